#include "engine/base/buffered_file.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "engine/base/error.hpp"

namespace fundstelle::base {

BufferedOutput::BufferedOutput(std::filesystem::path path)
    : path_(std::move(path)), file_(create_file(path_)) {}

void BufferedOutput::write_out() {
    write_all(file_, buffer_, path_);
    written_ += buffer_.size();
    buffer_.clear();
}

void BufferedOutput::sync() {
    write_out();
    sync_file(file_, path_);
}

BufferedInput::BufferedInput(std::filesystem::path path, std::uint64_t begin, std::uint64_t end)
    : path_(std::move(path)), file_(open_for_reading(path_)), next_(begin), end_(end) {}

std::string_view BufferedInput::take(std::size_t size) {
    if (view_.size() < size) {
        fill(size);
    }
    const std::string_view taken = view_.substr(0, size);
    view_.remove_prefix(size);
    return taken;
}

std::uint64_t BufferedInput::number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto byte = static_cast<unsigned char>(take(1).front());
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) {
            break;
        }
    }
    return number;
}

/// Reads on until `size` bytes are at hand.
void BufferedInput::fill(std::size_t size) {
    constexpr std::size_t kBufferBytes = std::size_t{64} * 1024;
    if (size > view_.size() + (end_ - next_)) {
        throw Error(ErrorCode::IndexDamaged, "a part of the build ends too early")
            .with_log_detail(path_.string());
    }
    std::string bytes(view_);
    const std::size_t wanted =
        std::min<std::uint64_t>(std::max(size, kBufferBytes), bytes.size() + (end_ - next_));
    std::size_t filled = bytes.size();
    bytes.resize(wanted);
    while (filled < wanted) {
        const ssize_t count =
            ::pread(file_.get(), bytes.data() + filled, wanted - filled, static_cast<off_t>(next_));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            throw system_error(count < 0 ? errno : EIO, "read the file", path_.native());
        }
        filled += static_cast<std::size_t>(count);
        next_ += static_cast<std::uint64_t>(count);
    }
    buffer_ = std::move(bytes);
    view_ = buffer_;
}

} // namespace fundstelle::base

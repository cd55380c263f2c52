#include "indexer/byte_source.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::indexer {

namespace {

constexpr std::size_t kChunkBytes = 256u * 1024;
constexpr int kGzipWindow = 15 + 16; // the largest window, with a gzip head

[[noreturn]] void throw_broken(std::string_view format) {
    throw base::Error{base::ErrorCode::InvalidBody, "broken " + std::string(format) + " data"};
}

/// A descriptor's bytes, the first ones of which can be looked at before they are read.
class FileSource final : public ByteSource {
public:
    explicit FileSource(base::FileDescriptor file) : file_(std::move(file)) {}

    [[nodiscard]] std::string_view peek(std::size_t wanted) {
        while (head_.size() < wanted) {
            std::array<char, 64> bytes{};
            const std::size_t got = read_raw(bytes);
            if (got == 0) {
                break;
            }
            head_.append(bytes.data(), got);
        }
        return head_;
    }

    [[nodiscard]] std::size_t read(std::span<char> bytes) override {
        if (head_.empty()) {
            return read_raw(bytes);
        }
        const std::size_t count = std::min(bytes.size(), head_.size());
        std::copy_n(head_.begin(), count, bytes.begin());
        head_.erase(0, count);
        return count;
    }

private:
    [[nodiscard]] std::size_t read_raw(std::span<char> bytes) const {
        for (;;) {
            const ssize_t got = ::read(file_.get(), bytes.data(), bytes.size());
            if (got >= 0) {
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) {
                throw base::system_error(errno, "read the input", "");
            }
        }
    }

    base::FileDescriptor file_;
    std::string head_;
};

/// Unpacks gzip, also several members one behind the other.
class GzipSource final : public ByteSource {
public:
    explicit GzipSource(std::unique_ptr<ByteSource> packed)
        : packed_(std::move(packed)), input_(kChunkBytes) {
        if (inflateInit2(&stream_, kGzipWindow) != Z_OK) {
            throw base::Error{base::ErrorCode::Internal, "cannot unpack gzip data"};
        }
    }

    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;
    GzipSource(GzipSource&&) = delete;
    GzipSource& operator=(GzipSource&&) = delete;
    ~GzipSource() override { inflateEnd(&stream_); }

    [[nodiscard]] std::size_t read(std::span<char> bytes) override {
        stream_.next_out = reinterpret_cast<Bytef*>(bytes.data());
        stream_.avail_out = static_cast<uInt>(bytes.size());
        while (stream_.avail_out == bytes.size()) {
            if (stream_.avail_in == 0 && !refill()) {
                if (is_inside_member_) {
                    throw_broken("gzip");
                }
                return 0;
            }
            is_inside_member_ = true;
            const int status = inflate(&stream_, Z_NO_FLUSH);
            if (status == Z_STREAM_END) {
                is_inside_member_ = false;
                inflateReset(&stream_);
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                throw_broken("gzip");
            }
        }
        return bytes.size() - stream_.avail_out;
    }

private:
    bool refill() {
        const std::size_t got = packed_->read(input_);
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(got);
        return got > 0;
    }

    std::unique_ptr<ByteSource> packed_;
    std::vector<char> input_;
    z_stream stream_{};
    bool is_inside_member_ = false;
};

/// Unpacks zstd, also frames with a long window.
class ZstdSource final : public ByteSource {
public:
    explicit ZstdSource(std::unique_ptr<ByteSource> packed)
        : packed_(std::move(packed)), input_(kChunkBytes) {
        constexpr int kLongestWindow = 27; // 128 MiB, what `zstd --long` makes by default
        ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kLongestWindow);
    }

    [[nodiscard]] std::size_t read(std::span<char> bytes) override {
        ZSTD_outBuffer out{bytes.data(), bytes.size(), 0};
        while (out.pos == 0) {
            if (pending_.pos == pending_.size) {
                pending_ = {input_.data(), packed_->read(input_), 0};
                if (pending_.size == 0) {
                    if (is_inside_frame_) {
                        throw_broken("zstd");
                    }
                    return 0;
                }
            }
            const std::size_t left = ZSTD_decompressStream(context_.get(), &out, &pending_);
            if (ZSTD_isError(left) != 0) {
                throw_broken("zstd");
            }
            is_inside_frame_ = left > 0;
        }
        return out.pos;
    }

private:
    struct FreeContext {
        void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
    };

    std::unique_ptr<ByteSource> packed_;
    std::vector<char> input_;
    std::unique_ptr<ZSTD_DCtx, FreeContext> context_{ZSTD_createDCtx()};
    ZSTD_inBuffer pending_{nullptr, 0, 0};
    bool is_inside_frame_ = false;
};

base::FileDescriptor open_input(const std::filesystem::path& path) {
    if (path != "-") {
        return base::open_for_reading(path);
    }
    const int copy = ::dup(STDIN_FILENO);
    if (copy < 0) {
        throw base::system_error(errno, "read standard input", "-");
    }
    return base::FileDescriptor(copy);
}

} // namespace

std::unique_ptr<ByteSource> open_source(const std::filesystem::path& path) {
    auto file = std::make_unique<FileSource>(open_input(path));
    const std::string_view head = file->peek(4);
    if (head.starts_with("\x1f\x8b")) {
        return std::make_unique<GzipSource>(std::move(file));
    }
    if (head.starts_with("\x28\xb5\x2f\xfd")) {
        return std::make_unique<ZstdSource>(std::move(file));
    }
    return file;
}

std::optional<std::string> unpack_deflated(std::string_view packed, std::size_t limit) {
    constexpr int kAnyHead = 15 + 32;
    constexpr int kNoHead = -15;
    for (const int window : {kAnyHead, kNoHead}) {
        z_stream stream{};
        if (inflateInit2(&stream, window) != Z_OK) {
            return std::nullopt;
        }
        std::string in(packed);
        stream.next_in = reinterpret_cast<Bytef*>(in.data());
        stream.avail_in = static_cast<uInt>(in.size());
        std::string out;
        int status = Z_OK;
        while (status == Z_OK && out.size() <= limit) {
            const std::size_t before = out.size();
            out.resize(before + kChunkBytes);
            stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
            stream.avail_out = static_cast<uInt>(kChunkBytes);
            status = inflate(&stream, Z_NO_FLUSH);
            out.resize(out.size() - stream.avail_out);
        }
        inflateEnd(&stream);
        const bool is_read = status == Z_STREAM_END || status == Z_BUF_ERROR;
        if (is_read && !out.empty()) {
            return out.size() <= limit ? std::optional(std::move(out)) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace fundstelle::indexer

#include "engine/index/checksummed_output.hpp"

#include <utility>

#include <xxhash.h>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kBufferBytes = 256u * 1024;
constexpr std::size_t kNumberBytes = 8;

class Checksum {
public:
    Checksum() { XXH3_64bits_reset(state_.get()); }

    void take(std::string_view bytes) {
        XXH3_64bits_update(state_.get(), bytes.data(), bytes.size());
    }

    [[nodiscard]] std::uint64_t of_all() const { return XXH3_64bits_digest(state_.get()); }

private:
    struct Free {
        void operator()(XXH3_state_t* freed) const { XXH3_freeState(freed); }
    };

    std::unique_ptr<XXH3_state_t, Free> state_{XXH3_createState()};
};

} // namespace

struct ChecksummedOutput::Hash {
    Checksum checksum;
};

ChecksummedOutput::ChecksummedOutput(std::filesystem::path path)
    : path_(std::move(path)), file_(base::create_file(path_)), hash_(std::make_unique<Hash>()) {}

ChecksummedOutput::~ChecksummedOutput() = default;

std::uint64_t ChecksummedOutput::append(std::string_view bytes) {
    const std::uint64_t place = size();
    buffer_.append(bytes);
    if (buffer_.size() >= kBufferBytes) {
        flush();
    }
    return place;
}

void ChecksummedOutput::append_fixed(std::uint64_t number) {
    index::append_fixed(buffer_, number, kNumberBytes);
}

void ChecksummedOutput::flush() {
    hash_->checksum.take(buffer_);
    base::write_all(file_, buffer_, path_);
    written_ += buffer_.size();
    buffer_.clear();
}

void ChecksummedOutput::finish() {
    flush();
    index::append_fixed(buffer_, hash_->checksum.of_all(), kNumberBytes);
    base::write_all(file_, buffer_, path_);
    written_ += buffer_.size();
    buffer_.clear();
}

bool has_right_checksum(const base::MappedFile& file) {
    constexpr std::size_t kPieceBytes = 4u * 1024 * 1024;
    if (file.bytes().size() < kNumberBytes) {
        return false;
    }
    const std::string_view hashed = file.bytes().substr(0, file.bytes().size() - kNumberBytes);
    Checksum checksum;
    for (std::size_t begin = 0; begin < hashed.size(); begin += kPieceBytes) {
        checksum.take(hashed.substr(begin, kPieceBytes));
        file.leave_pages();
    }
    return checksum.of_all() == read_fixed(file.bytes().substr(hashed.size()), kNumberBytes);
}

} // namespace fundstelle::index

#include "engine/index/checksummed_output.hpp"

#include <utility>

#include <xxhash.h>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kBufferBytes = 256u * 1024;
constexpr std::size_t kNumberBytes = 8;

} // namespace

struct ChecksummedOutput::Hash {
    Hash() { XXH3_64bits_reset(state.get()); }

    struct Free {
        void operator()(XXH3_state_t* freed) const { XXH3_freeState(freed); }
    };
    std::unique_ptr<XXH3_state_t, Free> state{XXH3_createState()};
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
    XXH3_64bits_update(hash_->state.get(), buffer_.data(), buffer_.size());
    base::write_all(file_, buffer_, path_);
    written_ += buffer_.size();
    buffer_.clear();
}

void ChecksummedOutput::finish() {
    flush();
    index::append_fixed(buffer_, XXH3_64bits_digest(hash_->state.get()), kNumberBytes);
    base::write_all(file_, buffer_, path_);
    written_ += buffer_.size();
    buffer_.clear();
}

} // namespace fundstelle::index

#include "indexer/readers/buffered_source.hpp"

#include <algorithm>

namespace fundstelle::indexer {

namespace {

constexpr std::size_t kBufferBytes = 256u * 1024;

} // namespace

std::optional<char> BufferedSource::peek() {
    if (place_ == buffer_.size() && !fill()) {
        return std::nullopt;
    }
    return buffer_[place_];
}

std::optional<char> BufferedSource::take() {
    const std::optional<char> byte = peek();
    if (byte) {
        ++place_;
        ++offset_;
    }
    return byte;
}

bool BufferedSource::take_until(char end, std::size_t limit, std::string& bytes) {
    if (!peek()) {
        return false;
    }
    while (peek()) {
        const std::size_t found = buffer_.find(end, place_);
        const std::size_t stop = found == std::string::npos ? buffer_.size() : found;
        const std::size_t room = limit - std::min(limit, bytes.size());
        bytes.append(buffer_, place_, std::min(stop - place_, room));
        offset_ += stop - place_;
        place_ = stop;
        if (found != std::string::npos) {
            ++place_;
            ++offset_;
            return true;
        }
    }
    return true;
}

void BufferedSource::take_count(std::size_t count, std::string& bytes) {
    while (count > 0 && peek()) {
        const std::size_t piece = std::min(count, buffer_.size() - place_);
        bytes.append(buffer_, place_, piece);
        place_ += piece;
        offset_ += piece;
        count -= piece;
    }
}

std::size_t BufferedSource::take_into(std::span<char> bytes) {
    if (!peek()) {
        return 0;
    }
    const std::size_t count = buffer_.copy(bytes.data(), bytes.size(), place_);
    place_ += count;
    offset_ += count;
    return count;
}

std::size_t BufferedSource::skip(std::size_t count) {
    std::size_t skipped = 0;
    while (skipped < count && peek()) {
        const std::size_t piece = std::min(count - skipped, buffer_.size() - place_);
        place_ += piece;
        offset_ += piece;
        skipped += piece;
    }
    return skipped;
}

void BufferedSource::give_back(std::string_view bytes) {
    buffer_.replace(0, place_, bytes);
    place_ = 0;
    offset_ -= bytes.size();
}

std::string_view BufferedSource::head(std::size_t count) {
    // A pipe gives as little as it likes at once.
    std::string more;
    while (buffer_.size() < count) {
        more.resize(count);
        more.resize(source_->read(more));
        if (more.empty()) {
            break;
        }
        buffer_ += more;
    }
    return std::string_view(buffer_).substr(0, count);
}

bool BufferedSource::fill() {
    buffer_.resize(kBufferBytes);
    buffer_.resize(source_->read(buffer_));
    place_ = 0;
    return !buffer_.empty();
}

} // namespace fundstelle::indexer

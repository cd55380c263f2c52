#include "server/gate/chunked_decoder.hpp"

#include <algorithm>
#include <charconv>

#include "server/gate/head_parser.hpp"
#include "server/gate/syntax.hpp"

namespace fundstelle::server::gate {

void ChunkedDecoder::refuse(base::ErrorCode code, const char* detail) {
    refusal_ = Refusal{code, detail};
}

void ChunkedDecoder::count_extra(std::size_t bytes) {
    extra_bytes_ += bytes;
    if (extra_bytes_ > limits_.max_extra_bytes) {
        refuse(base::ErrorCode::InvalidRequest, "the chunks hold too much besides the body");
    }
}

void ChunkedDecoder::read_size(std::size_t body_bytes) {
    const std::size_t end_of_digits = line_.find_first_not_of("0123456789abcdefABCDEF");
    const std::string_view digits = std::string_view(line_).substr(0, end_of_digits);
    const std::string_view extension = std::string_view(line_).substr(digits.size());
    const bool is_extension =
        extension.empty() || (trimmed(extension).starts_with(';') && is_field_text(extension));
    if (digits.empty() || !is_extension) {
        refuse(base::ErrorCode::InvalidRequest, "a chunk's size is no hexadecimal number");
        return;
    }
    count_extra(extension.size());
    constexpr int kHexadecimal = 16;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), left_, kHexadecimal);
    if (error != std::errc() || left_ > limits_.max_body_bytes - body_bytes) {
        refuse(base::ErrorCode::PayloadTooLarge, "the body is larger than server.max_body allows");
        return;
    }
    state_ = left_ == 0 ? State::Trailer : State::Data;
}

void ChunkedDecoder::end_line(std::size_t body_bytes) {
    if (line_.empty() || line_.back() != '\r') {
        refuse(base::ErrorCode::InvalidRequest, "a line of a chunk does not end in CR LF");
        return;
    }
    line_.pop_back();
    if (state_ == State::Size) {
        read_size(body_bytes);
    } else if (state_ == State::DataEnd) {
        state_ = State::Size;
        if (!line_.empty()) {
            refuse(base::ErrorCode::InvalidRequest, "a chunk is longer than its size");
        }
    } else if (line_.empty()) {
        state_ = State::Done;
    } else if (!parse_header_line(line_)) {
        refuse(base::ErrorCode::InvalidRequest, "a trailer is not a name, a colon and a value");
    } else {
        count_extra(line_.size());
    }
    line_.clear();
}

std::size_t ChunkedDecoder::take_line(std::string_view bytes) {
    const std::size_t end = bytes.find('\n');
    const std::size_t size = std::min(end, bytes.size());
    const std::size_t most = state_ == State::DataEnd ? 1 : limits_.max_line_bytes;
    if (line_.size() + size > most) {
        refuse(base::ErrorCode::InvalidRequest, "a line of a chunk is too long");
        return 0;
    }
    line_.append(bytes.substr(0, size));
    return end == std::string_view::npos ? size : size + 1;
}

std::size_t ChunkedDecoder::take_data(std::string_view bytes, std::string& body) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size()));
    body.append(bytes.substr(0, size));
    left_ -= size;
    if (left_ == 0) {
        state_ = State::DataEnd;
    }
    return size;
}

std::size_t ChunkedDecoder::decode(std::string_view bytes, std::string& body) {
    std::size_t used = 0;
    while (used < bytes.size() && state_ != State::Done && !refusal_) {
        const std::string_view rest = bytes.substr(used);
        if (state_ == State::Data) {
            used += take_data(rest, body);
            continue;
        }
        const std::size_t taken = take_line(rest);
        used += taken;
        if (taken > 0 && rest[taken - 1] == '\n') {
            end_line(body.size());
        }
    }
    return used;
}

} // namespace fundstelle::server::gate

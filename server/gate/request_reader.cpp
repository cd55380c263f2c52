#include "server/gate/request_reader.hpp"

#include <algorithm>
#include <utility>

namespace fundstelle::server::gate {

void RequestReader::refuse(Refusal refusal) {
    refusal_ = std::move(refusal);
    state_ = State::Refused;
}

void RequestReader::begin_body(std::string_view head) {
    std::variant<RequestHead, Refusal> parsed = parse_head(head, *limits_);
    if (auto* refusal = std::get_if<Refusal>(&parsed)) {
        refuse(std::move(*refusal));
        return;
    }
    head_ = std::move(std::get<RequestHead>(parsed));
    state_ = head_.has_body() ? State::Body : State::Whole;
    if (head_.is_chunked) {
        chunks_.emplace(ChunkLimits{.max_body_bytes = limits_->max_body_bytes});
    }
}

std::size_t RequestReader::read_head(std::string_view bytes) {
    state_ = State::Head;
    const std::size_t before = partial_.size();
    if (before > 0) {
        partial_ += bytes;
    }
    const std::string_view head = before > 0 ? std::string_view(partial_) : bytes;
    const std::optional<std::size_t> end = scanner_.scan(head);
    if (end) {
        begin_body(head.substr(0, *end));
        scanner_ = HeadScanner(*limits_);
        partial_ = {};
        return *end - before;
    }
    if (scanner_.refusal()) {
        refuse(*scanner_.refusal());
    } else if (before == 0) {
        partial_ = bytes;
    }
    return bytes.size();
}

std::size_t RequestReader::read_body(std::string_view bytes) {
    std::string& body = head_.request.http.body;
    if (!chunks_) {
        const auto left = static_cast<std::size_t>(head_.content_length) - body.size();
        const std::size_t size = std::min(left, bytes.size());
        body.append(bytes.substr(0, size));
        state_ = size == left ? State::Whole : State::Body;
        return size;
    }
    const std::size_t used = chunks_->decode(bytes, body);
    if (chunks_->refusal()) {
        refuse(*chunks_->refusal());
    } else if (chunks_->is_done()) {
        state_ = State::Whole;
    }
    return used;
}

std::size_t RequestReader::read(std::string_view bytes) {
    std::size_t used = 0;
    while (used < bytes.size() && state_ != State::Whole && state_ != State::Refused) {
        const std::string_view rest = bytes.substr(used);
        used += state_ == State::Body ? read_body(rest) : read_head(rest);
    }
    return used;
}

bool RequestReader::take_expectation() {
    return state_ == State::Body && std::exchange(head_.expects_continue, false);
}

Request RequestReader::take_request() {
    Request request = std::move(head_.request);
    head_ = {};
    chunks_.reset();
    state_ = State::Idle;
    return request;
}

} // namespace fundstelle::server::gate

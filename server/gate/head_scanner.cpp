#include "server/gate/head_scanner.hpp"

namespace fundstelle::server::gate {

namespace {

/// Besides the target, a request line holds a method and a version.
constexpr std::size_t kRestOfRequestLine = 64;

} // namespace

void HeadScanner::refuse(base::ErrorCode code, const char* detail) {
    refusal_ = Refusal{code, detail};
}

void HeadScanner::check_sizes(std::size_t size) {
    if (lines_ == 0 && size > limits_->max_target_bytes + kRestOfRequestLine) {
        refuse(
            base::ErrorCode::UriTooLong, "the request line is longer than server.max_target allows"
        );
    } else if (size > limits_->max_head_bytes) {
        refuse(
            base::ErrorCode::HeadersTooLarge, "the headers are larger than server.max_head allows"
        );
    } else if (lines_ > limits_->max_headers + 1) {
        refuse(
            base::ErrorCode::HeadersTooLarge,
            "there are more headers than server.max_headers allows"
        );
    }
}

bool HeadScanner::take_line(std::size_t end) {
    const bool is_empty = end == line_begin_ + 1;
    const bool is_leading = line_begin_ == 0;
    scanned_ = end + 1;
    line_begin_ = scanned_;
    if (!is_empty) {
        ++lines_;
        check_sizes(scanned_);
        return false;
    }
    if (!is_leading && lines_ == 0) {
        refuse(base::ErrorCode::InvalidRequest, "there is no request line");
    }
    return lines_ > 0;
}

std::optional<std::size_t> HeadScanner::scan(std::string_view head) {
    while (!refusal_) {
        const std::size_t end = head.find('\n', scanned_);
        if (end == std::string_view::npos) {
            scanned_ = head.size();
            check_sizes(head.size());
            return std::nullopt;
        }
        // Sizes first, so that a head is refused for the same reason however its bytes come in.
        check_sizes(end + 1);
        if (!refusal_ && (end == line_begin_ || head[end - 1] != '\r')) {
            refuse(base::ErrorCode::InvalidRequest, "a line does not end in CR LF");
        }
        if (!refusal_ && take_line(end)) {
            return scanned_;
        }
    }
    return std::nullopt;
}

} // namespace fundstelle::server::gate

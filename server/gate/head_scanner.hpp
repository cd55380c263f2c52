#pragma once
// Looks for the end of a request head while its bytes come in, and stops heads that break a limit
// or the rules of lines before they are whole.
#include <cstddef>
#include <optional>
#include <string_view>

#include "server/gate/limits.hpp"
#include "server/gate/request.hpp"

namespace fundstelle::server::gate {

/// Scans one head; each byte once, however it comes in. Not thread safe.
class HeadScanner {
public:
    explicit HeadScanner(const RequestLimits& limits) : limits_(&limits) {}

    /// Scans on; `head` holds all bytes from the head's beginning on. Gives how many bytes the head
    /// has, the empty line at its end included, once that is seen. One empty line before the
    /// request line belongs to the head (RFC 9112 section 2.2).
    [[nodiscard]] std::optional<std::size_t> scan(std::string_view head);

    /// Why the head is not let in; nothing as long as it may be.
    [[nodiscard]] const std::optional<Refusal>& refusal() const { return refusal_; }

private:
    void refuse(base::ErrorCode code, const char* detail);
    [[nodiscard]] bool take_line(std::size_t end); ///< whether it is the empty one at the end
    void check_sizes(std::size_t size);

    const RequestLimits* limits_;
    std::size_t line_begin_ = 0; ///< of the first line whose end is not seen
    std::size_t scanned_ = 0;    ///< bytes that hold no further line end
    std::size_t lines_ = 0;      ///< whole lines, the request line included
    std::optional<Refusal> refusal_;
};

} // namespace fundstelle::server::gate

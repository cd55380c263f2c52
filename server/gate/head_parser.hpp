#pragma once
// Reads a whole request head by the letter of RFC 9112: what two readers could understand in two
// ways is refused, so that nobody in front of this server can be made to see other requests than it
// does.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "server/gate/limits.hpp"
#include "server/gate/request.hpp"

namespace fundstelle::server::gate {

/// What a head says.
struct RequestHead {
    Request request; ///< its body is empty yet
    std::uint64_t content_length = 0;
    bool is_chunked = false;
    bool expects_continue = false;

    [[nodiscard]] bool has_body() const { return is_chunked || content_length > 0; }
};

/// Reads a head that `HeadScanner` found the end of. Gives what it says, or why it is not let in:
/// InvalidRequest (400) for what breaks a rule, UriTooLong, PayloadTooLarge, NotImplemented for an
/// unknown method or transfer coding, UnsupportedMediaType for a content coding. Safe from any
/// thread.
[[nodiscard]] std::variant<RequestHead, Refusal> parse_head(
    std::string_view head, const RequestLimits& limits
);

/// Gives name (in lower case) and value of a header line without its CR LF; nothing where it breaks
/// a rule: no colon, space before it, a beginning with space (obs-fold), a control character.
[[nodiscard]] std::optional<NamedValue> parse_header_line(std::string_view line);

} // namespace fundstelle::server::gate

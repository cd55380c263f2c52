#pragma once
// A request and a response as our handlers see them: plain values, no library's types.
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fundstelle::server {

/// A name and a value, in the order received.
using NamedValue = std::pair<std::string, std::string>;

/// One request. Texts are as sent unless said otherwise.
struct HttpRequest {
    std::string method;
    std::string path;                ///< without the query, still percent-encoded
    std::vector<NamedValue> query;   ///< decoded; valid UTF-8
    std::vector<NamedValue> headers; ///< names in lower case
    std::vector<std::string>
        captures; ///< decoded path segments of the route's braces, set by the guards
    std::string body;
    std::string id;           ///< of the request, for logs and answers
    std::string peer_address; ///< the connection's other end: textual IP without port, never what a
                              ///< header says; IPv4 in dotted form also over an IPv6 socket
    std::string_view route;   ///< name of the route, set by the guards; empty where there is none
    std::string trace_id;     ///< 32 hex digits of the client's traceparent; empty without one

    /// Gives the first header of a lower-case name, or an empty text.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Gives a body piece by piece: the next one with each call, an empty one at the end. Called after
/// the handler has returned, by one thread at a time, as fast as the client takes it; never again
/// after the end. What it throws breaks the connection off, so that nobody takes a part for the
/// whole. It is destroyed when the body is sent or the client is gone, and with it what it holds.
using BodySource = std::function<std::string()>;

/// One response.
struct HttpResponse {
    int status = 200;
    std::string content_type;
    std::string body;
    BodySource source; ///< where set, the body comes from here, of unknown length, and `body` is
                       ///< empty; HEAD destroys it unasked
    std::vector<NamedValue> headers;

    /// Adds a header.
    void set_header(std::string name, std::string value);

    /// Gives the first header of this name, written alike, or an empty text.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// A target's path and query.
struct Target {
    std::string path; ///< still percent-encoded
    std::vector<NamedValue> query;
};

/// Splits a request target and decodes its query ("+" is a space). Throws Error{InvalidParameter}
/// that names the parameter for wrong percent-encoding, wrong UTF-8 or a NUL. Source: WHATWG URL,
/// application/x-www-form-urlencoded.
[[nodiscard]] Target parse_target(std::string_view target);

/// Decodes percent-encoding of a path segment; nothing where it is wrong, not UTF-8 or holds a
/// control character.
[[nodiscard]] std::optional<std::string> decode_segment(std::string_view segment);

/// Percent-encodes all but unreserved characters. Source: RFC 3986 section 2.3.
[[nodiscard]] std::string encode_component(std::string_view text);

/// Gives a response with a JSON body.
[[nodiscard]] HttpResponse json_response(std::string body, int status = 200);

} // namespace fundstelle::server

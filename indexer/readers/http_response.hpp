#pragma once
// A page out of an HTTP response as it went over the wire.
#include <string>
#include <string_view>
#include <variant>

namespace fundstelle::indexer {

/// A page's bytes and the character set that its response names.
struct ResponsePage {
    std::string html;
    std::string charset;
};

/// No page and no fault: a picture, a redirection, an error.
struct NoPage {};

/// Gives the page of a response of status 2xx and a type of HTML, its body unchunked and unpacked
/// (gzip, deflate); at most `limit` bytes. A fault tells what cannot be unpacked. Never throws.
/// Source: RFC 9112.
[[nodiscard]] std::variant<ResponsePage, NoPage, std::string> page_of_response(
    std::string_view response, std::size_t limit
);

/// Tells whether a Content-Type is one of HTML.
[[nodiscard]] bool is_html_type(std::string_view content_type);

/// Gives the character set in a Content-Type; "" where it names none.
[[nodiscard]] std::string charset_of_type(std::string_view content_type);

/// Gives the body without the frames of chunks; as it is where it has none.
[[nodiscard]] std::string without_chunks(std::string_view body);

} // namespace fundstelle::indexer

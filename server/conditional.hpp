#pragma once
// Entity tags, and whether a client has an answer already.
#include <string>
#include <string_view>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// Gives a strong tag of a body: XXH3-128 in quotes.
[[nodiscard]] std::string entity_tag(std::string_view body);

/// Names what a request finds in one revision of the index: parameters in another order make the
/// same name, repeated values do not.
[[nodiscard]] std::string answer_key(const HttpRequest& http, std::string_view revision);

/// Gives the tag of what a request finds in one revision of the index, by its `answer_key`: weak,
/// since answers tell how long they took.
[[nodiscard]] std::string revision_tag(const HttpRequest& http, std::string_view revision);

/// Tells whether If-None-Match holds the tag. Source: RFC 9110 section 13.1.2 (weak comparison).
[[nodiscard]] bool has_tag(const HttpRequest& http, std::string_view tag);

/// Makes a 304 of a 200 whose ETag the client has; it keeps its headers and loses its body.
void answer_if_none_match(const HttpRequest& http, HttpResponse& response);

/// Gives the 304 of a tag.
[[nodiscard]] HttpResponse not_modified(std::string tag);

} // namespace fundstelle::server

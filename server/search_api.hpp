#pragma once
// GET /v1/search, GET /v1/articles/{id}/snippets and POST /v1/snippets.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Ranked hits with snippets.
[[nodiscard]] HttpResponse handle_search(const HttpRequest& http, const Services& services);

/// The best snippets of one article.
[[nodiscard]] HttpResponse handle_article_snippets(
    const HttpRequest& http, const Services& services
);

/// Snippets of any text: {"q", "text", "snippets"?, "snippet_length"?, "highlight"?}.
[[nodiscard]] HttpResponse handle_text_snippets(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

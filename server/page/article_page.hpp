#pragma once
// The page of one article at "/artikel/{id}", set as newspapers set it, with the query's words
// marked.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Renders the article; `q` marks the words of a query.
[[nodiscard]] HttpResponse handle_article_page(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

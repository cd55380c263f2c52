#pragma once
// The page of one article at "/artikel/{id}", set as newspapers set it, with the query's words
// marked, and its citations as files.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Renders the article; `q` marks the words of a query, and all parameters of a search lead back to
/// it.
[[nodiscard]] HttpResponse handle_article_page(const HttpRequest& http, const Services& services);

/// Gives the article's citation as a file for BibTeX.
[[nodiscard]] HttpResponse handle_bibtex(const HttpRequest& http, const Services& services);

/// Gives the article's citation as a file for reference managers.
[[nodiscard]] HttpResponse handle_ris(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

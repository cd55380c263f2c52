#pragma once
// Link headers to the pages around one page of hits.
#include <optional>
#include <string>

#include "engine/search/request.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// Adds a Link header with the page behind (by its cursor), the one before (where pages are counted
/// by offset) and the first. Sources: RFC 8288; relations of RFC 5988.
void add_paging_links(
    const HttpRequest& http,
    const search::SearchRequest& request,
    const std::optional<std::string>& next,
    HttpResponse& response
);

/// Gives the request's own path and query without what places a page, and with one parameter more;
/// none for an empty name.
[[nodiscard]] std::string target_with(
    const HttpRequest& http, std::string_view name, std::string_view value
);

} // namespace fundstelle::server

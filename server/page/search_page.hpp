#pragma once
// The search page at "/": field, hits, orders, paging, and an honest word where nothing was found.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Renders the page for the parameters of GET /v1/search; what is wrong with them is said on the
/// page.
[[nodiscard]] HttpResponse handle_search_page(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

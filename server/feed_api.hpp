#pragma once
// GET /v1/feed.atom and GET /v1/feed.rss: the newest hits of a query.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// The newest hits as an Atom feed. Parameters are those of a search.
[[nodiscard]] HttpResponse handle_atom_feed(const HttpRequest& http, const Services& services);

/// The same as RSS.
[[nodiscard]] HttpResponse handle_rss_feed(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

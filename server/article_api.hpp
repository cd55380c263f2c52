#pragma once
// GET /v1/articles/{id}.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// The article as it was taken in.
[[nodiscard]] HttpResponse handle_article(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

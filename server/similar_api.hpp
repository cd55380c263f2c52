#pragma once
// GET /v1/articles/{id}/similar.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// The articles most like one.
[[nodiscard]] HttpResponse handle_similar(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

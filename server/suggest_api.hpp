#pragma once
// GET /v1/suggest.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Completions of what somebody types.
[[nodiscard]] HttpResponse handle_suggest(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

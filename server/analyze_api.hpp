#pragma once
// GET /v1/analyze.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// How a text is understood, token by token. Without an index by the general lexicon alone.
[[nodiscard]] HttpResponse handle_analyze(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

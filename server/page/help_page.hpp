#pragma once
// The help of the query language at "/hilfe", with examples that one can click.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

[[nodiscard]] HttpResponse handle_help_page(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

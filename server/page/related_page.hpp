#pragma once
// What belongs to one article as pages: articles like it at "/artikel/{id}/aehnlich", other copies
// of its story at "/artikel/{id}/fassungen". Scripts unfold their lists under a hit.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

[[nodiscard]] HttpResponse handle_similar_page(const HttpRequest& http, const Services& services);

[[nodiscard]] HttpResponse handle_versions_page(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

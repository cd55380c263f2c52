#pragma once
// Writing over HTTP: checked, made durable in the inbox, then acknowledged with a receipt.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// POST /v1/articles: inserts or replaces articles.
[[nodiscard]] HttpResponse handle_write(const HttpRequest& http, const Services& services);

/// PUT /v1/articles/{id}: inserts or replaces one.
[[nodiscard]] HttpResponse handle_put(const HttpRequest& http, const Services& services);

/// DELETE /v1/articles/{id}.
[[nodiscard]] HttpResponse handle_delete(const HttpRequest& http, const Services& services);

/// GET /v1/receipts/{id}: what became of a write.
[[nodiscard]] HttpResponse handle_receipt(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

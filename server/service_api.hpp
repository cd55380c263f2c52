#pragma once
// GET /v1/stats, /healthz, /readyz, /metrics, /opensearch.xml and /problems/{slug}: for machines
// and for those who run the server.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// What the index holds.
[[nodiscard]] HttpResponse handle_stats(const HttpRequest& http, const Services& services);

/// The process lives.
[[nodiscard]] HttpResponse handle_health(const HttpRequest& http, const Services& services);

/// The server can answer searches: an index is open, and it is not stopping.
[[nodiscard]] HttpResponse handle_readiness(const HttpRequest& http, const Services& services);

/// What is counted and measured, for Prometheus.
[[nodiscard]] HttpResponse handle_metrics(const HttpRequest& http, const Services& services);

/// How a browser adds the search, as OpenSearch 1.1.
[[nodiscard]] HttpResponse handle_opensearch(const HttpRequest& http, const Services& services);

/// What a problem's type means, as plain text.
[[nodiscard]] HttpResponse handle_problem_page(const HttpRequest& http, const Services& services);

} // namespace fundstelle::server

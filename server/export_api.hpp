#pragma once
// GET /v1/export: all hits of a query as NDJSON or CSV, streamed.
#include "server/http_message.hpp"
#include "server/services.hpp"

namespace fundstelle::server {

/// Streams every hit of a search as an article. Parameters are those of a search and `format`.
[[nodiscard]] HttpResponse handle_export(const HttpRequest& http, const Services& services);

/// Gives a row of CSV for an article, with its line end: the columns of `csv_header`. Lists are
/// joined by "; ". Cells that a spreadsheet would run as a formula begin with an apostrophe.
/// Sources: RFC 4180; OWASP, CSV Injection.
[[nodiscard]] std::string csv_row(const article::Article& article, const base::TimeZone& zone);

/// Gives the row of column names.
[[nodiscard]] std::string csv_header();

} // namespace fundstelle::server

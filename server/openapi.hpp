#pragma once
// GET /openapi.json: the description of the API, made from the tables that the server itself runs
// on: routes, parameters, fields of articles, problems.
#include <span>
#include <string>
#include <vector>

#include "server/router.hpp"

namespace fundstelle::server {

/// Gives the description of all routes that are no assets. The prose and the schemas of answers
/// come from openapi/operations.json and openapi/schemas.json. Source: OpenAPI 3.1.0.
[[nodiscard]] std::string openapi_document(std::span<const Route> routes);

/// Gives what the prose lacks or has too much beside the tables: routes, fields of articles,
/// parameters. Empty when all is described.
[[nodiscard]] std::vector<std::string> openapi_faults(std::span<const Route> routes);

/// Adds the route that serves the description of all routes, its own included.
void add_openapi_route(std::vector<Route>& routes);

} // namespace fundstelle::server

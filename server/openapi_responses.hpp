#pragma once
// Answers, headers and problems as OpenAPI has them, out of the table of errors.
#include <nlohmann/json_fwd.hpp>

#include "server/router.hpp"

namespace fundstelle::server {

/// Gives the "responses" of a route: its answer as `operation` describes it, and the problems that
/// can come by what the route takes and who may use it.
[[nodiscard]] nlohmann::ordered_json responses_of(
    const Route& route, const nlohmann::ordered_json& operation
);

/// Gives a response for each status in the table of errors, and one for all of them.
[[nodiscard]] nlohmann::ordered_json problem_responses();

/// Gives the headers that answers carry.
[[nodiscard]] nlohmann::ordered_json header_objects();

} // namespace fundstelle::server

#pragma once
// Parameters and fields of articles as JSON Schema, out of their tables.
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "server/parameters.hpp"

namespace fundstelle::server {

/// Gives the OpenAPI parameter of a row. The row's `values` are read as they are written for
/// people: "1..100", "relevance, newest, oldest", "list of year, month"; anything else is a text.
[[nodiscard]] nlohmann::ordered_json parameter_object(const ParameterRow& row);

/// Gives the schema of an article as it is given back. `documents` has a sentence for each field.
[[nodiscard]] nlohmann::ordered_json article_schema(const nlohmann::ordered_json& documents);

/// Gives the schema of `facets` in an answer: a list of counts for each field that has a parameter,
/// and each period.
[[nodiscard]] nlohmann::ordered_json facets_schema();

} // namespace fundstelle::server

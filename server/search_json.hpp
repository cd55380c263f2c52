#pragma once
// Search answers as the contract's JSON.
#include <string>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "engine/search/request.hpp"
#include "server/json_writer.hpp"
#include "server/parameters.hpp"

namespace fundstelle::server {

/// Gives the body of GET /v1/search.
[[nodiscard]] std::string search_to_json(
    const search::SearchResponse& response, Highlight highlight, const base::TimeZone& zone
);

/// Writes passages as an array: {"html"} or {"text", "marks": [[begin, end)]} in code points of the
/// text, or {"text"}.
void write_snippets(
    JsonWriter& json, const std::vector<search::MarkedText>& snippets, Highlight highlight
);

} // namespace fundstelle::server

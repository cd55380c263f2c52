#pragma once
// Search answers as the contract's JSON.
#include <chrono>
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

/// Writes one hit as an object.
void write_hit(
    JsonWriter& json, const search::Hit& hit, Highlight highlight, const base::TimeZone& zone
);

/// Writes the member "took_ms".
void write_took(JsonWriter& json, std::chrono::nanoseconds took);

/// Writes passages as an array: {"html"} or {"text", "marks": [[begin, end)]} in code points of the
/// text, or {"text"}.
void write_snippets(
    JsonWriter& json, const std::vector<search::MarkedText>& snippets, Highlight highlight
);

} // namespace fundstelle::server

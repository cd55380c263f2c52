#pragma once
// From query strings to requests: one table of parameters, every fault named, unknown names met
// with the nearest known one.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/base/time_zone.hpp"
#include "engine/search/request.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// How marks are given.
enum class Highlight { Html, Offsets, None };

/// One parameter of GET /v1/search, for reading, for help and for messages.
struct ParameterRow {
    std::string_view name;
    std::string_view values;   ///< "1..100"
    std::string_view fallback; ///< the value when it is missing
    std::string_view document; ///< one English sentence
    bool is_repeatable = false;
};

/// Gives the table of GET /v1/search. Safe from any thread.
[[nodiscard]] std::span<const ParameterRow> search_parameters();

/// A search as asked over HTTP.
struct HttpSearchRequest {
    search::SearchRequest search;
    Highlight highlight = Highlight::Html;
};

/// What bounds parameters.
struct ParameterLimits {
    std::size_t max_query_bytes = 4096;
};

/// Reads the parameters of GET /v1/search. Throws ParameterError with all that is wrong.
[[nodiscard]] HttpSearchRequest read_search_request(
    const std::vector<NamedValue>& query, const base::TimeZone& zone, const ParameterLimits& limits
);

/// What GET /v1/articles/{id}/snippets asks.
struct HttpSnippetRequest {
    std::string query;
    search::SnippetRequest snippets;
    Highlight highlight = Highlight::Html;
};

/// Reads q, snippets, snippet_length and highlight; q must be given. Throws ParameterError.
[[nodiscard]] HttpSnippetRequest read_snippet_request(
    const std::vector<NamedValue>& query, const ParameterLimits& limits
);

/// Throws ParameterError unless no parameter is given but those named.
void require_known(const std::vector<NamedValue>& query, std::span<const std::string_view> known);

} // namespace fundstelle::server

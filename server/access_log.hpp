#pragma once
// The lines of the log that requests leave: one for each, and one more for a slow search.
#include <chrono>
#include <string_view>

#include <spdlog/logger.h>

#include "engine/search/request.hpp"
#include "server/gate/request.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// Logs a request: method, path without its query (which can hold what people search for), status,
/// bytes, time, id and trace.
void log_request(
    spdlog::logger& log,
    const HttpRequest& request,
    std::string_view target,
    const HttpResponse& response,
    std::chrono::nanoseconds took
);

/// Logs a request or connection that the gate refused before anyone read its path.
void log_refusal(spdlog::logger& log, const gate::RefusedRequest& refused);

/// Logs a search that took long: what was typed, how it was understood, how much was found, and the
/// time by phase. No text of articles, no keys.
void log_slow_search(
    spdlog::logger& log,
    const HttpRequest& request,
    const search::SearchResponse& response,
    std::chrono::nanoseconds render
);

} // namespace fundstelle::server

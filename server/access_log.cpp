#include "server/access_log.hpp"

#include <string>

#include <spdlog/fmt/fmt.h>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::server {

namespace {

/// What is longer is cut, so that nobody fills the disk through the log.
constexpr std::size_t kMostPathBytes = 200;
constexpr std::size_t kMostQueryCodePoints = 500;

double milliseconds(std::chrono::nanoseconds time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

void add_trace(base::LogEvent& event, const HttpRequest& request) {
    event.fields.push_back({"request", request.id});
    event.text += ' ' + request.id;
    if (!request.trace_id.empty()) {
        event.fields.push_back({"trace", request.trace_id});
        event.text += " trace " + request.trace_id;
    }
}

} // namespace

void log_request(
    spdlog::logger& log,
    const HttpRequest& request,
    std::string_view target,
    const HttpResponse& response,
    std::chrono::nanoseconds took
) {
    const std::string path(target.substr(0, target.find('?')).substr(0, kMostPathBytes));
    const std::string size =
        response.source ? "streamed" : std::to_string(response.body.size()) + " bytes";
    base::LogEvent event{
        "request",
        fmt::format(
            "{} {} {} {} {:.1f} ms",
            request.method,
            base::json_escape(path),
            response.status,
            size,
            milliseconds(took)
        ),
        {{"method", request.method},
         {"path", path},
         {"route", std::string(request.route)},
         {"status", std::int64_t{response.status}},
         {"took_ms", milliseconds(took)},
         {"client", request.peer_address}}};
    if (!response.source) {
        event.fields.push_back({"bytes", static_cast<std::int64_t>(response.body.size())});
    }
    add_trace(event, request);
    base::log_event(log, spdlog::level::info, event);
}

void log_refusal(spdlog::logger& log, const gate::RefusedRequest& refused) {
    const base::ErrorKind& kind = base::error_kind(refused.refusal.code);
    const base::LogEvent event{
        "refused",
        fmt::format("refused with {}: {} {}", kind.http_status, refused.refusal.detail, refused.id),
        {{"status", std::int64_t{kind.http_status}},
         {"problem", std::string(kind.slug)},
         {"detail", refused.refusal.detail},
         {"client", refused.peer_address},
         {"request", refused.id}}};
    base::log_event(log, spdlog::level::info, event);
}

void log_slow_search(
    spdlog::logger& log,
    const HttpRequest& request,
    const search::SearchResponse& response,
    std::chrono::nanoseconds render
) {
    const search::PhaseTimes& phases = response.phases;
    const std::string query = base::shorten(response.query, kMostQueryCodePoints);
    const std::string understood = base::shorten(response.understood, kMostQueryCodePoints);
    base::LogEvent event{
        "slow search",
        fmt::format(
            "slow search: {:.1f} ms (parse {:.2f}, plan {:.2f}, match {:.2f}, fetch {:.2f}, "
            "snippets {:.2f}, render {:.2f}), {} hits in all, query \"{}\", understood \"{}\"",
            milliseconds(response.took),
            milliseconds(phases.parse),
            milliseconds(phases.plan),
            milliseconds(phases.match),
            milliseconds(phases.fetch),
            milliseconds(phases.snippets),
            milliseconds(render),
            response.total,
            query,
            understood
        ),
        {{"query", query},
         {"understood", understood},
         {"total", static_cast<std::int64_t>(response.total)},
         {"took_ms", milliseconds(response.took)},
         {"parse_ms", milliseconds(phases.parse)},
         {"plan_ms", milliseconds(phases.plan)},
         {"match_ms", milliseconds(phases.match)},
         {"fetch_ms", milliseconds(phases.fetch)},
         {"snippets_ms", milliseconds(phases.snippets)},
         {"render_ms", milliseconds(render)}}};
    add_trace(event, request);
    base::log_event(log, spdlog::level::warn, event);
}

} // namespace fundstelle::server

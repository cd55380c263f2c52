#pragma once
// What the server counts and measures, as Prometheus reads it.
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/search/request.hpp"
#include "engine/search/searcher.hpp"
#include "server/answer_cache.hpp"
#include "server/http_server.hpp"

namespace fundstelle::server {

/// What is read anew for each look at the metrics.
struct MetricsState {
    ServerLoad load;
    std::optional<search::IndexState> index; ///< nothing where no index can be read
    std::size_t inbox_writes = 0;            ///< accepted writes that wait
    AnswerCacheState answers;
    std::chrono::seconds now{0}; ///< since 1970, for ages
};

/// All counters and histograms of one server. Safe from any thread.
class Metrics {
public:
    Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;
    Metrics(Metrics&&) = delete;
    Metrics& operator=(Metrics&&) = delete;
    ~Metrics();

    /// Counts an answer. `route` is a route's name, so that there are few of them.
    void count_request(std::string_view route, int status, std::chrono::nanoseconds took);

    /// Counts an answer of the gate's own, to what never came to a route.
    void count_refusal(int status);

    /// Observes a search and how long writing its answer took.
    void observe_search(const search::PhaseTimes& phases, std::chrono::nanoseconds render);

    /// Counts a request to write that was refused, by its problem's slug.
    void count_refused_write(std::string_view problem);

    /// Gives all in the text format, version 0.0.4. Source: Prometheus, Exposition formats.
    [[nodiscard]] std::string text(const MetricsState& state);

private:
    struct Families;
    std::unique_ptr<Families> families_;
};

} // namespace fundstelle::server

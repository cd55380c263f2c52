#pragma once
// What the handlers answer from: the one set of services that main composes.
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include <spdlog/logger.h>

#include "engine/base/time_zone.hpp"
#include "engine/index/inbox.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "server/answer_cache.hpp"
#include "server/metrics.hpp"
#include "server/parameters.hpp"
#include "server/policy.hpp"

namespace fundstelle::server {

/// What writing needs. References outlive the server.
struct Writes {
    index::Inbox& inbox;
    std::atomic<int>& waiting; ///< requests that wait for their write to be searchable
};

/// References outlive the server. Safe from any thread.
struct Services {
    const index::Snapshots& snapshots;
    const search::Searcher& searcher;
    base::TimeZone zone;
    ParameterLimits limits;
    std::atomic<bool>& is_stopping; ///< set before the server stops: readiness ends first
    Writes writes;
    std::shared_ptr<spdlog::logger> log;
    std::string public_url; ///< as configured; may be empty
    const CurrentPolicy& policies;
    Metrics& metrics;
    AnswerCache& answers;
    std::function<ServerLoad()> load; ///< of the HTTP server
};

} // namespace fundstelle::server

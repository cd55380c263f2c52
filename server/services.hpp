#pragma once
// What the handlers answer from: the one set of services that main composes.
#include <atomic>
#include <chrono>
#include <memory>

#include <spdlog/logger.h>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "server/parameters.hpp"

namespace fundstelle::server {

/// References outlive the server. Safe from any thread.
struct Services {
    const index::Snapshots& snapshots;
    const search::Searcher& searcher;
    base::TimeZone zone;
    ParameterLimits limits;
    std::atomic<bool>& is_stopping; ///< set before the server stops: readiness ends first
    std::shared_ptr<spdlog::logger> log;
    std::chrono::milliseconds slow_query{0}; ///< searches that take longer are logged; 0: none
};

} // namespace fundstelle::server

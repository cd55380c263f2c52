#pragma once
// A build from inputs to one merged database: a reader, a bounded queue, workers that analyse, a
// merge.
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "indexer/input_records.hpp"
#include "indexer/progress.hpp"
#include "indexer/rejections.hpp"

namespace fundstelle::indexer {

/// What a build is made of.
struct BuildPlan {
    std::function<void(const TakeRecord&)>
        feed;                ///< gives all records in order; runs in the calling thread
    std::size_t threads = 1; ///< that analyse
    std::size_t memory_bytes = std::size_t{1} << 30U; ///< that the whole build may take, about
    std::filesystem::path target;  ///< folder of the merged database; exists, empty
    std::filesystem::path scratch; ///< folder for shards, on the same disk; goes at the end
    base::TimeZone zone;
    std::stop_token stop;
};

/// Takes all records in and leaves the merged database at the target. Of two articles with one id
/// the later one stays. Broken articles go to `rejections` and cost no other. Throws
/// Error{Interrupted} when stopped, Error{DiskFull, InputOutput, ...} when it cannot go on; then
/// the target is to be thrown away.
void build_database(
    const BuildPlan& plan, RunCounters& counters, Rejections& rejections, Progress& progress
);

} // namespace fundstelle::indexer

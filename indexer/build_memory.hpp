#pragma once
// How a build shares its memory among what takes it: measured, so about.
#include <cstddef>

#include "engine/index/shard_builder.hpp"

namespace fundstelle::indexer {

/// Gives how many of the wanted threads have room in some memory, at least one.
[[nodiscard]] std::size_t threads_within(std::size_t memory_bytes, std::size_t wanted);

/// Gives how large shards may grow where each of some threads, at least one, has one.
[[nodiscard]] index::ShardLimits shard_limits(std::size_t memory_bytes, std::size_t threads);

/// Gives how many articles near-duplicates are sought among at least.
[[nodiscard]] std::size_t remembered_articles(std::size_t memory_bytes);

} // namespace fundstelle::indexer

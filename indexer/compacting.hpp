#pragma once
// The served generation made small and fast again, by hand or by itself.
#include <cstdint>
#include <string>

#include "engine/index/generation.hpp"
#include "indexer/commands.hpp"

namespace fundstelle::indexer {

/// What a compaction did.
struct Compacted {
    std::string generation; ///< that is served now
    std::uintmax_t size_before = 0;
    std::uintmax_t size_after = 0;
};

/// Compacts the served generation into a new one, checks it and switches to it. REQUIRES the lock,
/// and that nobody has the served one open for writing. Throws Error{DiskFull, InputOutput,
/// IndexDamaged, IndexMismatch}; then the old one is served.
Compacted compact_served(const CommandContext& context, const index::DataFolder& folder);

} // namespace fundstelle::indexer

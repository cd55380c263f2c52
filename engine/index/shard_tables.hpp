#pragma once
// The end of a build: shards become the tables of one database of Xapian's and a file of records.
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>

#include "engine/index/shard_merge.hpp"

namespace fundstelle::index {

/// Writes a database of all articles, at least one, into `folder`, by two threads, and their hit
/// cards, words and packed articles into the file of records there; all but that is synced. Values
/// of `kDuplicatesSlot` that are keys in `groups` become what stands there. `progress` gets the
/// share done, 0 to 1, and may be empty. Throws Error{InputOutput, DiskFull, IndexDamaged}.
void write_tables(
    const ShardMerge& merge,
    const std::filesystem::path& folder,
    const std::unordered_map<std::string, std::string>& groups,
    const std::function<void(double)>& progress
);

} // namespace fundstelle::index

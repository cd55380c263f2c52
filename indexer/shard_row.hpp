#pragma once
// The shards of one worker, merged into larger ones as they become many, so that a build of any
// size needs few open files at its end.
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "engine/index/shard_builder.hpp"
#include "indexer/id_ledger.hpp"

namespace fundstelle::indexer {

/// One object belongs to one thread until it is finished.
class ShardRow {
public:
    /// `worker` is the row's number in places; `folder` belongs to it alone. `duplicates` and
    /// `ledger` must outlive it.
    ShardRow(
        std::size_t worker,
        std::filesystem::path folder,
        std::shared_ptr<const index::Codebook> codebook,
        index::DuplicateFinder& duplicates,
        index::ShardLimits limits,
        IdLedger& ledger
    );

    /// Adds a completed article; gives where it lies. Throws Error{DiskFull, InputOutput}.
    ShardPlace add(const article::Article& article);

    /// Merges what became many; call after the place of the last article was noted in the ledger.
    /// Throws as `add`.
    void settle();

    /// Ends the last shard. Throws as `add`.
    void finish();

    /// Removes an article that a later one replaced. REQUIRES `finish`. Throws as `add`.
    void remove(const Superseded& old);

    /// Gives the shards that are left, once.
    [[nodiscard]] std::vector<index::Shard> take_shards();

private:
    void merge_loose(std::size_t end);

    const std::size_t worker_;
    const std::filesystem::path folder_;
    IdLedger& ledger_;
    index::ShardBuilder builder_;
    std::vector<index::Shard> merged_; ///< of `kShardsPerMerge` shards each, in order
    std::size_t first_loose_ = 0;      ///< number of the first shard that is in no merged one
};

} // namespace fundstelle::indexer

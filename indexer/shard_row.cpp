#include "indexer/shard_row.hpp"

#include <string>
#include <utility>

namespace fundstelle::indexer {

namespace {

/// A merge reads and writes everything once more, in parallel on all workers; the last merge opens
/// some six files a shard.
constexpr std::size_t kShardsPerMerge = 24;

} // namespace

ShardRow::ShardRow(
    std::size_t worker,
    std::filesystem::path folder,
    std::shared_ptr<const index::Codebook> codebook,
    index::DuplicateFinder& duplicates,
    index::ShardLimits limits,
    IdLedger& ledger
)
    : worker_(worker),
      folder_(std::move(folder)),
      ledger_(ledger),
      builder_(folder_, std::move(codebook), duplicates, limits) {}

ShardPlace ShardRow::add(const article::Article& article) {
    return {worker_, builder_.add(article)};
}

void ShardRow::settle() {
    // The last shard is still being written.
    const std::size_t ended = builder_.shards().empty() ? 0 : builder_.shards().size() - 1;
    if (ended - first_loose_ >= kShardsPerMerge) {
        merge_loose(first_loose_ + kShardsPerMerge);
    }
}

void ShardRow::merge_loose(std::size_t end) {
    // Two articles of one id in one database could not be told apart any more.
    for (const Superseded& old : ledger_.take_superseded(worker_, first_loose_, end)) {
        (void)index::remove_from_shard(builder_.shards()[old.place.shard], old.id);
    }
    const std::string number = std::to_string(merged_.size());
    const index::Shard target{
        folder_ / ("merged-" + number), folder_ / ("merged-" + number + ".words")};
    const auto begin = builder_.shards().begin();
    const std::vector<index::Shard> loose(
        begin + static_cast<std::ptrdiff_t>(first_loose_), begin + static_cast<std::ptrdiff_t>(end)
    );
    index::merge_into_shard(loose, target);
    merged_.push_back(target);
    first_loose_ = end;
}

void ShardRow::finish() {
    builder_.finish();
}

void ShardRow::remove(const Superseded& old) {
    const bool is_loose = old.place.shard >= first_loose_;
    const index::Shard& shard =
        is_loose ? builder_.shards()[old.place.shard] : merged_[old.place.shard / kShardsPerMerge];
    (void)index::remove_from_shard(shard, old.id);
}

std::vector<index::Shard> ShardRow::shards() const {
    std::vector<index::Shard> left = merged_;
    const auto begin = builder_.shards().begin() + static_cast<std::ptrdiff_t>(first_loose_);
    left.insert(left.end(), begin, builder_.shards().end());
    return left;
}

} // namespace fundstelle::indexer

#include "indexer/shard_row.hpp"

#include <iterator>
#include <span>
#include <string>
#include <utility>

namespace fundstelle::indexer {

namespace {

/// A merge reads and writes everything once more, in parallel on all workers; the last merge opens
/// some three files a shard.
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
    if (builder_.shards().size() - first_loose_ >= kShardsPerMerge) {
        merge_loose(first_loose_ + kShardsPerMerge);
    }
}

void ShardRow::merge_loose(std::size_t end) {
    // Two articles of one id in one database could not be told apart any more.
    for (const Superseded& old : ledger_.take_superseded(worker_, first_loose_, end)) {
        (void)index::remove_from_shard(builder_.shards()[old.place.shard], old.id);
    }
    const std::string number = std::to_string(merged_.size());
    const std::span<const index::Shard> all = builder_.shards();
    merged_.push_back(index::merge_into_shard(
        all.subspan(first_loose_, end - first_loose_),
        folder_ / ("merged-" + number),
        folder_ / ("merged-" + number + ".words")
    ));
    first_loose_ = end;
}

void ShardRow::finish() {
    builder_.finish();
}

void ShardRow::remove(const Superseded& old) {
    const bool is_loose = old.place.shard >= first_loose_;
    index::Shard& shard =
        is_loose ? builder_.shards()[old.place.shard] : merged_[old.place.shard / kShardsPerMerge];
    (void)index::remove_from_shard(shard, old.id);
}

std::vector<index::Shard> ShardRow::take_shards() {
    std::vector<index::Shard> left = std::move(merged_);
    const auto begin = builder_.shards().begin() + static_cast<std::ptrdiff_t>(first_loose_);
    left.insert(
        left.end(), std::make_move_iterator(begin), std::make_move_iterator(builder_.shards().end())
    );
    return left;
}

} // namespace fundstelle::indexer

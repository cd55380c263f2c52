#pragma once
// One worker's shards: small databases written without syncing, merged into one at the end of a
// build.
#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "engine/article/article.hpp"
#include "engine/index/document.hpp"

namespace fundstelle::index {

/// Writes articles into a row of small databases below one folder. Small ones are fast: most of
/// Xapian's time goes into its in-memory inverter, whose cost per posting grows with the batch. One
/// object belongs to one thread.
class ShardBuilder {
public:
    /// `folder` must exist and belong to this builder alone.
    explicit ShardBuilder(std::filesystem::path folder);
    ShardBuilder(const ShardBuilder&) = delete;
    ShardBuilder& operator=(const ShardBuilder&) = delete;
    ~ShardBuilder();

    /// Adds one completed article; an article of the same id in the same shard is replaced.
    /// Returns the shard's number, from 0. Throws Error{DiskFull, InputOutput}.
    std::size_t add(const article::Article& article);

    /// Ends the last shard and gives the paths of all, by number.
    [[nodiscard]] std::vector<std::filesystem::path> finish();

private:
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> shards_;
    Xapian::WritableDatabase database_;
    DocumentMaker document_maker_;
    std::size_t articles_in_shard_ = 0;
    std::size_t bytes_in_shard_ = 0;
};

/// Removes the article `id` from a shard that was finished. Gives whether it was there.
bool remove_from_shard(const std::filesystem::path& shard, std::string_view id);

/// Merges shards into a new compact database at `target` and writes the versions into it.
/// `progress` gets the share done, 0 to 1. Works without shards too: then the database is empty.
/// Throws Error{DiskFull, InputOutput}.
void merge_shards(
    std::span<const std::filesystem::path> shards,
    const std::filesystem::path& target,
    const std::function<void(double)>& progress
);

} // namespace fundstelle::index

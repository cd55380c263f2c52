#pragma once
// One worker's shards: files of sorted postings and documents, merged into one database at the end
// of a build.
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/article/article.hpp"
#include "engine/index/codebook.hpp"
#include "engine/index/document.hpp"
#include "engine/index/duplicate_finder.hpp"
#include "engine/index/shard_contents.hpp"
#include "engine/index/shard_file.hpp"

namespace fundstelle::index {

/// How large a shard grows. Larger ones cost memory; smaller ones cost time where they are merged.
struct ShardLimits {
    std::size_t articles = 50'000;
    std::size_t text_bytes = std::size_t{32} * 1024 * 1024;
};

/// About how many bytes of memory a shard takes for each byte of its text, while it grows;
/// measured.
inline constexpr std::size_t kMemoryPerTextByte = 5;

/// Writes articles into a row of shards below one folder. One object belongs to one thread.
class ShardBuilder {
public:
    /// `folder` must exist and belong to this builder alone; `duplicates` is shared by all builders
    /// of a build and must outlive them.
    ShardBuilder(
        std::filesystem::path folder,
        std::shared_ptr<const Codebook> codebook,
        DuplicateFinder& duplicates,
        ShardLimits limits
    );
    ShardBuilder(const ShardBuilder&) = delete;
    ShardBuilder& operator=(const ShardBuilder&) = delete;
    ~ShardBuilder();

    /// Adds one completed article; an article of the same id in the same shard is replaced.
    /// Returns the shard's number, from 0. Throws Error{DiskFull, InputOutput}.
    std::size_t add(const article::Article& article);

    /// Ends the last shard. Throws as `add`.
    void finish();

    /// Gives the finished shards, by number.
    [[nodiscard]] std::vector<Shard>& shards() { return shards_; }

private:
    void end_shard();

    std::filesystem::path folder_;
    ShardLimits limits_;
    DuplicateFinder& duplicates_;
    DocumentMaker document_maker_;
    std::vector<Shard> shards_;
    ShardContents contents_;
    std::size_t articles_in_shard_ = 0;
    std::size_t bytes_in_shard_ = 0;
};

/// Has the article `id` of a finished shard passed over. False where that was said before.
bool remove_from_shard(Shard& shard, std::string_view id);

/// Merges shards, which must not hold one id twice, into a new one with these files; then the old
/// files go to spare the disk. Throws Error{DiskFull, InputOutput}.
[[nodiscard]] Shard merge_into_shard(
    std::span<const Shard> shards,
    const std::filesystem::path& path,
    const std::filesystem::path& words
);

/// What a build learned of all its articles.
struct BuildKnowledge {
    const Codebook& codebook;
    /// Keys of groups of near-duplicates that have become others, with those.
    const std::unordered_map<std::string, std::string>& joined_groups;
};

/// Merges shards into a generation's folder: one compact database with versions, codebook and
/// groups of near-duplicates, and its vocabulary. `progress` gets the share done, 0 to 1. Works
/// without shards too: then the database is empty. Throws Error{DiskFull, InputOutput}.
void merge_shards(
    std::span<const Shard> shards,
    const std::filesystem::path& target,
    const BuildKnowledge& knowledge,
    const std::function<void(double)>& progress
);

} // namespace fundstelle::index

#pragma once
// Posting lists unpacked in memory: reading a frequent word's list from the database takes longer
// than all else that a search does with it.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace fundstelle::index {

/// The articles that hold a term, and how often. Immutable once built.
struct PostingList {
    std::vector<Xapian::docid> documents; ///< ascending
    std::vector<std::uint16_t> counts;    ///< of each document, at most 65,535

    [[nodiscard]] std::size_t size() const { return documents.size(); }
};

/// Keeps the lists that were asked for lately, of the newest revision that was asked for. Safe from
/// any thread.
class PostingLists {
public:
    explicit PostingLists(std::size_t most_bytes = kUsualBytes) : most_bytes_(most_bytes) {}

    /// Gives a term's list as of the revision that `database` reads; empty for unknown terms.
    /// Throws Xapian's errors.
    [[nodiscard]] std::shared_ptr<const PostingList> get(
        const Xapian::Database& database, const std::string& term
    );

private:
    static constexpr std::size_t kUsualBytes = 32u * 1024 * 1024;

    using Lists = std::unordered_map<std::string, std::shared_ptr<const PostingList>>;

    [[nodiscard]] std::shared_ptr<const PostingList> find(const std::string& term);
    void keep(const std::string& term, const std::shared_ptr<const PostingList>& list);

    const std::size_t most_bytes_;
    std::mutex mutex_;
    Xapian::rev revision_ = 0;    // guarded by mutex_
    Lists young_;                 // guarded by mutex_; asked for since `old_` was young
    Lists old_;                   // guarded by mutex_
    std::size_t young_bytes_ = 0; // guarded by mutex_
};

} // namespace fundstelle::index

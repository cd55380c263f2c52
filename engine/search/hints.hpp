#pragma once
// What suggestions and corrections are made from: lists of a generation's words and titles, made
// when first asked for, and anew beside while the index changes.
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "engine/index/snapshot.hpp"
#include "engine/search/title_list.hpp"
#include "engine/search/word_list.hpp"

namespace fundstelle::search {

/// Immutable, safe from any thread.
struct Hints {
    WordList words;
    TitleList titles;
    std::string revision; ///< of the index that they were made from
};

/// Most words and titles that are kept: some 10 MB.
inline constexpr std::size_t kMaxListedWords = 200'000;
inline constexpr std::size_t kMaxListedTitles = 20'000;

/// Reads an index's words and its newest articles: some 100 ms. Throws Xapian's database errors,
/// Error{IndexDamaged}.
[[nodiscard]] Hints make_hints(index::Reader& reader);

/// Keeps the hints of the served generation. Safe from any thread.
class HintCache {
public:
    explicit HintCache(const index::Snapshots& snapshots) : snapshots_(snapshots) {}
    HintCache(const HintCache&) = delete;
    HintCache& operator=(const HintCache&) = delete;
    HintCache(HintCache&&) = delete;
    HintCache& operator=(HintCache&&) = delete;
    ~HintCache() = default;

    /// Gives hints for an index at `revision`. Waits where there are none yet; those of an earlier
    /// revision are given at once, and made anew beside, at most once in `kRefreshInterval`. What
    /// they offer is to be checked against the index. Never fails: without an index they are empty.
    [[nodiscard]] std::shared_ptr<const Hints> get(const std::string& revision);

    /// Begins to make hints where there are none, so that the first request need not wait.
    void prepare();

    static constexpr std::chrono::seconds kRefreshInterval{60};

private:
    void begin_making();
    void make();
    void make_word_pairs();

    const index::Snapshots& snapshots_;
    std::mutex mutex_;
    std::condition_variable is_made_;
    std::shared_ptr<const Hints> hints_;                // guarded by mutex_
    bool is_making_ = false;                            // guarded by mutex_
    std::chrono::steady_clock::time_point last_made_{}; // guarded by mutex_
    std::jthread thread_;                               // guarded by mutex_
};

} // namespace fundstelle::search

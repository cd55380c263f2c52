#pragma once
// The posting lists of the documents that came after a generation was made, in memory.
#include <array>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <stop_token>
#include <string_view>
#include <thread>
#include <unordered_map>

#include <xapian.h>

#include "engine/index/later_segment.hpp"
#include "engine/index/posting_list.hpp"

namespace fundstelle::index {

/// Grows with the documents; those that are removed later stay in its lists. The segments of the
/// last commits are looked into as they are, and made one with the rest step by step by a thread of
/// its own, so that no search waits long. Takes about 1 kB a document, and 80 bytes a term. Safe
/// from any thread.
class LaterPostings {
public:
    /// For the documents behind `last_before`. It gives up where they would take more than
    /// `most_bytes`, and gives its memory back.
    LaterPostings(Xapian::docid last_before, std::size_t most_bytes)
        : most_bytes_(most_bytes), last_(last_before) {}

    /// Takes in the documents up to the last of `database`, if they are not too many for one call:
    /// then gives true. False also where it gave up. Some 5 µs a document; 50 where there is no
    /// segment. Throws Xapian's errors.
    [[nodiscard]] bool reaches(const Xapian::Database& database);

    /// Gives a term's list, up to a document that it reaches; nothing for none. Throws
    /// Error{IndexDamaged}.
    [[nodiscard]] std::shared_ptr<const PostingList> get(std::string_view term, Xapian::docid last)
        const;

    /// Calls `take` with all that the lists of these terms hold up to a document that it reaches,
    /// in no order; `terms` are hashes (`hash_of_key`). Throws likewise.
    void for_each_in(
        std::span<const std::uint64_t> terms,
        Xapian::docid last,
        const std::function<void(Xapian::docid document, Xapian::termcount count)>& take
    ) const;

private:
    /// In parts, since one that outgrows its table holds all searches up while it moves.
    static constexpr unsigned kPartBits = 6;
    using Lists = std::unordered_map<std::uint64_t, PostingList>; // by hash of the term
    using PartedLists = std::array<Lists, std::size_t{1} << kPartBits>;

    /// Whether there is nothing to be done up to a document, and what `reaches` then gives.
    struct State {
        bool is_settled = false;
        bool is_reached = false;
    };

    [[nodiscard]] State state_at(Xapian::docid end) const;
    [[nodiscard]] bool read_next(const Xapian::Database& database, Xapian::docid end);
    void begin_merging();
    void merge_behind(const std::stop_token& stop);
    void merge(std::size_t most_terms);
    [[nodiscard]] static std::size_t part_of(std::uint64_t term) {
        return term >> (64 - kPartBits);
    }
    void add(std::uint64_t term, Xapian::docid document, Xapian::termcount count);
    void give_up_if_too_many();
    template <typename Take>
    void for_each(std::uint64_t term, const Take& take) const;

    const std::size_t most_bytes_;
    std::mutex taking_in_; ///< held by who changes anything below, beside `mutex_`
    std::condition_variable_any has_segments_;
    mutable std::shared_mutex mutex_;
    PartedLists lists_;
    std::deque<LaterSegment> segments_; // of later documents than lists_
    std::size_t merged_ = 0;            // so many terms of the first segment are
    std::size_t bytes_ = 0;
    Xapian::docid last_;
    bool gave_up_ = false;
    std::jthread merging_; ///< begins with the first segment; ends before the rest goes
};

} // namespace fundstelle::index

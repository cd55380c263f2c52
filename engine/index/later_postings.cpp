#include "engine/index/later_postings.hpp"

#include <chrono>
#include <limits>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/index/hashed_file.hpp"
#include "engine/index/packed_postings.hpp"

namespace fundstelle::index {

namespace {

/// Each is looked into for each term.
constexpr std::size_t kMostSegments = 8;

constexpr std::size_t kFewTerms = 100;       ///< to merge at once, while no search can look
constexpr std::size_t kManyTerms = 10'000;   ///< the same while there are too many segments
constexpr std::size_t kDocumentsAtOnce = 64; ///< without a segment: 3 ms
constexpr std::size_t kBytesOfList = 80;     ///< of the map, about
constexpr std::chrono::microseconds kBetweenMerges{500};

/// How often a document holds each term, by the terms' hashes.
using CountsByHash = std::vector<std::pair<std::uint64_t, Xapian::termcount>>;

/// Reads a document whole before any of it is taken in: a commit may make reading fail midway.
CountsByHash read_counts(const Xapian::Database& database, Xapian::docid document) {
    CountsByHash counts;
    try {
        const Xapian::TermIterator end = database.termlist_end(document);
        for (auto term = database.termlist_begin(document); term != end; ++term) {
            if (const std::string text = *term; is_packed(text)) {
                counts.emplace_back(hash_of_key(text), term.get_wdf());
            }
        }
    } catch (const Xapian::DocNotFoundError&) {
        counts.clear(); // removed before anybody looked
    }
    return counts;
}

} // namespace

LaterPostings::State LaterPostings::state_at(Xapian::docid end) const {
    const std::shared_lock lock(mutex_);
    const bool is_reached = !gave_up_ && last_ >= end;
    return {.is_settled = gave_up_ || is_reached, .is_reached = is_reached};
}

bool LaterPostings::reaches(const Xapian::Database& database) {
    const Xapian::docid end = database.get_lastdocid();
    if (const State state = state_at(end); state.is_settled) {
        return state.is_reached;
    }
    const std::lock_guard taking_in(taking_in_);
    std::size_t read = 0;
    while (read < kDocumentsAtOnce && read_next(database, end)) {
        ++read;
    }
    if (last_ < end) {
        const std::unique_lock lock(mutex_);
        merge(kManyTerms);
    }
    return state_at(end).is_reached;
}

/// REQUIRES `taking_in_`. Others go on looking while it reads. Gives whether there may be more.
bool LaterPostings::read_next(const Xapian::Database& database, Xapian::docid end) {
    if (gave_up_ || last_ >= end || segments_.size() == kMostSegments) {
        return false;
    }
    if (auto segment = LaterSegment::read(database, last_ + 1); segment && segment->last() <= end) {
        const std::unique_lock lock(mutex_);
        last_ = segment->last();
        bytes_ += segment->bytes();
        segments_.push_back(std::move(*segment));
        begin_merging();
    } else {
        const CountsByHash counts = read_counts(database, last_ + 1);
        const std::unique_lock lock(mutex_);
        merge(std::numeric_limits<std::size_t>::max());
        ++last_;
        for (const auto& [term, count] : counts) {
            add(term, last_, count);
        }
    }
    give_up_if_too_many();
    return true;
}

/// REQUIRES `taking_in_`.
void LaterPostings::begin_merging() {
    try {
        if (!merging_.joinable()) {
            merging_ = std::jthread([this](const std::stop_token& stop) { merge_behind(stop); });
        }
    } catch (const std::system_error&) {
        // Without it, whoever finds too many segments merges them.
    }
    has_segments_.notify_one();
}

void LaterPostings::merge_behind(const std::stop_token& stop) {
    std::unique_lock taking_in(taking_in_);
    while (has_segments_.wait(taking_in, stop, [this] { return !segments_.empty(); })) {
        {
            const std::unique_lock lock(mutex_);
            merge(kFewTerms);
        }
        taking_in.unlock();
        std::this_thread::sleep_for(kBetweenMerges);
        taking_in.lock();
    }
}

/// REQUIRES `taking_in_`.
void LaterPostings::give_up_if_too_many() {
    if (bytes_ > most_bytes_) {
        const std::unique_lock lock(mutex_);
        gave_up_ = true;
        lists_ = {};
        segments_ = {};
    }
}

/// REQUIRES both locks.
void LaterPostings::merge(std::size_t most_terms) {
    for (; most_terms > 0 && !segments_.empty(); --most_terms) {
        const LaterSegment& segment = segments_.front();
        if (merged_ < segment.size()) {
            const std::uint64_t term = segment.term(merged_);
            segment.for_each(merged_, [&](Xapian::docid document, Xapian::termcount count) {
                add(term, document, count);
            });
            ++merged_;
        }
        if (merged_ == segment.size()) {
            bytes_ -= segment.bytes();
            segments_.pop_front();
            merged_ = 0;
        }
    }
}

/// REQUIRES both locks.
void LaterPostings::add(std::uint64_t term, Xapian::docid document, Xapian::termcount count) {
    const auto [place, is_new] = lists_[part_of(term)].try_emplace(term);
    PostingList& list = place->second;
    const std::size_t before = list.bytes();
    list.add(document, count);
    bytes_ += list.bytes() - before + (is_new ? kBytesOfList : 0);
}

/// REQUIRES `mutex_`. In the order of documents.
template <typename Take>
void LaterPostings::for_each(std::uint64_t term, const Take& take) const {
    const Lists& lists = lists_[part_of(term)];
    if (const auto found = lists.find(term); found != lists.end()) {
        found->second.for_each(take);
    }
    std::size_t merged = merged_;
    for (const LaterSegment& segment : segments_) {
        if (const auto number = segment.find(term); number && *number >= merged) {
            segment.for_each(*number, take);
        }
        merged = 0;
    }
}

std::shared_ptr<const PostingList> LaterPostings::get(std::string_view term, Xapian::docid last)
    const {
    PostingList list;
    const std::shared_lock lock(mutex_);
    for_each(hash_of_key(term), [&](Xapian::docid document, Xapian::termcount count) {
        if (document <= last) {
            list.add(document, count);
        }
    });
    return list.size() == 0 ? nullptr : std::make_shared<const PostingList>(std::move(list));
}

void LaterPostings::for_each_in(
    std::span<const std::uint64_t> terms,
    Xapian::docid last,
    const std::function<void(Xapian::docid document, Xapian::termcount count)>& take
) const {
    const std::shared_lock lock(mutex_);
    for (const std::uint64_t term : terms) {
        for_each(term, [&](Xapian::docid document, Xapian::termcount count) {
            if (document <= last) {
                take(document, count);
            }
        });
    }
}

} // namespace fundstelle::index

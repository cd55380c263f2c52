#include "engine/index/later_postings.hpp"

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/index/hashed_file.hpp"
#include "engine/index/packed_postings.hpp"

namespace fundstelle::index {

namespace {

/// Each is looked into for each term.
constexpr std::size_t kMostSegments = 8;

constexpr std::size_t kFewTerms = 400;       ///< to merge with each look: 0.15 ms
constexpr std::size_t kManyTerms = 10'000;   ///< while there are too many segments
constexpr std::size_t kDocumentsAtOnce = 64; ///< without a segment: 3 ms
constexpr std::size_t kBytesOfList = 80;     ///< of the map, about

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
    return {.is_settled = gave_up_ || (is_reached && segments_.empty()), .is_reached = is_reached};
}

bool LaterPostings::reaches(const Xapian::Database& database) {
    const Xapian::docid end = database.get_lastdocid();
    const State state = state_at(end);
    std::unique_lock taking_in(taking_in_, std::defer_lock);
    if (state.is_settled || (state.is_reached && !taking_in.try_lock())) {
        return state.is_reached;
    }
    if (!taking_in) {
        taking_in.lock();
    }
    std::size_t read = 0;
    while (read < kDocumentsAtOnce && read_next(database, end)) {
        ++read;
    }
    const std::unique_lock lock(mutex_);
    merge(last_ < end ? kManyTerms : kFewTerms);
    return !gave_up_ && last_ >= end;
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
    const auto [place, is_new] = lists_.try_emplace(term);
    PostingList& list = place->second;
    const std::size_t before = list.bytes();
    list.add(document, count);
    bytes_ += list.bytes() - before + (is_new ? kBytesOfList : 0);
}

std::shared_ptr<const PostingList> LaterPostings::get(std::string_view term, Xapian::docid last)
    const {
    const std::uint64_t hash = hash_of_key(term);
    PostingList list;
    const std::shared_lock lock(mutex_);
    if (const auto found = lists_.find(hash); found != lists_.end()) {
        list = found->second;
    }
    std::size_t merged = merged_;
    for (const LaterSegment& segment : segments_) {
        if (const auto number = segment.find(hash); number && *number >= merged) {
            segment.for_each(*number, [&](Xapian::docid document, Xapian::termcount count) {
                list.add(document, count);
            });
        }
        merged = 0;
    }
    return list.size() == 0 ? nullptr : std::make_shared<const PostingList>(list.up_to(last));
}

} // namespace fundstelle::index

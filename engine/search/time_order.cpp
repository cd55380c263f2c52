#include "engine/search/time_order.hpp"

#include <algorithm>

namespace fundstelle::search {

namespace {

/// A strict order in which every document has its own place.
class IsBefore {
public:
    explicit IsBefore(SortOrder order) : oldest_first_(order == SortOrder::Oldest) {}

    bool operator()(const TimedHit& left, const TimedHit& right) const {
        if (left.seconds == right.seconds) {
            return left.first < right.first;
        }
        // "No instant" is the least number: last of all when newest come first.
        const bool is_newer = left.seconds > right.seconds;
        const bool has_undated = left.seconds == index::TimeColumn::kNoInstant ||
                                 right.seconds == index::TimeColumn::kNoInstant;
        return oldest_first_ && !has_undated ? !is_newer : is_newer;
    }

private:
    bool oldest_first_;
};

/// Keeps the first `size` hits of all that it is given, as a heap with the last of them on top.
class FirstHits {
public:
    FirstHits(std::size_t size, IsBefore is_before) : size_(size), is_before_(is_before) {}

    void add(const TimedHit& hit) {
        if (hits_.size() < size_) {
            hits_.push_back(hit);
            std::push_heap(hits_.begin(), hits_.end(), is_before_);
        } else if (size_ > 0 && is_before_(hit, hits_.front())) {
            std::pop_heap(hits_.begin(), hits_.end(), is_before_);
            hits_.back() = hit;
            std::push_heap(hits_.begin(), hits_.end(), is_before_);
        }
    }

    std::vector<TimedHit> in_order() && {
        std::sort_heap(hits_.begin(), hits_.end(), is_before_);
        return std::move(hits_);
    }

private:
    std::size_t size_;
    IsBefore is_before_;
    std::vector<TimedHit> hits_;
};

} // namespace

std::vector<TimedHit> in_order_of_time(
    const Stories& stories,
    const index::TimeColumn& times,
    SortOrder order,
    const TimeWindow& window
) {
    const IsBefore is_before(order);
    const auto hit_of = [&](Xapian::docid document) {
        return TimedHit{document, times.seconds(document), 0, times.firsts().first(document)};
    };
    FirstHits first(window.offset + window.limit, is_before);
    const auto offer = [&](const TimedHit& hit) {
        if (!window.behind || is_before(*window.behind, hit)) {
            first.add(hit);
        }
    };
    for (const Xapian::docid document : stories.single) {
        offer(hit_of(document));
    }
    for (const std::vector<Xapian::docid>& copies : stories.copied) {
        TimedHit best = hit_of(copies.front());
        for (const Xapian::docid document : copies) {
            const TimedHit copy = hit_of(document);
            best = is_before(copy, best) ? copy : best;
        }
        best.duplicates = copies.size() - 1;
        offer(best);
    }
    std::vector<TimedHit> hits = std::move(first).in_order();
    const std::size_t passed_over = std::min(window.offset, hits.size());
    hits.erase(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(passed_over));
    return hits;
}

std::vector<TimedHit> newest_of_all(const index::TimeColumn& times, const TimeWindow& window) {
    const IsBefore is_before(SortOrder::Newest);
    const std::span<const Xapian::docid> order = times.newest_first();
    const auto hit_of = [&](Xapian::docid document) {
        return TimedHit{document, times.seconds(document), 0, times.firsts().first(document)};
    };
    auto place = order.begin();
    if (window.behind) {
        place = std::partition_point(order.begin(), order.end(), [&](Xapian::docid document) {
            return !is_before(*window.behind, hit_of(document));
        });
    }
    const auto left = static_cast<std::size_t>(order.end() - place);
    place += static_cast<std::ptrdiff_t>(std::min(window.offset, left));
    std::vector<TimedHit> hits;
    for (; place != order.end() && hits.size() < window.limit; ++place) {
        if (times.firsts().first(*place) <= window.last_document) {
            hits.push_back(hit_of(*place));
        }
    }
    return hits;
}

} // namespace fundstelle::search

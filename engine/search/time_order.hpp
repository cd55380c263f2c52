#pragma once
// Hits in an order of time: newest or oldest first, ties by first document, undated last.
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "engine/index/column.hpp"
#include "engine/search/all_matches.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// A hit and what it is ordered by.
struct TimedHit {
    Xapian::docid document = 0;
    std::int64_t seconds = 0; ///< index::TimeColumn::kNoInstant for none
    std::size_t duplicates = 0;
    Xapian::docid first = 0; ///< under which its article stood first
};

/// Which of the hits in order are wanted.
struct TimeWindow {
    std::optional<TimedHit> behind;  ///< only those that come after it
    Xapian::docid last_document = 0; ///< only those that stood first up to it; of stories all do
    std::size_t offset = 0;
    std::size_t limit = 0;
};

/// Gives the hits of a window in order; of each story the first in that order. Relevance is
/// newest first.
[[nodiscard]] std::vector<TimedHit> in_order_of_time(
    const Stories& stories,
    const index::TimeColumn& times,
    SortOrder order,
    const TimeWindow& window
);

/// The same for all articles of the index, each a hit of its own, newest first: does not look at
/// those outside of the window.
[[nodiscard]] std::vector<TimedHit> newest_of_all(
    const index::TimeColumn& times, const TimeWindow& window
);

} // namespace fundstelle::search

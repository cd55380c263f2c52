#pragma once
// Exact counts of values and of dates over all matches.
#include <string_view>

#include "engine/base/time_zone.hpp"
#include "engine/index/column.hpp"
#include "engine/search/all_matches.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// Most buckets of a histogram with its empty ones; of a longer one the empty ones are left out.
inline constexpr std::size_t kMaxBuckets = 20'000;

/// Counts in how many stories each value of a field stands: most frequent first, ties by value, at
/// most `limit`.
[[nodiscard]] std::vector<FacetCount> count_values(
    const Stories& stories, const index::ValueColumn& values, std::size_t limit
);

/// Counts stories by year, month or day of the zone that `times` was made with: ascending, from the
/// first to the last that has any, or from and to the bounds of `range` where it has them. A story
/// whose copies are of different days counts in each.
[[nodiscard]] std::vector<FacetCount> count_periods(
    const Stories& stories,
    const index::TimeColumn& times,
    Period period,
    const base::InstantRange& range,
    const base::TimeZone& zone
);

/// Gives the name of a period: "month".
[[nodiscard]] std::string_view period_name(Period period);

} // namespace fundstelle::search

#pragma once
// The histogram of dates as a picture on which one drags a period, and fields to type it.
#include <cstddef>
#include <string>
#include <vector>

#include "engine/base/instant.hpp"
#include "server/page/page_state.hpp"

namespace fundstelle::server {

/// What one bar stands for.
enum class BarUnit { Day, Week, Month, Year };

/// One bar: all days from `first` to `last`, both inclusive.
struct Bar {
    base::Date first;
    base::Date last;
    std::size_t count = 0;

    friend bool operator==(const Bar&, const Bar&) = default;
};

/// Most bars of a timeline, years apart.
inline constexpr std::size_t kMostBars = 120;

/// Gathers days ("2022-02-24", ascending) into bars without gaps: of days where these are few
/// enough, else of weeks from Monday on, months, or years. Days that cannot be read are passed
/// over.
[[nodiscard]] std::vector<Bar> bars_of(const std::vector<search::FacetCount>& days);

/// Gives the timeline of a response's days; empty where there are fewer than two bars and no period
/// is chosen.
[[nodiscard]] std::string timeline(
    const PageState& state, const search::SearchResponse& response, const base::TimeZone& zone
);

} // namespace fundstelle::server

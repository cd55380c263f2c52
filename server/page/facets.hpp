#pragma once
// What narrows a search: lists of values with counts, several at once, and chips to take each away.
#include <string>

#include "server/page/page_state.hpp"

namespace fundstelle::server {

/// Gives the lists of values, each a link that adds or takes away its value.
[[nodiscard]] std::string facet_lists(
    const PageState& state, const search::SearchResponse& response
);

/// Gives the chosen values and the period as chips with a link each that takes them away; empty
/// where nothing narrows.
[[nodiscard]] std::string filter_chips(const PageState& state, const base::TimeZone& zone);

/// Gives a period as readers say it: "Februar 2022", "ab 1. März 2022".
[[nodiscard]] std::string period_text(
    const base::InstantRange& period, const base::TimeZone& zone, Language language
);

} // namespace fundstelle::server

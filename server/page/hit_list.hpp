#pragma once
// Hits as readers see them: headline, what and when, the best passages, ways on from there.
#include <string>
#include <vector>

#include "server/page/format.hpp"
#include "server/page/page_state.hpp"

namespace fundstelle::server {

/// Gives an ordered list of hits.
[[nodiscard]] std::string hit_list(
    const std::vector<search::Hit>& hits, const PageState& state, const Now& now
);

} // namespace fundstelle::server

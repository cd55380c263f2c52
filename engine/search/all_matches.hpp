#pragma once
// All documents that match a query, and the stories that they are copies of: what is counted, put
// into an order of time and exported.
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include <xapian.h>

#include "engine/index/column.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/evaluation.hpp"

namespace fundstelle::search {

/// What matches.
struct AllMatches {
    std::vector<Xapian::docid> documents; ///< ascending
    bool ran_out_of_time = false;         ///< then there may be more
};

/// Finds every match of a plan, without scores. Throws as `evaluate` does.
[[nodiscard]] AllMatches all_matches(const query::Plan& plan, const SearchSetting& setting);

/// Matches as stories: what counts as one hit.
struct Stories {
    std::vector<Xapian::docid> single;              ///< those without a copy that matches too
    std::vector<std::vector<Xapian::docid>> copied; ///< each two or more, ascending

    [[nodiscard]] std::size_t size() const { return single.size() + copied.size(); }
};

/// Gathers the copies of each story; `groups` is the column of `kDuplicatesSlot`, or nothing where
/// every document is a story of its own.
[[nodiscard]] Stories stories_of(
    std::vector<Xapian::docid> documents, const index::ValueColumn* groups
);

} // namespace fundstelle::search

#pragma once
// One page of hits, from the beginning or behind a cursor, in order of scores or of time, with what
// is counted over all matches.
#include <optional>
#include <vector>

#include "engine/search/counted_page.hpp"

namespace fundstelle::search {

/// Whether hits come in an order of time: asked for, or for want of words to rank by.
[[nodiscard]] bool is_by_time(const SearchRequest& request, const query::ParsedQuery& parsed);

/// Runs a request. Throws Xapian's database errors, Error{Timeout}, ParameterError for a cursor
/// that is not one.
[[nodiscard]] CountedPage find_counted_page(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
);

/// Gives the query to run instead where phrases of the one that gave `page` stand nowhere, see
/// query/loose_phrase.hpp; else nothing.
[[nodiscard]] std::optional<query::ParsedQuery> loose_query(
    const SearchRequest& request,
    const query::ParsedQuery& parsed,
    const Page& page,
    const SearchSetting& setting
);

/// Gives all hits of a request in its order, of its loose query where there is one; beyond
/// `kMostRanked` those that are ranked by score follow as they lie in the index. Throws as the
/// other, Error{Timeout} where not all were found in time.
[[nodiscard]] std::vector<Xapian::docid> find_all_hits(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
);

/// Most hits that are put into the order of their scores for `find_all_hits`.
inline constexpr std::size_t kMostRanked = 100'000;

} // namespace fundstelle::search

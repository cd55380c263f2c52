#pragma once
// Pages of hits in the order of their scores.
#include "engine/search/counted_page.hpp"

namespace fundstelle::search {

/// Finds a page, without facets. Throws Xapian's database errors, Error{Timeout}, ParameterError
/// for a cursor that is not one.
[[nodiscard]] CountedPage page_by_score(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
);

} // namespace fundstelle::search

#pragma once
// Pages of hits in an order of time.
#include "engine/search/counted_page.hpp"

namespace fundstelle::search {

/// Finds a page, with facets and the exact total. Throws Xapian's database errors, Error{Timeout},
/// ParameterError for a cursor that is not one.
[[nodiscard]] CountedPage page_by_time(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
);

} // namespace fundstelle::search

#pragma once
// How many articles a typed query finds, without ranking or fetching them.
#include <cstddef>
#include <string_view>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::search {

/// Counts the articles that hold all words of a query: exactly up to some `at_most`, a lower bound
/// beyond. Throws Xapian's database errors.
[[nodiscard]] std::size_t count_matches(
    index::Reader& reader, std::string_view query, const base::TimeZone& zone, std::size_t at_most
);

} // namespace fundstelle::search

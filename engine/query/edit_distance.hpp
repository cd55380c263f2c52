#pragma once
// How many typing slips lie between two words.
#include <cstddef>
#include <string_view>

namespace fundstelle::query {

/// Gives the least number of inserted, dropped, changed or swapped neighbouring letters (code
/// points of valid UTF-8) that make one word the other, or `limit` + 1 where it is more than
/// `limit`. Source: optimal string alignment, a restriction of Damerau, Comm. ACM 7 (1964).
[[nodiscard]] std::size_t edit_distance(
    std::string_view left, std::string_view right, std::size_t limit
);

} // namespace fundstelle::query

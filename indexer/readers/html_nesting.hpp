#pragma once
// How deep a page nests, told before it is parsed.
#include <cstddef>
#include <string_view>

namespace fundstelle::indexer {

/// Tells whether more elements are open at once than in any honest page: the time that parsing
/// takes grows with their number times the page's length. Elements that end by themselves (p, li,
/// td, ...) do not count; comments, scripts and styles are passed over. Linear.
[[nodiscard]] bool nests_too_deep(std::string_view html);

} // namespace fundstelle::indexer

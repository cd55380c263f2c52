#pragma once
// Which words stand in the articles that the words typed so far find.
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::search {

/// The words of a sample of articles.
struct Company {
    std::size_t articles = 0;                                 ///< of the sample
    std::unordered_map<std::uint32_t, std::uint32_t> by_stem; ///< `WordList::stem_hash`: articles
};

/// Looks into the best articles for `words` (all of them), at the stems that begin as `beginning`
/// does (without dots; its first letters count). Throws Xapian's database errors.
[[nodiscard]] Company company_of(
    index::Reader& reader,
    std::string_view words,
    std::string_view beginning,
    const base::TimeZone& zone
);

} // namespace fundstelle::search

#pragma once
// "Meinten Sie": the query with its misspelt words replaced by words of the index.
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/hints.hpp"

namespace fundstelle::search {

/// With so many articles that hold all words, a query finds enough.
inline constexpr std::size_t kEnoughFound = 10;

/// Tells whether some word of a query is so rare in the index that it may be misspelt. Fast: asks
/// for the words' frequencies only.
[[nodiscard]] bool may_be_misspelt(index::Reader& reader, std::string_view typed);

/// What is known of a query that was searched.
struct FoundByQuery {
    std::size_t total = 0;        ///< hits
    bool holds_all_words = false; ///< a hit does; false where it is not known
};

/// Gives the query as it was probably meant: words that the index hardly knows replaced by frequent
/// ones that are easily mistyped so, split, or joined; signs and all else as typed. Nothing where
/// the query finds enough or the other would find no more. Throws Xapian's database errors.
[[nodiscard]] std::optional<std::string> correct(
    index::Reader& reader,
    const Hints& hints,
    const base::TimeZone& zone,
    std::string_view typed,
    const FoundByQuery& found
);

} // namespace fundstelle::search

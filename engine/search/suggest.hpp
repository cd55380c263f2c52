#pragma once
// Completes what somebody types: the last word in the company of those before it, and titles.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/hints.hpp"

namespace fundstelle::search {

enum class SuggestionKind { Word, Title };

/// One completion.
struct Suggestion {
    std::string text; ///< the whole query as it would be typed to its end, or a title
    SuggestionKind kind = SuggestionKind::Word;
    std::size_t count = 0; ///< articles that it finds; of a title those that have it
    std::string id;        ///< of a title's article
};

/// Gives up to `limit` completions of `typed`, words first, best first. Words that go well with
/// those before come first, then frequent and fresh ones; of forms of one stem only the most
/// frequent. Everything offered finds something in the reader's index, whatever `hints` are of.
/// Throws Xapian's database errors.
[[nodiscard]] std::vector<Suggestion> suggest(
    index::Reader& reader,
    const Hints& hints,
    const base::TimeZone& zone,
    std::string_view typed,
    std::size_t limit
);

} // namespace fundstelle::search

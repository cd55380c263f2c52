#pragma once
// The last stage of ranking: the best hits by words are read, and put into order anew.
#include <cstddef>
#include <vector>

#include "engine/index/snapshot.hpp"
#include "engine/search/best_matches.hpp"
#include "engine/search/closeness.hpp"
#include "engine/search/score_source.hpp"

namespace fundstelle::search {

/// How many of the best hits by words are read: so few that a page does not wait, so many that the
/// best is among them.
inline constexpr std::size_t kRerankedHits = 30;

/// Adds to the scores of the first hits (best first) what the nearness of the query's words and
/// then their likeness to one another give, puts them into order, and notes what was added in
/// `source`. Articles that come first for all words stay in front.
void rerank(
    std::vector<ScoredHit>& hits,
    const Closeness& closeness,
    index::Reader& reader,
    ScoreSource& source
);

} // namespace fundstelle::search

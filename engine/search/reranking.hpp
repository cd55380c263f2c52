#pragma once
// The last stage of ranking: the best hits by words are read, and put into order anew.
#include <cstddef>
#include <vector>

#include "engine/index/snapshot.hpp"
#include "engine/query/time_budget.hpp"
#include "engine/search/best_matches.hpp"
#include "engine/search/closeness.hpp"
#include "engine/search/score_source.hpp"

namespace fundstelle::search {

/// How many of the best hits by words are read: so few that a page does not wait, so many that the
/// best is among them.
inline constexpr std::size_t kRerankedHits = 30;

/// Up to here hits are read where a page reaches behind the best.
inline constexpr std::size_t kFurtherHits = 500;

/// Gives how many of the best hits by words must be known so that the first `needed` stand in the
/// order that they have on pages of any size.
[[nodiscard]] std::size_t hits_to_rank(std::size_t needed);

/// Adds to the scores of the first `kRerankedHits` hits (best first) what the nearness of the
/// query's words and then their likeness to one another give, and puts them into order. Where there
/// are more than these, as `hits_to_rank` says, adds to those up to `kFurtherHits` what nearness
/// and their likeness to the very best give, and orders them behind; what this takes ends with
/// `budget`. Notes in `source` what was added. Articles that come first for all words stay in
/// front.
void rerank(
    std::vector<ScoredHit>& hits,
    const Closeness& closeness,
    index::Reader& reader,
    query::TimeBudget& budget,
    ScoreSource& source
);

} // namespace fundstelle::search

#pragma once
// Scores of those documents alone that may be among the best: most of the work of a search is
// scoring documents that hold nothing but frequent words.
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

#include "engine/index/postings.hpp"
#include "engine/search/posting_scores.hpp"

namespace fundstelle::search {

/// Whose scores a search needs. Others may be too low, but never too high.
struct ScoresNeeded {
    std::size_t best = std::numeric_limits<std::size_t>::max(); ///< so many, or all
    const DocumentSet* always = nullptr;                        ///< and these, or nothing
};

/// A word of a query.
struct WeightedList {
    index::Postings list;
    double share = 1; ///< of its score
};

/// Adds words to a target with scores, the rarest first. From where what the others may add cannot
/// bring a document among the best any more, only those get scores that are near enough; all are
/// found. Nothing may be added to the scores afterwards, but to those of `always`. Ends where
/// `has_time` gives false. Throws Error{IndexDamaged}. Source: "MaxScore", Turtle and Flood, Query
/// evaluation: strategies and optimizations, Inf. Process. Manag. 31 (1995).
void add_for_best(
    std::vector<WeightedList> words,
    const PostingScores& scores,
    const ScoresNeeded& needed,
    const std::function<bool()>& has_time,
    const Target& to
);

} // namespace fundstelle::search

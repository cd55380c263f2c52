#pragma once
// The parts of a clause in the order and form that evaluation is quick with.
#include <vector>

#include "engine/index/postings.hpp"
#include "engine/query/clause.hpp"
#include "engine/search/best_scores.hpp"

namespace fundstelle::search {

/// What any one of is enough, taken apart however deep it is nested.
struct Choices {
    struct Other {
        query::Clause clause;
        double share = 1; ///< of its score
    };

    std::vector<WeightedList> words;
    std::vector<Other> others; ///< that are no lists of words, in the order written
};

/// Gives the choices of a clause; one that is no choice is its own only one. Throws
/// Error{IndexDamaged}.
[[nodiscard]] Choices choices_of(
    const query::Clause& clause, const index::RevisionPostings& postings
);

/// Gives parts that all must hold, the rarest word first, so that few articles are scored in vain;
/// those that look at articles one by one come last. Throws Error{IndexDamaged}.
[[nodiscard]] std::vector<query::Clause> rarest_first(
    const std::vector<query::Clause>& parts, const index::RevisionPostings& postings
);

} // namespace fundstelle::search

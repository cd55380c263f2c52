#pragma once
// The best of all matches, by score.
#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

#include "engine/index/column.hpp"
#include "engine/search/evaluation.hpp"

namespace fundstelle::search {

/// One match, or the best copy of a story.
struct ScoredHit {
    Xapian::docid document = 0;
    float score = 0;
    std::size_t duplicates = 0; ///< copies that match too
};

/// Whether a hit stands before another: of equal ones those that were taken in first.
[[nodiscard]] inline bool is_better(const ScoredHit& left, const ScoredHit& right) {
    return left.score != right.score ? left.score > right.score : left.document < right.document;
}

/// The first of all hits and their number.
struct BestMatches {
    std::vector<ScoredHit> hits; ///< best first; of equal ones those that were taken in first
    std::size_t total = 0;
};

/// Gives up to `most` hits. `groups` is the column of `kDuplicatesSlot`, or nothing where copies
/// are hits of their own.
[[nodiscard]] BestMatches best_matches(
    const Matches& matches, const index::ValueColumn* groups, std::size_t most
);

} // namespace fundstelle::search

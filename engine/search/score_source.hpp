#pragma once
// What the scores of a page were made from, for whoever explains them.
#include <vector>

#include <xapian.h>

#include "engine/query/clause.hpp"
#include "engine/search/closeness.hpp"
#include "engine/search/document_set.hpp"
#include "engine/search/recency.hpp"

namespace fundstelle::search {

/// What reading one of the best hits added to its score.
struct Reading {
    Xapian::docid document = 0;
    Nearness nearness;
    double likeness = 0; ///< what it shares in the scores of hits like it
    bool is_among_first = true;
};

/// What the scores of a page were made from.
struct ScoreSource {
    query::Clause query; ///< of the plan that was scored
    DocumentSet with_all_words{0};
    double all_words_bonus = 0; ///< of those; 0 where all hits hold them or none need to
    RecencyBonus recency;
    std::vector<Reading> readings; ///< by document, ascending
    /// What is left of the scores of hits behind the first ones, so that none passes these.
    double share_behind_first = 1;

    /// Gives what reading a document added, or nothing where it was not read.
    [[nodiscard]] const Reading* reading_of(Xapian::docid document) const;

    /// Gives what a document behind the first ones lost, so that it stays there, or 0. `score` is
    /// what it has.
    [[nodiscard]] double loss_of(Xapian::docid document, double score) const {
        const Reading* const reading = reading_of(document);
        const bool is_first = reading != nullptr && reading->is_among_first;
        return is_first || share_behind_first <= 0 ? 0 : score / share_behind_first - score;
    }

    /// Gives what a document got for all words.
    [[nodiscard]] double all_words_bonus_of(Xapian::docid document) const {
        return all_words_bonus > 0 && with_all_words.holds(document) ? all_words_bonus : 0;
    }
};

} // namespace fundstelle::search

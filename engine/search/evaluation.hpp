#pragma once
// Which articles a clause matches and with which scores: word by word, each posting list read from
// its beginning to its end.
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/base/time_zone.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/best_scores.hpp"
#include "engine/search/document_set.hpp"
#include "engine/search/searcher.hpp"

namespace fundstelle::search {

/// What a search runs on.
struct SearchSetting {
    index::Reader& reader;
    const base::TimeZone& zone;
    SearchLimits limits;
    PhaseTimes* phases = nullptr; ///< where wanted, planning is added to it
};

/// What matches.
struct Matches {
    DocumentSet documents{0};
    std::vector<float> scores;    ///< by document, 0 for others; empty where not asked for. Of
                                  ///< those that were not needed, parts of them
    bool ran_out_of_time = false; ///< then there may be more
    std::vector<std::string> phrases_nowhere; ///< whose words in this order no article holds that
                                              ///< was looked at
};

/// Whether scores are wanted.
enum class Scoring { Off, On };

/// Finds every match of a plan: 2 to 4 ns for each article that holds a word and may be among the
/// best, less for others, 20 to 40 for those that came after the generation was made. Scores are
/// those of `WordWeight`, added up as the clauses say. Throws Xapian's database errors.
[[nodiscard]] Matches evaluate(
    const query::Plan& plan,
    Scoring scoring,
    const SearchSetting& setting,
    const ScoresNeeded& needed = {}
);

} // namespace fundstelle::search

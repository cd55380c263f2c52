#pragma once
// The match phase: which articles answer a request, in which order, and how many there are.
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/index/column.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/document_set.hpp"
#include "engine/search/evaluation.hpp"
#include "engine/search/request.hpp"
#include "engine/search/score_source.hpp"

namespace fundstelle::search {

/// One article that matches; its document reads from the database when asked.
struct FoundDocument {
    Xapian::Document document;
    double score = 0;
    std::size_t duplicates = 0; ///< copies that match too and are folded into this one
};

/// The documents of one page, in order, and how many there are in all.
struct Page {
    std::vector<FoundDocument> documents;
    std::size_t total = 0;
    bool total_is_exact = true;
    bool ran_out_of_time = false;
    std::chrono::nanoseconds planning{0}; ///< what of the time went into plans, where one was made
    query::Plan plan;                     ///< what was run; its marks show why a document matched
    ScoreSource scores;
    query::Binding binding = query::Binding::All; ///< of the matches that `total` counts
    std::vector<std::string> phrases_nowhere;     ///< of hits by score, where any word was enough
    DocumentSet matches{0}; ///< all that `total` counts; nothing where they were not gathered
};

/// How the words are bound at first; `MatchMode::Auto` may go on to any.
[[nodiscard]] query::Binding first_binding(MatchMode mode);

/// Gives the filters of a request as plans take them.
[[nodiscard]] query::Filters filters_of(const SearchRequest& request);

/// Gives the column by which copies of a story are known, or nothing where each is a hit.
[[nodiscard]] std::shared_ptr<const index::ValueColumn> groups_of(
    const SearchRequest& request, const SearchSetting& setting
);

/// Runs a request. Throws Xapian's database errors.
[[nodiscard]] Page find_page(
    const SearchRequest& request, const query::ParsedQuery& parsed, const SearchSetting& setting
);

} // namespace fundstelle::search

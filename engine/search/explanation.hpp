#pragma once
// How the scores of hits came about, part by part, in words.
#include <string>
#include <vector>

#include "engine/search/evaluation.hpp"
#include "engine/search/match_phase.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// Tells how the words of a page's query were taken, a line each: how they are bound, what is
/// sought for each of them, and how much it counts where that is not 1.
[[nodiscard]] std::vector<std::string> explain_query(const Page& page);

/// Gives for each document of a page the parts of its score, largest first; they add up to it. Each
/// named clause of the query is evaluated once more by itself, so it costs some searches. Throws
/// Xapian's database errors.
[[nodiscard]] std::vector<std::vector<ScorePart>> explain(
    const Page& page, const SearchSetting& setting
);

} // namespace fundstelle::search

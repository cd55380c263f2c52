#pragma once
// What a part of a score is for, in words.
#include <cstddef>
#include <string>
#include <vector>

#include "engine/query/clause.hpp"
#include "engine/search/request.hpp"
#include "engine/search/score_source.hpp"

namespace fundstelle::search {

/// "1 word", "3 words".
[[nodiscard]] std::string counted(std::size_t count, const char* noun);

/// "gipfel" inside compounds (krisengipfel, gipfeltreff)
[[nodiscard]] std::string in_words(
    const query::Clause::Node::Named& named, const std::vector<std::string>& terms
);

/// Whether it says something how often an article holds it: counts of title terms are weights.
[[nodiscard]] bool tells_count(query::Meaning meaning);

/// Appends what is above 0 of what reading an article added.
void add_in_words(const Reading& reading, std::vector<ScorePart>& parts);

} // namespace fundstelle::search

#pragma once
// What is sought where a phrase stands nowhere.
#include <optional>
#include <span>
#include <string>

#include "engine/base/time_zone.hpp"
#include "engine/query/parser.hpp"

namespace fundstelle::query {

/// Gives a query for the words of `parsed`, with a warning that says so, where it is one phrase of
/// four words or more and nothing else: a headline or a saying that was pasted with its quotation
/// marks. Short phrases are meant as they are typed. Thread safe.
[[nodiscard]] std::optional<ParsedQuery> words_of_long_phrase(const ParsedQuery& parsed);

/// Gives a query with the words of those phrases instead that are `nowhere`, by their texts, with a
/// warning for each, where they stand plain and side by side with other words: a headline that
/// quotes. Nothing where there are none. Thread safe.
[[nodiscard]] std::optional<ParsedQuery> with_words_of_phrases(
    std::string_view typed, const base::TimeZone& zone, std::span<const std::string> nowhere
);

} // namespace fundstelle::query

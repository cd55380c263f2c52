#pragma once
// What is sought where a long phrase stands nowhere.
#include <optional>

#include "engine/query/parser.hpp"

namespace fundstelle::query {

/// Gives a query for the words of `parsed`, with a warning that says so, where it is one phrase of
/// four words or more and nothing else: a headline or a saying that was pasted with its quotation
/// marks. Short phrases are meant as they are typed. Thread safe.
[[nodiscard]] std::optional<ParsedQuery> words_of_long_phrase(const ParsedQuery& parsed);

} // namespace fundstelle::query

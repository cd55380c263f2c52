#pragma once
// Which words of a query say something, and how many there are: what tells a sentence from a few
// words.
#include <cstddef>

#include "engine/german/analyzer.hpp"
#include "engine/query/syntax.hpp"

namespace fundstelle::query {

/// Tells whether all of a word's tokens are stop words.
[[nodiscard]] bool is_stop_word(const Word& word, german::Analyzer& analyzer);

/// Tells whether a part is a date or a value field, which never is an alternative to words.
[[nodiscard]] bool is_filter(const Node& node);

/// Tells whether any part of a group that is not excluded says more than a stop word. Where none
/// does, stop words are sought.
[[nodiscard]] bool holds_content(const Group& group, german::Analyzer& analyzer);

/// Words and phrases that stand side by side.
struct WordCount {
    std::size_t content = 0; ///< that are sought; dates and value fields are none
    std::size_t typed = 0;   ///< those, and the stop words among them
};

/// Counts in the group that has most content. Groups that are bound by operators, or by signs
/// alone, have none.
[[nodiscard]] WordCount count_words(const Tree& tree, german::Analyzer& analyzer);

} // namespace fundstelle::query

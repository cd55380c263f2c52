#pragma once
// Brings together typed words that are one token of the German text: "z. B.", "1 000 000",
// "Art. 5".
#include <string_view>
#include <vector>

#include "engine/query/lexer.hpp"

namespace fundstelle::query {

/// Gives the pieces with such neighbours made one word. `text` is what they were cut from. Linear.
[[nodiscard]] std::vector<Lexeme> join_words(std::vector<Lexeme> lexemes, std::string_view text);

} // namespace fundstelle::query

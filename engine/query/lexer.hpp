#pragma once
// Cuts a typed query into words, phrases, signs and operators.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/field.hpp"

namespace fundstelle::query {

enum class LexemeKind { Word, Phrase, Field, Date, Open, Close, Must, MustNot, And, Or, Near };

/// One piece of the typed text.
struct Lexeme {
    LexemeKind kind = LexemeKind::Word;
    std::string text;                         ///< of words, phrases and date expressions
    std::size_t offset_bytes = 0;             ///< in the typed text
    const article::FieldRow* field = nullptr; ///< of Field
    std::size_t distance = 0;                 ///< of Near, as typed
    bool is_closed = true;                    ///< of Phrase: its end was there
};

/// Gives all pieces in order. `text` is valid UTF-8. Linear.
[[nodiscard]] std::vector<Lexeme> cut(std::string_view text);

/// Whether a print ends in a word that joins two halves of words: a hyphen behind it would be that
/// of "Personen und -gruppen".
[[nodiscard]] bool ends_in_conjunction(std::string_view text);

} // namespace fundstelle::query

#pragma once
// Finds the word that was meant by a misspelt one.
#include <optional>
#include <string>
#include <string_view>

#include "engine/search/word_list.hpp"

namespace fundstelle::search {

/// What may have been meant.
struct WordCorrection {
    std::string printed;
    double score = 0; ///< logarithm of its frequency, less what the slips cost
};

/// Gives the best word, or two words ("natogipfel" as "Nato Gipfel"), for the normal form `typed`,
/// which stands `count` times in the index; nothing where none is much more probable. Compares with
/// all words of the list whose letters can fit: some 100 microseconds.
[[nodiscard]] std::optional<WordCorrection> correct_word(
    const WordList& words, std::string_view typed, std::size_t count
);

} // namespace fundstelle::search

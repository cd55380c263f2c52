#pragma once
// Finds the word that was meant by a misspelt one.
#include <optional>
#include <string>
#include <string_view>

#include "engine/search/word_list.hpp"

namespace fundstelle::search {

/// A word that may be misspelt.
struct MistypedWord {
    std::string_view normal; ///< its normal form
    std::size_t count = 0;   ///< how often it stands in the index
    bool is_capital = false; ///< typed with its first letter in upper case, as nouns and names are
};

/// What may have been meant.
struct WordCorrection {
    std::string printed; ///< as articles print it, but as typed where that is in upper case
    double score = 0;    ///< logarithm of its frequency, less what the slips cost
};

/// Gives the best word, or two words ("natogipfel" as "Nato Gipfel"); nothing where none is much
/// more probable. Compares with all words of the list whose letters can fit: some 100 microseconds.
[[nodiscard]] std::optional<WordCorrection> correct_word(
    const WordList& words, const MistypedWord& typed
);

} // namespace fundstelle::search

#pragma once
// Completes words whose other half stands elsewhere: "Ost- und Mitteleuropa", "Haupteingänge und
// -ausgänge".
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/utf8.hpp"

namespace fundstelle::german {

/// Gives the half that two words share ("europa" of "mitteleuropa"), or an empty text where it is
/// not known. Both are normal forms. Knows frequent first halves and frequent second halves; a
/// compound splitter may know more.
[[nodiscard]] std::string_view shared_tail(std::string_view whole_word);

/// Gives the first half that a word shares with "-ausgänge" behind it ("haupt" of
/// "haupteingänge"), or an empty text where it is not known.
[[nodiscard]] std::string_view shared_head(std::string_view whole_word);

/// Tells whether a word may stand between a hung word and the one that completes it ("und", "oder",
/// "bzw").
[[nodiscard]] bool binds_hung_words(std::string_view normal);

/// Finds the half that two words share; `shared_tail` is one.
using SharedHalf = std::string_view (*)(std::string_view whole_word);

/// A completed word and the place of the hung one.
struct CompletedWord {
    std::string normal;
    std::uint32_t position = 0;
    base::ByteRange bytes;
};

/// Keeps hung words ("Ost-, Mittel- und") until the word comes that completes them.
class HungWords {
public:
    explicit HungWords(SharedHalf tail = shared_tail) : tail_(tail) {}

    [[nodiscard]] bool are_waiting() const { return !waiting_.empty(); }

    /// Takes a hung word, without its hyphen.
    void hang(std::string normal, std::uint32_t position, base::ByteRange bytes);

    /// Takes the next word that does not hang; gives the words that it completes. Forgets the
    /// waiting ones unless it binds.
    [[nodiscard]] std::vector<CompletedWord> take(std::string_view normal);

    /// Takes a hyphenated word, whose last part is what it shares: "EU- und Nato-Staaten".
    [[nodiscard]] std::vector<CompletedWord> take_last_part(std::string_view normal);

    /// Forgets the waiting words, at what is no word.
    void forget();

private:
    std::vector<CompletedWord> complete(std::string_view tail);

    SharedHalf tail_;
    std::vector<CompletedWord> waiting_;
    bool is_bound_ = false; ///< "und" has come
};

} // namespace fundstelle::german

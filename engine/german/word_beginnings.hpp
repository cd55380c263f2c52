#pragma once
// How words may begin: the cheapest way to tell that one is none of some others.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "engine/german/consonants.hpp"

namespace fundstelle::german {

/// A set of pairs of first letters, whatever their case, and of the consonants behind them. Words
/// that do not begin with a letter of the basic alphabet are always in.
class WordBeginnings {
public:
    /// Letters as bits, by their place in the basic alphabet.
    using Letters = std::uint32_t;

    /// The place of a sign or a letter outside of the basic alphabet, and of a word's end.
    static constexpr std::size_t kNoLetter = 26;
    static constexpr Letters kAll = (Letters{1} << (kNoLetter + 1)) - 1;

    /// Gives a letter's place in the basic alphabet, or kNoLetter.
    [[nodiscard]] static constexpr std::size_t letter_of(char byte) {
        const auto value = static_cast<unsigned char>(byte);
        const auto letter = static_cast<std::size_t>(value | 0x20U) - 'a';
        return value < 0x80 && letter < kNoLetter ? letter : kNoLetter;
    }

    [[nodiscard]] static constexpr Letters bit_of(std::size_t letter) {
        return Letters{1} << letter;
    }

    /// From now on words with one of these letters at first and at second place are in.
    void allow(Letters first, Letters second) {
        for (std::size_t letter = 0; letter <= kNoLetter; ++letter) {
            seconds_[letter] |= (first & bit_of(letter)) != 0 ? second : 0;
        }
    }

    /// From now on words are in whose consonants begin as those of a stem (see consonants.hpp), if
    /// their first letters are.
    void allow_consonants_of(std::string_view stem) { consonants_.add(stem); }

    [[nodiscard]] bool allows(std::string_view printed) const {
        const std::size_t first = printed.empty() ? kNoLetter : letter_of(printed.front());
        const std::size_t second = printed.size() > 1 ? letter_of(printed[1]) : kNoLetter;
        return first == kNoLetter ||
               ((seconds_[first] & bit_of(second)) != 0 && consonants_.may_hold(printed));
    }

private:
    std::array<Letters, kNoLetter + 1> seconds_{}; ///< by the first letter
    ConsonantSet consonants_;
};

} // namespace fundstelle::german

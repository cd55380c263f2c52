#pragma once
// The consonants of a word, so roughly that no rule of spelling or inflection changes how they
// begin: a cheap way to tell that a word is none of some others, before its stem is sought.
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fundstelle::german {

/// Letters that spellings put for one another at a word's beginning: "Klub" and "Club", "circa",
/// "Phantasie", "Yacht".
inline constexpr std::array<std::string_view, 3> kFirstLettersAlike = {"ckz", "fp", "ijy"};

/// The first letter and the first consonants of a word by classes within which spellings vary
/// ("Photo" and "Foto", "potentiell" and "potenziell", "Sinfonie" and "Symphonie"); neighbours of
/// one class count as one.
struct Consonants {
    static constexpr std::size_t kMost = 4;

    std::uint8_t first_letter = 0;
    std::array<std::uint8_t, kMost> classes{}; ///< from 1
    std::size_t count = 0;
    bool goes_on = false; ///< the word has more consonants
    bool is_sure = true;  ///< false for words with signs or letters that German does not have
};

/// Gives the consonants of a word in any case and spelling (UTF-8).
[[nodiscard]] Consonants consonants_of(std::string_view word);

/// A set of how words may begin.
class ConsonantSet {
public:
    /// From now on words are in whose consonants begin as those of a stem, or are the same but for
    /// the last.
    void add(std::string_view stem);

    /// False only for words that begin otherwise than all that was added; true for words that are
    /// not sure.
    [[nodiscard]] bool may_hold(std::string_view word) const;

private:
    static constexpr unsigned kPlaceBits = 14;

    /// Walks over the beginnings of a word, from its first letter to its last counted consonant;
    /// `take` gets the place of each, and then that of the whole where nothing goes on behind it.
    template <typename Take>
    static void for_each_beginning(const Consonants& word, const Take& take);

    std::bitset<std::size_t{1} << kPlaceBits> beginnings_;
};

} // namespace fundstelle::german

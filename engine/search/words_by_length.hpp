#pragma once
// The words of a list by their lengths, to find those that look alike.
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fundstelle::search {

/// Words of one length, by descending count. Valid as long as what gave it.
struct WordsOfLength {
    std::span<const std::uint32_t> words;
    std::span<const std::uint32_t> letters; ///< as bits, see WordList
    std::span<const std::uint32_t> counts;

    /// Gives how many words, from the first, have a count of `least` or more.
    [[nodiscard]] std::size_t with_count(std::uint32_t least) const;
};

/// Immutable, safe from any thread; 12 bytes a word.
class WordsByLength {
public:
    WordsByLength() = default;

    /// Takes the length, the letters and the count of each word.
    WordsByLength(
        std::span<const std::uint8_t> lengths,
        std::span<const std::uint32_t> letters,
        std::span<const std::uint32_t> counts
    );

    /// Gives the words of a length.
    [[nodiscard]] WordsOfLength of_length(std::size_t length) const;

private:
    std::vector<std::uint32_t> words_;
    std::vector<std::uint32_t> letters_;
    std::vector<std::uint32_t> counts_;
    std::vector<std::size_t> begins_; ///< of each length, and the end
};

/// Gives the first place at or behind `from` whose bits differ from `bits` in no more than `most`;
/// the end where there is none. Looks at several at once: some 0.5 ns each. REQUIRES `from` within
/// the letters or at their end, `most` from 1 to 4.
[[nodiscard]] std::size_t next_alike(
    std::span<const std::uint32_t> letters, std::size_t from, std::uint32_t bits, int most
);

} // namespace fundstelle::search

#pragma once
// How far apart two words are for somebody who types German on a German keyboard.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace fundstelle::search {

/// Longest word that is compared, in letters.
inline constexpr std::size_t kMaxComparedLetters = 40;

/// Appends the letters of valid UTF-8.
void append_letters(std::u32string& letters, std::string_view text);

/// Gives the letters of valid UTF-8.
[[nodiscard]] std::u32string letters_of(std::string_view text);

/// A word that is compared with many others. One object belongs to one thread.
class TypedLetters {
public:
    explicit TypedLetters(std::u32string letters);

    [[nodiscard]] std::size_t size() const { return letters_.size(); }

    /// Gives the cost of the slips that make one word the other: 1 for a letter that is missing,
    /// extra or another one; about half of that for neighbouring keys, doubled letters, swapped
    /// letters, dots left out, letters that sound alike ("d" and "t", "ph" and "f", "ie" and "i", a
    /// silent "h"). More where the first letter is wrong. Gives a number above `limit` where it is
    /// more than that, or a word is too long. Symmetric. Some 100 ns. Source: optimal string
    /// alignment with weights.
    [[nodiscard]] double distance_to(std::u32string_view other, double limit);

private:
    static constexpr std::size_t kRows = 3; ///< that a place is reached from, with its own
    using Row = std::array<double, kMaxComparedLetters + 1>;
    using Places = std::array<std::size_t, kMaxComparedLetters>;

    [[nodiscard]] double fill(std::size_t line);
    static void clear_around(Row& row, std::size_t line);
    [[nodiscard]] double change(std::size_t line, std::size_t column) const;
    [[nodiscard]] double with_two_letters(std::size_t line, std::size_t column) const;

    std::u32string letters_;
    Places places_{}; ///< of the letters, in the costs of changes
    Row extra_{};     ///< what a letter costs that the other word lacks
    std::u32string_view other_;
    Places other_places_{};
    Row other_extra_{};
    std::array<Row, kRows> rows_{};
};

} // namespace fundstelle::search

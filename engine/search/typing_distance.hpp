#pragma once
// How far apart two words are for somebody who types German on a German keyboard.
#include <string>
#include <string_view>

namespace fundstelle::search {

/// Longest word that is compared, in letters.
inline constexpr std::size_t kMaxComparedLetters = 40;

/// Gives the cost of the slips that make one word the other: 1 for a letter that is missing, extra
/// or another one; about half of that for neighbouring keys, doubled letters, swapped letters, dots
/// left out, letters that sound alike ("d" and "t", "ph" and "f", "ie" and "i", a silent "h").
/// More where the first letter is wrong. Gives a number above `limit` where it is more than that,
/// or a word is too long. Symmetric. Source: optimal string alignment with weights.
[[nodiscard]] double typing_distance(
    std::u32string_view left, std::u32string_view right, double limit
);

/// Appends the letters of valid UTF-8.
void append_letters(std::u32string& letters, std::string_view text);

/// Gives the letters of valid UTF-8.
[[nodiscard]] std::u32string letters_of(std::string_view text);

} // namespace fundstelle::search

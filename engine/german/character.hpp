#pragma once
// What single characters are to German text: letters, digits, marks that are not seen, hyphens,
// apostrophes.
#include <string>

namespace fundstelle::german {

/// Letters of any script.
[[nodiscard]] bool is_letter(char32_t value);

/// Combining marks: they go on with a word, but begin none.
[[nodiscard]] bool is_mark(char32_t value);

/// Raised and lowered digits: "CO₂", "m²".
[[nodiscard]] constexpr bool is_small_digit(char32_t value) {
    return value == 0xB2 || value == 0xB3 || value == 0xB9 || value == 0x2070 ||
           (value >= 0x2074 && value <= 0x2079) || (value >= 0x2080 && value <= 0x2089);
}

[[nodiscard]] constexpr bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}

/// Capital letters.
[[nodiscard]] bool is_capital(char32_t value);

/// Soft hyphen, zero-width characters and the like: inside of words, but not part of them.
[[nodiscard]] constexpr bool is_unseen(char32_t value) {
    return value == 0xAD || (value >= 0x200B && value <= 0x200F) ||
           (value >= 0x202A && value <= 0x202E) || (value >= 0x2060 && value <= 0x2069) ||
           value == 0xFEFF;
}

/// Hyphens that bind the parts of one word.
[[nodiscard]] constexpr bool is_hyphen(char32_t value) {
    return value == U'-' || value == 0x2010 || value == 0x2011;
}

[[nodiscard]] constexpr bool is_apostrophe(char32_t value) {
    return value == U'\'' || value == 0x2019 || value == 0x02BC;
}

/// Spaces that do not end a line, the fixed and narrow ones included.
[[nodiscard]] constexpr bool is_blank(char32_t value) {
    return value == U' ' || value == 0xA0 || value == 0x2009 || value == 0x202F || value == 0x2007;
}

/// Appends the lower case of a letter; nothing for an unseen character, "'" for any apostrophe, the
/// letters of a ligature, the plain digit of a small one.
void append_lower_case(std::string& text, char32_t value);

} // namespace fundstelle::german

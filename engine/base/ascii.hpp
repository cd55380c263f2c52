#pragma once
// Letters, digits and case of ASCII; all other bytes, those of UTF-8 among them, are left alone and
// are no letters. Independent of the locale, safe for any thread.
#include <string>
#include <string_view>

namespace fundstelle::base {

[[nodiscard]] constexpr bool is_ascii_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// Whether it is a letter or a digit.
[[nodiscard]] constexpr bool is_ascii_word(char byte) {
    return is_ascii_letter(byte) || (byte >= '0' && byte <= '9');
}

/// Gives a letter's small form, any other byte as it is.
[[nodiscard]] constexpr char in_lower_case(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// Gives a text with its capitals made small.
[[nodiscard]] std::string in_lower_case(std::string_view text);

} // namespace fundstelle::base

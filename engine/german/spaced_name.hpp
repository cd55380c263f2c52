#pragma once
// Names that are printed with blanks and are one word all the same: "A 8", "G 7", "C & A".
#include <cstddef>
#include <string_view>

#include "engine/german/text_view.hpp"

namespace fundstelle::german {

/// Gives the end of a capital letter with its number ("A 8", "B 12", at most three digits) that
/// begins at `begin`, or `begin` where none stands. Offsets are bytes.
[[nodiscard]] std::size_t end_of_numbered_letter(const TextView& text, std::size_t begin);

/// Gives the end of two short runs of capitals around an ampersand with blanks ("C & A", "H & M",
/// "AT & T"), or `begin`. Offsets are bytes.
[[nodiscard]] std::size_t end_of_spaced_firm(const TextView& text, std::size_t begin);

/// Tells whether one of both may begin at `begin`, whose run of letters ends before a blank at
/// `end`. Cheap; seldom true.
[[nodiscard]] constexpr bool may_be_spaced_name(
    std::string_view text, std::size_t begin, std::size_t end
) {
    constexpr std::size_t kLongestRun = 2;
    if (end - begin > kLongestRun || end + 1 >= text.size()) {
        return false;
    }
    const char behind = text[end + 1];
    return behind == '&' || (end - begin == 1 && behind >= '0' && behind <= '9');
}

} // namespace fundstelle::german

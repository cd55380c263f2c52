#pragma once
// Two foldings under which typed words and printed ones are compared letter by letter.
#include <string>
#include <string_view>

namespace fundstelle::search {

/// Gives a normal form without dots and accents: "münchen" → "munchen", "straße" → "strasse",
/// "café" → "cafe".
[[nodiscard]] std::string without_dots(std::string_view normal);

/// Gives a normal form with two letters for an umlaut: "münchen" → "muenchen", "straße" →
/// "strasse", "café" → "cafe".
[[nodiscard]] std::string with_two_letters(std::string_view normal);

/// Tells whether a word goes on where somebody has typed `typed`, both normal forms: umlauts may
/// be typed as two letters or without dots, but dots that were typed must be there.
[[nodiscard]] bool begins_as_typed(std::string_view normal, std::string_view typed);

} // namespace fundstelle::search

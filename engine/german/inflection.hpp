#pragma once
// What Snowball does not know of German inflection: feminine persons, Latin plurals, nouns in
// -auer, -euer and -s.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the word that Snowball is to stem instead: "präsidentinnen" → "präsident", "museen" →
/// "museum"; mostly the word itself. `word` is in canonical spelling.
[[nodiscard]] std::string regular_form(std::string_view word);

/// Gives the whole stem of a word that Snowball would cut too far ("bauern" → "bauer", where
/// Snowball says "bau") or differently in its forms ("zins" and "zinsen"), or an empty text.
[[nodiscard]] std::string fixed_stem(std::string_view word);

} // namespace fundstelle::german

#pragma once
// What Snowball does not know of German inflection: feminine persons, plurals of
// foreign words, adjectives that change inside.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the word that Snowball is to stem instead: "präsidentinnen" → "präsident", "museen" →
/// "museum", "autos" → "auto", "teure" → "teuer"; mostly the word itself. `word` is in canonical
/// spelling.
[[nodiscard]] std::string regular_form(std::string_view word);

} // namespace fundstelle::german

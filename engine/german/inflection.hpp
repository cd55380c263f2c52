#pragma once
// What Snowball does not know of German inflection: feminine persons and Latin plurals.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the word that Snowball is to stem instead: "präsidentinnen" → "präsident", "museen" →
/// "museum"; mostly the word itself. `word` is in canonical spelling.
[[nodiscard]] std::string regular_form(std::string_view word);

} // namespace fundstelle::german

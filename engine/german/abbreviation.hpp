#pragma once
// Abbreviations of single letters: "z. B.", "d.h.", "u. a. m.", "U.S.A.".
#include <cstddef>
#include <string>
#include <string_view>

#include "engine/german/text_view.hpp"

namespace fundstelle::german {

/// Gives the end of the abbreviation whose first letter stands at `begin`, or `begin`. With blanks
/// only known ones are taken ("z. B.", but not the initials of "J. R. Becher"); without, any two
/// letters with full stops. Offsets are bytes.
[[nodiscard]] std::size_t end_of_abbreviation(const TextView& text, std::size_t begin);

/// Gives the letters of a printed abbreviation in lower case, each with a full stop: "z.b.".
[[nodiscard]] std::string abbreviation_form(std::string_view printed);

/// Gives the letters alone where they are capitals ("usa" of "U.S.A."), else an empty text.
[[nodiscard]] std::string acronym_of(std::string_view printed);

/// Gives the form with full stops of an abbreviation that is printed without them ("z.b." of "zB"),
/// or an empty text. Only what is no word is taken, and nothing in capitals.
[[nodiscard]] std::string form_of_bare(std::string_view printed);

/// The way back: "zb" of "z.b.", or an empty text.
[[nodiscard]] std::string bare_form_of(std::string_view form);

} // namespace fundstelle::german

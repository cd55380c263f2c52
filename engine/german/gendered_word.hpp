#pragma once
// Words that name all genders with a sign: "Bürger*innen", "BürgerInnen", "jede:r".
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/text_view.hpp"

namespace fundstelle::german {

/// Gives the end of a gender sign and its ending behind the word in [begin, sign), or `sign` where
/// there is none: "*innen", ":in", "/-innen", "(innen)", "*r"; for "der*die" the end of "die".
/// Offsets are bytes.
[[nodiscard]] std::size_t end_of_gender(const TextView& text, std::size_t begin, std::size_t sign);

/// The forms of a gendered word, as printed but without signs.
struct GenderedWord {
    std::string whole;              ///< "Bürgerinnen"
    std::vector<std::string> forms; ///< "Bürger"
};

/// Reads one printed word without hyphens (but for "/-"); nothing where it holds no gender sign.
/// "Schüler*innenrat" gives "Schülerrat" as its form, "Kolleg*innen" gives "Kollegen".
[[nodiscard]] std::optional<GenderedWord> gendered_word(std::string_view printed);

} // namespace fundstelle::german

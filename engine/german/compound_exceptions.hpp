#pragma once
// Small reviewed lists: what the rules and the counts of compound splitting do not see.
#include <span>
#include <string_view>

namespace fundstelle::german {

/// Base forms that look like compounds and are none, or whose meaning is not that of their parts:
/// "freitag", "maßnahme", "freiburg". They stay whole, also as parts of longer words.
[[nodiscard]] std::span<const std::string_view> whole_words();

/// Tells whether `text` is never a part, although it is a word: particles of verbs ("auf"),
/// suffixes that look like words ("schaft"). Sorted look-up.
[[nodiscard]] bool is_never_part(std::string_view text);

/// Tells whether `text` is mostly the separable part of a verb where a verb's form follows:
/// "fest" in "festgestellt" and "festzustellen", but not in "festzelt".
[[nodiscard]] bool is_verb_particle(std::string_view text);

/// Tells whether a word of two or three letters may be the first part: "öl", "tor", "amt".
[[nodiscard]] bool is_short_first(std::string_view text);

/// Tells whether a word of two or three letters may be the last part: "öl", "amt", "weg".
[[nodiscard]] bool is_short_head(std::string_view text);

} // namespace fundstelle::german

#pragma once
// Folds the spellings that a German reader takes for the same word.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the normal form of a word as printed: NFC, lower case, without soft hyphens and zero-width
/// characters, ligatures resolved, typographic apostrophes as "'". Umlauts and ß stay. Total for
/// any bytes.
[[nodiscard]] std::string normal_form(std::string_view printed);

/// Gives the canonical spelling of a normal form: "haeuser" → "häuser", "strasse" → "straße"'s
/// common form, "daß" → "dass", "schiffahrt" → "schifffahrt", "photographie" → "fotografie"; but
/// "israel", "aktuell", "neue", "boeing", "masse" keep theirs. Accents that German does not have go
/// ("erdoğan" → "erdogan"). Two spellings of one word get one
/// result; the result is for matching, not for show.
[[nodiscard]] std::string canonical_spelling(std::string_view normal);

/// Gives `canonical_spelling` for the beginning of a word, safe for prefix search (no rule that
/// looks at a word's end).
[[nodiscard]] std::string canonical_prefix(std::string_view normal);

} // namespace fundstelle::german

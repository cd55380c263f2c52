#pragma once
// Nouns from Greek and Latin and their adjectives, whose endings no stemmer joins.
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// Gives words that may be the adjective of such a noun, or the noun of such an adjective: of
/// "sepsis" "septisch", of "demokratische" "demokratie", of "kriminalität" "kriminal" and
/// "kriminell". Which of them exist, a vocabulary must tell. `word` is in canonical spelling.
[[nodiscard]] std::vector<std::string> learned_relatives(std::string_view word);

} // namespace fundstelle::german

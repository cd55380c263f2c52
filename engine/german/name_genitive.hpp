#pragma once
// The genitive s behind vowels that also end words of their own: "Moskaus", "Berlusconis",
// "Nigerias", "Wiederaufbaus" beside "Klaus", "Praxis", "Matthias". No rule of endings tells which
// it is; a vocabulary does.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the genitive of a word that ends in such a vowel, "moskaus" for "moskau"; empty for all
/// else. `word` is a normal form. Safe from any thread.
[[nodiscard]] std::string possible_genitive_of(std::string_view word);

/// Gives the word of which another may be such a genitive, "moskau" for "moskaus"; empty for all
/// else, and for words whose s is known to be theirs. Likewise.
[[nodiscard]] std::string_view possible_genitive_base(std::string_view word);

} // namespace fundstelle::german

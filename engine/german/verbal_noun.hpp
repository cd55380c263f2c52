#pragma once
// Nouns that are made from verbs, and the verbs: "Senkung" and "senkt", "Angriff" and
// "angegriffen".
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// Gives forms of the verb that a noun is made from, one for each stem that endings do not join;
/// empty where the word is no such noun. Only verbs that the tables know, and of nouns in -ung
/// those with a verb's prefix too. `word` is a normal form in canonical spelling. Safe from any
/// thread.
[[nodiscard]] std::vector<std::string> verb_forms_of_noun(std::string_view word);

/// Gives the nouns that may be made from the verb that a word is a form of; which of them exist, a
/// vocabulary must tell. Likewise.
[[nodiscard]] std::vector<std::string> possible_nouns_of_verb(std::string_view word);

} // namespace fundstelle::german

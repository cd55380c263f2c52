#pragma once
// The forms of a verb that no rule of endings joins: "gehen", "ging", "gegangen".
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// Gives the infinitive of a form of a strong verb or of a frequent weak one, with the word's own
/// prefix ("hinausgegangen" gives "hinausgehen", "gehen" itself), or an empty text for all else.
/// Forms that are nouns too ("Stand", "Macht", "Aufnahmen") are left alone. `word` is a normal form
/// in canonical spelling. Safe from any thread. Source: the principal parts in any German grammar.
[[nodiscard]] std::string infinitive_of(std::string_view word);

/// Gives the forms of a verb that `infinitive_of` gave, itself among them: one for each stem that
/// endings alone do not join, up to eight. Empty for all else. Safe from any thread.
[[nodiscard]] std::vector<std::string> forms_of(std::string_view infinitive);

/// Gives an infinitive, which ends in n, without its ending: "arbeit" of "arbeiten", "änder" of
/// "ändern". A view of it.
[[nodiscard]] std::string_view root_of(std::string_view infinitive);

} // namespace fundstelle::german

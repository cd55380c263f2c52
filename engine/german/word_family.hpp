#pragma once
// Words of one family that no ending joins: countries with their people and adjectives, verbs in
// -ieren with their nouns.
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// Gives the stems of a country's name, people and adjective for one of them ("franzos" gives
/// "frankreich" and "franzos" of the adjective, as they are stemmed), the given one left out; empty
/// for all else. `stem` is as `Stemmer` gives it. Safe from any thread.
[[nodiscard]] std::vector<std::string> country_relatives(std::string_view stem);

/// Gives words that may be the nouns of a verb in -ieren, or the verb of such a noun: of
/// "protestiert" "protest", "protestation" and "protestierung", of "information" "informieren".
/// Which of them exist, a vocabulary must tell. `word` is a normal form.
[[nodiscard]] std::vector<std::string> possible_relatives(std::string_view word);

} // namespace fundstelle::german

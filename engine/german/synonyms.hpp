#pragma once
// Synonyms: words that newspapers use for one another.
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::german {

/// Gives the stems of the synonyms of a word ("klinik" gives that of "krankenhaus");
/// empty for most. `stem` is as `Stemmer` gives it. Safe from any thread.
[[nodiscard]] std::vector<std::string> synonym_stems(std::string_view stem);

} // namespace fundstelle::german

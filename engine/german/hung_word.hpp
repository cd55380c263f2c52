#pragma once
// Completes words whose second half stands elsewhere: "Ost- und Mitteleuropa".
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the half that two words share ("europa" of "mitteleuropa"), or an empty text where it is
/// not known. Both are normal forms. Knows frequent first halves and frequent second halves; a
/// compound splitter may know more.
[[nodiscard]] std::string_view shared_tail(std::string_view whole_word);

/// Tells whether a word may stand between a hung word and the one that completes it ("und", "oder",
/// "bzw").
[[nodiscard]] bool binds_hung_words(std::string_view normal);

} // namespace fundstelle::german

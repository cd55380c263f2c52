#pragma once
// The Snowball stemming algorithm for German, version 3, written anew from its description.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Names the algorithm whose stems these are.
inline constexpr std::string_view kSnowballVersion = "german, Snowball 3";

/// What "ae", "oe" and "ue" are taken for.
enum class VowelPairs {
    Umlauts, ///< as the algorithm says
    Apart,   ///< two vowels each: the spelling has been settled before
};

/// Gives the stem of one word. `word` is UTF-8, lower case, NFC; letters that are not German pass
/// through. Words of more than 120 letters come back unchanged. Total for any bytes. Thread safe.
/// Source: snowballstem.org/algorithms/german, version 3 (with ae, oe, ue for umlauts; feminine
/// -erin, -erinnen; -ln; -et).
[[nodiscard]] std::string snowball_stem(
    std::string_view word, VowelPairs vowel_pairs = VowelPairs::Umlauts
);

} // namespace fundstelle::german

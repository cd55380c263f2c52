#pragma once
// Exceptions to Snowball: words that it would cut too far, or take for another word.
#include <string>
#include <string_view>

namespace fundstelle::german {

/// Gives the whole stem of a word in canonical spelling that Snowball would bring together with
/// another word ("bauern" → "bauer", where Snowball says "bau"; "sicherheit", where it says "sich")
/// or cut differently in its forms ("zins" and "zinsen"); an empty text for all other words. Found
/// by listing the stems that several frequent words of a news collection share.
[[nodiscard]] std::string fixed_stem(std::string_view word);

/// Gives `stem` with the umlaut of `word` where it tells two words apart ("förderung" and
/// "forderung"); Snowball drops all umlauts.
[[nodiscard]] std::string with_distinct_umlaut(std::string stem, std::string_view word);

} // namespace fundstelle::german

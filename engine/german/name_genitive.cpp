#include "engine/german/name_genitive.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

constexpr std::size_t kShortestBase = 4; // "Mais" is not of the "Mai"

/// Words whose s is theirs, though another word is spelled so without it.
constexpr auto kOwnS = std::to_array<std::string_view>(
    {"klaus", "graus", "kraus", "andreas", "elias", "levis", "paris", "loris", "maris", "willis"}
);

/// Behind other vowels the stemmer takes the s away itself.
bool ends_in_open_vowel(std::string_view word) {
    constexpr auto kEnds = std::to_array<std::string_view>({"i", "u", "ia", "io"});
    return std::any_of(kEnds.begin(), kEnds.end(), [word](std::string_view end) {
        return word.ends_with(end);
    });
}

bool has_own_s(std::string_view word) {
    return std::find(kOwnS.begin(), kOwnS.end(), word) != kOwnS.end();
}

} // namespace

std::string possible_genitive_of(std::string_view word) {
    if (word.size() < kShortestBase || !ends_in_open_vowel(word)) {
        return {};
    }
    std::string genitive = std::string(word) + 's';
    return has_own_s(genitive) ? std::string{} : genitive;
}

std::string_view possible_genitive_base(std::string_view word) {
    if (word.size() <= kShortestBase || !word.ends_with('s') || has_own_s(word)) {
        return {};
    }
    const std::string_view base = word.substr(0, word.size() - 1);
    return ends_in_open_vowel(base) ? base : std::string_view{};
}

} // namespace fundstelle::german

#include "engine/german/learned_family.hpp"

#include <array>
#include <cstddef>

namespace fundstelle::german {

namespace {

/// How a noun ends, alone and in the plural, and its adjective, which may have no ending of its
/// own.
struct Endings {
    std::string_view noun, plural, adjective;
};

constexpr auto kEndings = std::to_array<Endings>({
    {"psis", "psen", "ptisch"},        // Sepsis, Skepsis
    {"yse", "ysen", "ytisch"},         // Analyse
    {"ese", "esen", "etisch"},         // Synthese
    {"ose", "osen", "otisch"},         // Psychose
    {"ismus", "ismen", "istisch"},     // Populismus
    {"ratie", "ratien", "ratisch"},    // Demokratie
    {"logie", "logien", "logisch"},    // Ökologie
    {"nomie", "nomien", "nomisch"},    // Autonomie
    {"grafie", "grafien", "grafisch"}, // Biografie
    {"alität", "alitäten", "al"},      // Neutralität
    {"alität", "alitäten", "ell"},     // Kriminalität
    {"ilität", "ilitäten", "il"},      // Stabilität
    {"ivität", "ivitäten", "iv"},      // Aktivität
    {"anz", "anzen", "ant"},           // Relevanz
    {"enz", "enzen", "ent"},           // Transparenz
});

/// As short as "Sepsis"; shorter ones meet others by chance.
constexpr std::size_t kShortestWord = 6;
constexpr std::size_t kShortestBeginning = 2;

constexpr std::array<std::string_view, 6> kInflections = {"", "e", "em", "en", "er", "es"};

/// What stands before an ending, or nothing.
std::string_view before(std::string_view word, std::string_view ending) {
    const bool ends_so =
        word.ends_with(ending) && word.size() >= ending.size() + kShortestBeginning;
    return ends_so ? word.substr(0, word.size() - ending.size()) : std::string_view{};
}

/// What stands before an adjective's ending, whatever its inflection, or nothing.
std::string_view before_inflected(std::string_view word, std::string_view ending) {
    for (const std::string_view inflection : kInflections) {
        if (word.ends_with(inflection)) {
            const std::string_view bare = word.substr(0, word.size() - inflection.size());
            if (const std::string_view begin = before(bare, ending); !begin.empty()) {
                return begin;
            }
        }
    }
    return {};
}

} // namespace

std::vector<std::string> learned_relatives(std::string_view word) {
    std::vector<std::string> relatives;
    if (word.size() < kShortestWord) {
        return relatives;
    }
    const auto add = [&](std::string_view begin, std::string_view ending) {
        if (!begin.empty()) {
            relatives.push_back(std::string(begin).append(ending));
        }
    };
    for (const auto& [noun, plural, adjective] : kEndings) {
        const std::string_view singular = before(word, noun);
        add(singular.empty() ? before(word, plural) : singular, adjective);
        add(before_inflected(word, adjective), noun);
    }
    return relatives;
}

} // namespace fundstelle::german

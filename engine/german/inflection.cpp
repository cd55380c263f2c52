#include "engine/german/inflection.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace fundstelle::german {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Plural → singular, at a word's end; compounds follow ("Impfzentren").
constexpr std::array kLatinPlurals = {
    Pair{"museen", "museum"},
    Pair{"zentren", "zentrum"},
    Pair{"themen", "thema"},
    Pair{"ministerien", "ministerium"},
    Pair{"gremien", "gremium"},
    Pair{"kriterien", "kriterium"},
    Pair{"gymnasien", "gymnasium"},
    Pair{"stadien", "stadion"},
    Pair{"firmen", "firma"},
    Pair{"konten", "konto"},
    Pair{"risiken", "risiko"},
    Pair{"viren", "virus"},
    Pair{"dramen", "drama"},
    Pair{"praktika", "praktikum"},
    Pair{"lexika", "lexikon"},
    Pair{"visa", "visum"},
    Pair{"alben", "album"},
    Pair{"dogmen", "dogma"},
    Pair{"privilegien", "privilegium"},
    Pair{"organismen", "organismus"},
    Pair{"mechanismen", "mechanismus"},
    Pair{"rhythmen", "rhythmus"},
    Pair{"villen", "villa"},
    Pair{"universen", "universum"},
    Pair{"quoren", "quorum"},
    Pair{"aquarien", "aquarium"},
    Pair{"laboratorien", "laboratorium"},
    Pair{"konsortien", "konsortium"},
    Pair{"stipendien", "stipendium"},
    Pair{"territorien", "territorium"},
    Pair{"jubiläen", "jubiläum"},
    Pair{"antibiotika", "antibiotikum"},
    Pair{"globen", "globus"},
    Pair{"trabanten", "trabant"},
    Pair{"skalen", "skala"},
    Pair{"pizzen", "pizza"},
};

// Before -in and -innen they make persons; -erin is Snowball's own.
constexpr std::array<std::string_view, 9> kPersonEndings = {
    "ent", "ant", "ist", "tor", "sor", "krat", "log", "nom", "wält"};

// Nouns whose -er belongs to them, at a word's end.
constexpr std::array<std::string_view, 12> kFixedNouns = {
    "bauer",
    "mauer",
    "trauer",
    "steuer",
    "feuer",
    "abenteuer",
    "dauer",
    "schauer",
    "ungeheuer",
    "bürger",
    "jauer",
    "brauer"};

/// "reise" and its compounds, but not "kreise", "preise" and "greise".
bool is_journey(std::string_view word) {
    constexpr std::string_view kJourney = "reise";
    if (!word.ends_with(kJourney)) {
        return false;
    }
    const std::string_view before = word.substr(0, word.size() - kJourney.size());
    return before.empty() || std::string_view("kpg").find(before.back()) == std::string_view::npos;
}

bool replace_end(std::string& word, std::string_view end, std::string_view replacement) {
    if (!word.ends_with(end)) {
        return false;
    }
    word.resize(word.size() - end.size());
    word.append(replacement);
    return true;
}

/// "präsidentin", "präsidentinnen" → "präsident".
bool drop_feminine(std::string& word) {
    for (const std::string_view end : {"innen", "in"}) {
        if (!word.ends_with(end)) {
            continue;
        }
        const std::string_view person = std::string_view(word).substr(0, word.size() - end.size());
        constexpr std::size_t kShortestPerson = 6;
        const bool is_person =
            person.size() >= kShortestPerson &&
            std::any_of(kPersonEndings.begin(), kPersonEndings.end(), [&](std::string_view ending) {
                return person.ends_with(ending);
            });
        if (is_person) {
            word.resize(person.size());
        }
        return is_person;
    }
    return false;
}

} // namespace

std::string regular_form(std::string_view word) {
    std::string regular(word);
    if (drop_feminine(regular)) {
        return regular;
    }
    for (const auto& [plural, singular] : kLatinPlurals) {
        if (replace_end(regular, plural, singular)) {
            break;
        }
    }
    return regular;
}

std::string_view fixed_stem(std::string_view word) {
    if (word == "ostern") {
        return word;
    }
    std::string_view bare = word;
    for (const std::string_view ending : {"innen", "in", "n", "s"}) {
        if (bare.ends_with(ending)) {
            bare.remove_suffix(ending.size());
            break;
        }
    }
    const bool is_fixed =
        std::any_of(kFixedNouns.begin(), kFixedNouns.end(), [&](std::string_view noun) {
            return bare.ends_with(noun);
        });
    return is_fixed || is_journey(bare) ? bare : std::string_view{};
}

} // namespace fundstelle::german

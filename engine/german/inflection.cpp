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
constexpr std::array<std::string_view, 10> kPersonEndings = {
    "ar", "ent", "ant", "ist", "tor", "sor", "krat", "log", "nom", "wält"};

// First names that end as persons in -in do.
constexpr std::array<std::string_view, 6> kNamesInIn = {
    "konstantin", "valentin", "quentin", "florentin", "kristin", "christin"};

// Verbs that end as "-innen" does; others join them at their end.
constexpr std::array<std::string_view, 6> kVerbsInInnen = {
    "beginnen", "gewinnen", "spinnen", "besinnen", "ersinnen", "drinnen"};

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
        constexpr std::size_t kShortestPerson = 5;
        const bool is_name =
            std::any_of(kNamesInIn.begin(), kNamesInIn.end(), [&](std::string_view name) {
                return word.ends_with(name);
            });
        const bool is_person =
            person.size() >= kShortestPerson && !is_name &&
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

/// "kolleginnen", but not "gewinnen"; -erinnen is Snowball's own.
bool is_feminine_plural(std::string_view word) {
    constexpr std::size_t kShortestPerson = 9;
    const bool is_verb =
        std::any_of(kVerbsInInnen.begin(), kVerbsInInnen.end(), [&](std::string_view verb) {
            return word.ends_with(verb);
        });
    return word.size() >= kShortestPerson && word.ends_with("innen") &&
           !word.ends_with("erinnen") && !is_verb;
}

} // namespace

std::string regular_form(std::string_view word) {
    std::string regular(word);
    if (drop_feminine(regular)) {
        return regular;
    }
    if (is_feminine_plural(word)) {
        replace_end(regular, "innen", "in");
        return regular;
    }
    for (const auto& [plural, singular] : kLatinPlurals) {
        if (replace_end(regular, plural, singular)) {
            break;
        }
    }
    return regular;
}

} // namespace fundstelle::german

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

// First names that end as persons in -in do.
constexpr std::array<std::string_view, 6> kNamesInIn = {
    "konstantin", "valentin", "quentin", "florentin", "kristin", "christin"};

// Verbs that end as "-innen" does; others join them at their end.
constexpr std::array<std::string_view, 6> kVerbsInInnen = {
    "beginnen", "gewinnen", "spinnen", "besinnen", "ersinnen", "drinnen"};

/// One form of a noun that Snowball stems in several ways ("zins" → "zin", but "zinsen" → "zins")
/// or as another word ("seite" as "seit").
struct FixedForm {
    std::string_view form, stem;
    bool may_follow; ///< compounds end so, too
};

constexpr std::array kFixedForms = {
    FixedForm{"zins", "zins", true},       FixedForm{"zinses", "zins", true},
    FixedForm{"zinsen", "zins", true},     FixedForm{"kurs", "kurs", true},
    FixedForm{"kurses", "kurs", true},     FixedForm{"kurse", "kurs", true},
    FixedForm{"kursen", "kurs", true},     FixedForm{"impuls", "impuls", true},
    FixedForm{"impulses", "impuls", true}, FixedForm{"impulse", "impuls", true},
    FixedForm{"impulsen", "impuls", true}, FixedForm{"puls", "puls", false},
    FixedForm{"pulses", "puls", false},    FixedForm{"pulse", "puls", false},
    FixedForm{"pulsen", "puls", false},    FixedForm{"hals", "hals", true},
    FixedForm{"halses", "hals", true},     FixedForm{"hälse", "hals", true},
    FixedForm{"hälsen", "hals", true},     FixedForm{"fels", "fels", false},
    FixedForm{"felsen", "fels", false},    FixedForm{"felses", "fels", false},
    FixedForm{"vers", "vers", false},      FixedForm{"verses", "vers", false},
    FixedForm{"verse", "vers", false},     FixedForm{"versen", "vers", false},
    FixedForm{"gans", "gans", false},      FixedForm{"gänse", "gans", false},
    FixedForm{"gänsen", "gans", false},    FixedForm{"fuchs", "fuchs", false},
    FixedForm{"fuchses", "fuchs", false},  FixedForm{"füchse", "fuchs", false},
    FixedForm{"füchsen", "fuchs", false},  FixedForm{"lachs", "lachs", true},
    FixedForm{"lachses", "lachs", true},   FixedForm{"lachse", "lachs", true},
    FixedForm{"lachsen", "lachs", true},   FixedForm{"krebs", "krebs", true},
    FixedForm{"krebses", "krebs", true},   FixedForm{"krebse", "krebs", true},
    FixedForm{"krebsen", "krebs", true},   FixedForm{"keks", "keks", false},
    FixedForm{"kekses", "keks", false},    FixedForm{"kekse", "keks", false},
    FixedForm{"keksen", "keks", false},    FixedForm{"dachs", "dachs", false},
    FixedForm{"dachse", "dachs", false},   FixedForm{"dachsen", "dachs", false},
    FixedForm{"luchs", "luchs", false},    FixedForm{"luchse", "luchs", false},
    FixedForm{"luchsen", "luchs", false},  FixedForm{"luchses", "luchs", false},
    FixedForm{"ochs", "ochs", false},      FixedForm{"ochse", "ochs", false},
    FixedForm{"ochsen", "ochs", false},    FixedForm{"seite", "seite", true},
    FixedForm{"seiten", "seite", true},    FixedForm{"lager", "lager", true},
    FixedForm{"lagers", "lager", true},    FixedForm{"lagern", "lager", true},
    FixedForm{"wetter", "wetter", true},   FixedForm{"wetters", "wetter", true},
    FixedForm{"hafer", "hafer", false},    FixedForm{"hafers", "hafer", false},
    FixedForm{"kammer", "kammer", true},   FixedForm{"kammern", "kammer", true},
    FixedForm{"rate", "rate", false},      FixedForm{"raten", "rate", false},
    FixedForm{"leber", "leber", false},    FixedForm{"lebern", "leber", false},
    FixedForm{"ostern", "ostern", false},  FixedForm{"kanne", "kanne", false},
    FixedForm{"kannen", "kanne", false},   FixedForm{"weile", "weile", false},
};

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

/// The fixed form that a word or the end of a compound is, or nothing.
const FixedForm* fixed_form(std::string_view word) {
    const auto* const found =
        std::find_if(kFixedForms.begin(), kFixedForms.end(), [&](const FixedForm& noun) {
            return word.ends_with(noun.form) && (noun.may_follow || word == noun.form);
        });
    return found == kFixedForms.end() ? nullptr : found;
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

std::string fixed_stem(std::string_view word) {
    if (const FixedForm* form = fixed_form(word)) {
        std::string stem(word.substr(0, word.size() - form->form.size()));
        return stem.append(form->stem);
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
    return is_fixed || is_journey(bare) ? std::string(bare) : std::string{};
}

} // namespace fundstelle::german

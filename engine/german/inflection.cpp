#include "engine/german/inflection.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/german/end_filter.hpp"
#include "engine/german/loan_ending.hpp"

namespace fundstelle::german {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Plural → singular, at a word's end; compounds follow ("Impfzentren").
constexpr std::array kLatinPlurals = {
    Pair{"museen", "museum"},
    Pair{"seen", "see"},
    Pair{"praxen", "praxis"},
    Pair{"basen", "basis"},
    Pair{"indizes", "index"},
    Pair{"indices", "index"},
    Pair{"kodizes", "kodex"},
    Pair{"matrizen", "matrix"},
    Pair{"boni", "bonus"},
    Pair{"atlanten", "atlas"},
    Pair{"kakteen", "kaktus"},
    Pair{"radien", "radius"},
    Pair{"foren", "forum"},
    Pair{"prinzipien", "prinzip"},
    Pair{"materialien", "material"},
    Pair{"mineralien", "mineral"},
    Pair{"fossilien", "fossil"},
    Pair{"bauten", "bau"},
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

// Women whose men lose or change more than an ending, at a word's end: "augenzeugin".
constexpr auto kWomen = std::to_array<Pair>(
    {{"kollegin", "kollege"},
     {"kundin", "kunde"},
     {"zeugin", "zeuge"},
     {"expertin", "experte"},
     {"chefin", "chef"},
     {"freundin", "freund"},
     {"königin", "könig"},
     {"rätin", "rat"},
     {"jüdin", "jude"},
     {"französin", "franzose"},
     {"beamtin", "beamte"},
     {"türkin", "türke"},
     {"griechin", "grieche"},
     {"ärztin", "arzt"},
     {"bäuerin", "bauer"},
     {"bäuerinnen", "bauer"},
     {"köchin", "koch"},
     {"gräfin", "graf"},
     {"botin", "bote"},
     {"erbin", "erbe"},
     {"genossin", "genosse"},
     {"gattin", "gatte"},
     {"heldin", "held"},
     {"sklavin", "sklave"},
     {"komplizin", "komplize"},
     {"gefährtin", "gefährte"},
     {"göttin", "gott"},
     {"wirtin", "wirt"},
     {"feindin", "feind"},
     {"chinesin", "chinese"},
     {"schwedin", "schwede"},
     {"russin", "russe"},
     {"dänin", "däne"},
     {"schottin", "schotte"},
     {"britin", "brite"},
     {"finnin", "finne"},
     {"serbin", "serbe"},
     {"kroatin", "kroate"},
     {"kurdin", "kurde"},
     {"asiatin", "asiate"},
     {"grafin", "graf"},
     {"architektin", "architekt"},
     {"athletin", "athlet"},
     {"poetin", "poet"},
     {"kandidatin", "kandidat"},
     {"soldatin", "soldat"},
     {"diplomatin", "diplomat"},
     {"pilotin", "pilot"},
     {"patriotin", "patriot"},
     {"favoritin", "favorit"},
     {"rebellin", "rebell"},
     {"schützin", "schütze"},
     {"kommilitonin", "kommilitone"},
     {"philosophin", "philosoph"},
     {"sächsin", "sachse"},
     {"bischöfin", "bischof"},
     {"anwältin", "anwalt"}}
);

// Adjectives that lose a letter or change one before their endings.
constexpr auto kAdjectives = std::to_array<Pair>(
    {{"hoh", "hoch"},
     {"höher", "hoch"},
     {"teur", "teuer"},
     {"saur", "sauer"},
     {"dunkl", "dunkel"},
     {"edl", "edel"},
     {"eitl", "eitel"},
     {"grösst", "gross"}}
);

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

template <std::size_t Count>
bool replace_any_end(std::string& word, const std::array<Pair, Count>& pairs) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
        return replace_end(word, pair.first, pair.second);
    });
}

bool is_adjective_ending(std::string_view ending) {
    constexpr auto kEndings =
        std::to_array<std::string_view>({"e", "em", "en", "er", "es", "ere", "eren", "erer", "eres"}
        );
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

/// "hohe", "höhere" → "hoch"; "teure" → "teuer"; "flexible" → "flexibel".
bool settle_adjective(std::string& word) {
    for (const auto& [stem, adjective] : kAdjectives) {
        const bool is_form =
            word.starts_with(stem) &&
            (word == "höher" || is_adjective_ending(std::string_view(word).substr(stem.size())));
        if (is_form) {
            word = adjective;
            return true;
        }
    }
    const std::size_t place = std::max(word.rfind("abl") + 1, word.rfind("ibl") + 1);
    constexpr std::size_t kShortest = 5;
    if (place < kShortest || !is_adjective_ending(std::string_view(word).substr(place + 2))) {
        return false;
    }
    word.resize(place + 2);
    word.insert(word.size() - 1, "e");
    return true;
}

/// "busse", "reisebusse" → "bus", but not "einbussen".
bool settle_buses(std::string& word) {
    if (word.ends_with("einbusse") || word.ends_with("einbussen")) {
        return false;
    }
    return replace_end(word, "busse", "bus") || replace_end(word, "bussen", "bus");
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

constexpr auto kFirst = [](const Pair& pair) { return pair.first; };
constexpr EndFilter kLatinEnds = end_filter(kLatinPlurals, kFirst);
constexpr EndFilter kWomenEnds = end_filter(kWomen, kFirst);

} // namespace

std::string regular_form(std::string_view word) {
    std::string regular(word);
    if (drop_feminine(regular)) {
        return regular;
    }
    if (is_feminine_plural(word)) {
        replace_end(regular, "innen", "in");
    }
    if (kWomenEnds.may_end(regular) && replace_any_end(regular, kWomen)) {
        return regular;
    }
    if (settle_adjective(regular) || settle_buses(regular)) {
        return regular;
    }
    if (!(kLatinEnds.may_end(regular) && replace_any_end(regular, kLatinPlurals))) {
        regular.resize(without_loan_s(regular).size());
    }
    return regular;
}

} // namespace fundstelle::german

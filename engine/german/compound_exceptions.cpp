#include "engine/german/compound_exceptions.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

// All lists are sorted by bytes (held by a test).
constexpr auto kWholeWords = std::to_array<std::string_view>(
    {"abendland",      "altertum",    "anekdote",          "annemarie",      "antisemit",
     "antithese",      "arbeitgeber", "arbeitnehmer",      "augenblick",     "augsburg",
     "autogramm",      "bahnhof",     "bamberg",           "baseball",       "basketball",
     "baumann",        "bergmann",    "bernstein",         "bochum",         "brandenburg",
     "brandenburger",  "buchstabe",   "bundestag",         "bürgermeister",  "bürokrat",
     "charlottenburg", "demograf",    "demokrat",          "demontage",      "deutschland",
     "dienstag",       "donnerstag",  "dornröschen",       "dortmund",       "duisburg",
     "dänemark",       "düsseldorf",  "ebenholz",          "eigentum",       "eisenberg",
     "england",        "engländer",   "erbrechen",         "estland",        "fahrzeug",
     "fernsehen",      "fernseher",   "festland",          "feuerzeug",      "finnland",
     "flensburg",      "flugzeug",    "fotograf",          "frankfurt",      "frankreich",
     "freiberg",       "freiburg",    "freitag",           "friedrichshain", "fronleichnam",
     "frustration",    "fußball",     "garderobe",         "gegenstand",     "gegenteil",
     "gegenwart",      "gestalt",     "gestalter",         "gottesdienst",   "griechenland",
     "hamburg",        "hamburger",   "handball",          "handwerk",       "hannelore",
     "hartmann",       "haushalt",    "heidelberg",        "herrgott",       "hochzeit",
     "hoffmann",       "holland",     "indianapolis",      "ingolstadt",     "irland",
     "island",         "jahrhundert", "jahrtausend",       "jahrzehnt",      "johannesburg",
     "kandidat",       "karatschi",   "karlsruhe",         "kaufland",       "kaufmann",
     "kilometer",      "kirchentag",  "klagenfurt",        "kolumne",        "kommunion",
     "kreuzberg",      "königsberg",  "landtag",           "landwirt",       "lehmann",
     "lehrling",       "lettland",    "lichtenberg",       "liebhaber",      "liebknecht",
     "lindenberg",     "ludwigsburg", "ludwigshafen",      "luxemburg",      "magdeburg",
     "magdeburger",    "mahlzeit",    "mannheim",          "markgraf",       "maßnahme",
     "maßstab",        "memoiren",    "merseburg",         "mikrophon",      "minister",
     "ministerin",     "mitglied",    "mittelpunkt",       "mittwoch",       "moderation",
     "montag",         "neumann",     "neuseeland",        "niedergang",     "niederlage",
     "niederlande",    "normanne",    "nürnberg",          "nürnberger",     "oberfläche",
     "odenwald",       "oldenburg",   "orchester",         "paragraf",       "paragraph",
     "parameter",      "parteitag",   "partisan",          "petersburg",     "plantage",
     "plattform",      "portland",    "quintessenz",       "rathaus",        "regensburg",
     "reichstag",      "reichtum",    "reisende",          "reisender",      "restaurant",
     "rheinland",      "richtlinie",  "rosenberg",         "rosenheim",      "rundfunk",
     "russland",       "saarland",    "salzburg",          "samstag",        "sauerstoff",
     "schieber",       "schlagzeug",  "schnittstelle",     "schottland",     "schönberg",
     "sehnsucht",      "sekunde",     "sommernachtstraum", "sonnabend",      "sonntag",
     "sozialist",      "spielzeug",   "stalingrad",        "standard",       "standpunkt",
     "steinbrück",     "steinmeier",  "steinmetz",         "stickstoff",     "stillstand",
     "straßburg",      "stuttgart",   "tangente",          "teilnahme",      "teilnehmer",
     "telegraf",       "thailand",    "theosophie",        "unterhalt",      "verstand",
     "vollmacht",      "vollzug",     "vorschlag",         "wachstum",       "wallung",
     "wasserstoff",    "wehrmacht",   "weihnacht",         "weissagen",      "wendepunkt",
     "werkzeug",       "wittenberg",  "wohlstand",         "wolfgang",       "wolfsburg",
     "württemberg",    "zeitraum",    "zimmermann",        "zinnober",       "zugrunde",
     "zuhause",        "zwergfell",   "österreich"}
);

constexpr auto kNeverParts = std::to_array<std::string_view>(
    {"aber",   "ander",    "andere",  "anderen",  "anderer", "auch",   "bald",   "beide",
     "beim",   "dabei",    "damit",   "dann",     "daran",   "darauf", "darin",  "davon",
     "dazu",   "dein",     "denen",   "denn",     "deren",   "dessen", "dich",   "diese",
     "dieser", "doch",     "dort",    "durch",    "eben",    "eine",   "einem",  "einen",
     "einer",  "eines",    "entlang", "euch",     "eure",    "haft",   "haften", "heit",
     "heiten", "herab",    "heran",   "heraus",   "herbei",  "herein", "herum",  "hervor",
     "hier",   "hinaus",   "hinein",  "hinter",   "hinweg",  "hinzu",  "ihnen",  "ihre",
     "ihrem",  "ihren",    "ihrer",   "immer",    "jede",    "jeder",  "jene",   "kein",
     "keine",  "keit",     "keiten",  "lich",     "ling",    "lings",  "los",    "lose",
     "losen",  "mein",     "miss",    "nach",     "nicht",   "noch",   "oder",   "ohne",
     "rück",   "samt",     "schaft",  "schaften", "schafts", "sehr",   "sein",   "seine",
     "seiner", "sich",     "sind",    "statt",    "tele",    "tion",   "tionen", "trans",
     "tung",   "umher",    "ungs",    "unser",    "unter",   "verb",   "vers",   "viel",
     "voran",  "voraus",   "vorbei",  "vorher",   "vorüber", "wegen",  "weil",   "wenn",
     "werden", "wieder",   "wird",    "wohl",     "wurde",   "zeug",   "zeugs",  "zuge",
     "zurück", "zusammen", "zwar",    "zwischen", "über",    "überall"}
);

constexpr auto kShortFirsts = std::to_array<std::string_view>(
    {"abi", "akw", "alt", "amt", "arm", "art", "bad", "bar", "bau", "bio", "bus",
     "dom", "ehe", "eid", "eis", "erb", "erd", "erz", "fan", "fdp", "fuß", "gas",
     "gen", "hof", "hub", "hut", "ion", "job", "kfz", "kur", "lkw", "mai", "nah",
     "neu", "not", "ohr", "ort", "ost", "pkw", "pop", "rad", "rat", "reh", "rot",
     "ruf", "see", "sex", "ski", "süd", "tag", "tal", "tat", "tee", "tod", "ton",
     "tor", "typ", "tür", "uhr", "uni", "wal", "weg", "zoo", "zug", "öko", "öl"}
);

constexpr auto kShortHeads =
    std::to_array<std::string_view>({"amt", "arm", "art", "bad", "bau", "bus", "ehe", "eid",
                                     "eis", "gas", "hof", "hut", "job", "not", "ohr", "ort",
                                     "rad", "rat", "ruf", "see", "tag", "tal", "tat", "tee",
                                     "tod", "tor", "typ", "tür", "uhr", "weg", "zug", "öl"});

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& list, std::string_view text) {
    return std::binary_search(list.begin(), list.end(), text);
}

} // namespace

std::span<const std::string_view> whole_words() {
    return kWholeWords;
}

bool is_never_part(std::string_view text) {
    return holds(kNeverParts, text);
}

bool is_short_first(std::string_view text) {
    return holds(kShortFirsts, text);
}

bool is_short_head(std::string_view text) {
    return holds(kShortHeads, text);
}

} // namespace fundstelle::german

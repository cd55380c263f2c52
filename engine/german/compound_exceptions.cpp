#include "engine/german/compound_exceptions.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

// All lists are sorted by bytes (held by a test).
constexpr auto kWholeAToF = std::to_array<std::string_view>(
    {"abendland",      "abteilung",      "allesamt",       "altertum",     "altmaier",
     "amtmann",        "anekdote",       "annemarie",      "antisemit",    "antithese",
     "arbeitgeber",    "arbeitnehmer",   "armseligkeit",   "augenblick",   "augsburg",
     "autogramm",      "bahnhof",        "bamberg",        "barbier",      "baseball",
     "basketball",     "baumann",        "beileid",        "beinahe",      "beispiel",
     "bergmann",       "bernstein",      "bestehen",       "bestreiten",   "beteiligung",
     "bewirtschaften", "biograf",        "biograph",       "biologisch",   "bochum",
     "brandenburg",    "brandenburger",  "buchstabe",      "bundestag",    "bürgermeister",
     "bürokrat",       "charlottenburg", "clipart",        "demograf",     "demokrat",
     "demontage",      "deutschland",    "dienstag",       "donnerstag",   "dornröschen",
     "dortmund",       "duisburg",       "dänemark",       "düsseldorf",   "ebenholz",
     "ehemals",        "eidotter",       "eigentum",       "einsehen",     "eisenberg",
     "eisenmann",      "england",        "engländer",      "erbrechen",    "erdinger",
     "estland",        "exposee",        "fahrzeug",       "fernsehen",    "fernseher",
     "festland",       "feuerzeug",      "finnland",       "flensburg",    "flugzeug",
     "fotograf",       "frankfurt",      "frankreich",     "freiberg",     "freiburg",
     "freitag",        "friedhof",       "friedrichshain", "fronleichnam", "frustration",
     "fußball"}
);

constexpr auto kWholeGToR =
    std::to_array<std::string_view>({"garderobe",    "gegensatz",    "gegenstand",
                                     "gegenteil",    "gegenwart",    "gegenüber",
                                     "gemeinsam",    "gendarm",      "generator",
                                     "genetisch",    "genitalien",   "gestalt",
                                     "gestalter",    "gottesdienst", "griechenland",
                                     "hamburg",      "hamburger",    "handball",
                                     "handwerk",     "hannelore",    "hartmann",
                                     "haushalt",     "heidelberg",   "herrgott",
                                     "herrmann",     "herrschen",    "hochzeit",
                                     "hoffmann",     "holland",      "ideologisch",
                                     "indianapolis", "ingolstadt",   "irland",
                                     "island",       "israelisch",   "jahrhundert",
                                     "jahrtausend",  "jahrzehnt",    "johannesburg",
                                     "kandidat",     "karatschi",    "karlsbad",
                                     "karlsruhe",    "kaufland",     "kaufmann",
                                     "kilometer",    "kirchentag",   "klagenfurt",
                                     "kolumne",      "kommunion",    "kommunist",
                                     "kreuzberg",    "königsberg",   "landsberg",
                                     "landshut",     "landtag",      "landwirt",
                                     "langsam",      "lehmann",      "lehrling",
                                     "lettland",     "lichtenberg",  "liebhaber",
                                     "liebknecht",   "lindenberg",   "ludwigsburg",
                                     "ludwigshafen", "luxemburg",    "magdeburg",
                                     "magdeburger",  "mahlzeit",     "mailand",
                                     "mailänder",    "mannheim",     "markgraf",
                                     "maßnahme",     "maßstab",      "mediator",
                                     "meineid",      "memoiren",     "merseburg",
                                     "mikrophon",    "minderheit",   "minister",
                                     "ministerin",   "mitglied",     "mittelpunkt",
                                     "mittwoch",     "moderation",   "modulator",
                                     "montag",       "nachteil",     "nationalsozialist",
                                     "neukirchen",   "neumann",      "neuordnen",
                                     "neurose",      "neuseeland",   "niedergang",
                                     "niederlage",   "niederlande",  "normanne",
                                     "notwendig",    "nürnberg",     "nürnberger",
                                     "oberfläche",   "odenwald",     "offenbart",
                                     "oldenburg",    "orchester",    "paragraf",
                                     "paragraph",    "parameter",    "parteitag",
                                     "partisan",     "petersburg",   "plantage",
                                     "plattform",    "portland",     "profitieren",
                                     "quintessenz",  "rapport",      "ratgeber",
                                     "rathaus",      "ratschlag",    "regensburg",
                                     "reichstag",    "reichtum",     "reisende",
                                     "reisender",    "restaurant",   "restaurator",
                                     "rheinland",    "richtlinie",   "rosenberg",
                                     "rosenheim",    "rotschild",    "rucksack",
                                     "rundfunk",     "russland"});

constexpr auto kWholeSToZ = std::to_array<std::string_view>(
    {"saarland",          "salzburg",      "samstag",    "samstäglich", "sauerstoff", "schieber",
     "schlagzeug",        "schnittstelle", "schottland", "schönberg",   "sehnsucht",  "sekunde",
     "sommernachtstraum", "sonnabend",     "sonntag",    "sozialist",   "spielzeug",  "stalingrad",
     "standard",          "standpunkt",    "steinbrück", "steinmeier",  "steinmetz",  "stickstoff",
     "stillstand",        "straßburg",     "stuttgart",  "tangente",    "tatsache",   "tatsächlich",
     "teenager",          "teilnahme",     "teilnehmer", "telegraf",    "thailand",   "theosophie",
     "unicode",           "uniform",       "universen",  "universum",   "unterhalt",  "unterricht",
     "vereinbare",        "vereinbart",    "vereinzelt", "verstand",    "vollmacht",  "vollzug",
     "vorschlag",         "vorteil",       "wachstum",   "wallung",     "walross",    "wasserstoff",
     "wegerich",          "wehrmacht",     "weihnacht",  "weissagen",   "wendepunkt", "werkzeug",
     "wirbelsäule",       "wittenberg",    "wohlstand",  "wolfgang",    "wolfsburg",  "württemberg",
     "zeitraum",          "zierrat",       "zimmermann", "zinnober",    "zugriff",    "zugrunde",
     "zuhause",           "zwergfell",     "österreich"}
);

template <std::size_t... Sizes>
constexpr auto joined(const std::array<std::string_view, Sizes>&... lists) {
    std::array<std::string_view, (Sizes + ...)> all{};
    auto* end = all.begin();
    ((end = std::copy(lists.begin(), lists.end(), end)), ...);
    return all;
}

constexpr auto kWholeWords = joined(kWholeAToF, kWholeGToR, kWholeSToZ);

constexpr auto kNeverParts = std::to_array<std::string_view>(
    {"aber",      "abzu",     "ander",     "andere",    "anderen",   "anderer",   "anzu",
     "arisch",    "arische",  "arischen",  "arischer",  "arisches",  "auch",      "aufs",
     "aust",      "bacher",   "bald",      "barem",     "barer",     "bares",     "beide",
     "beim",      "beit",     "berger",    "besch",     "burger",    "dabei",     "damit",
     "dann",      "daran",    "darauf",    "darin",     "davon",     "dazu",      "dein",
     "denen",     "denn",     "deren",     "dessen",    "dich",      "diese",     "dieser",
     "doch",      "dorfer",   "dort",      "durch",     "eben",      "ehen",      "eine",
     "einem",     "einen",    "einer",     "eines",     "eink",      "eins",      "einst",
     "elle",      "ellen",    "entlang",   "esch",      "euch",      "eure",      "fache",
     "fachem",    "fachen",   "facher",    "faches",    "gest",      "haft",      "haften",
     "hagen",     "hausen",   "heit",      "heiten",    "herab",     "heran",     "herauf",
     "heraus",    "herbei",   "herein",    "herum",     "herunter",  "hervor",    "herüber",
     "hier",      "hinauf",   "hinaus",    "hindurch",  "hinein",    "hinge",     "hinter",
     "hinterher", "hinunter", "hinweg",    "hinzu",     "hinüber",   "hofer",     "höfer",
     "ihnen",     "ihre",     "ihrem",     "ihren",     "ihrer",     "immer",     "ionen",
     "ions",      "jede",     "jeder",     "jene",      "kein",      "keine",     "keit",
     "keiten",    "komm",     "lende",     "lenden",    "lich",      "ling",      "lings",
     "logisch",   "logische", "logischem", "logischen", "logischer", "logisches", "los",
     "lose",      "losem",    "losen",     "loser",     "loses",     "mein",      "miss",
     "nach",      "nicht",    "noch",      "oder",      "ohne",      "rück",      "same",
     "samem",     "samen",    "samer",     "sames",     "samt",      "schaft",    "schaften",
     "schafts",   "schen",    "sehr",      "sein",      "seine",     "seiner",    "sich",
     "sind",      "statt",    "stetten",   "tele",      "tion",      "tionen",    "trans",
     "tung",      "umher",    "ungs",      "unis",      "unser",     "unter",     "veran",
     "verb",      "verd",     "verf",      "verl",      "vers",      "viel",      "voran",
     "voraus",    "vorbei",   "vorher",    "vors",      "vorüber",   "wegen",     "weil",
     "wenn",      "werden",   "wider",     "wieder",    "wird",      "wohl",      "wurde",
     "zeug",      "zeugs",    "zuge",      "zurück",    "zusammen",  "zwar",      "zwischen",
     "über",      "überall",  "übers"}
);

constexpr auto kShortFirsts = std::to_array<std::string_view>(
    {"abi", "akw", "alt", "amt", "arm", "art", "bad", "bar", "bau", "bio", "bus", "dom",
     "ehe", "eid", "eis", "end", "erb", "erd", "erz", "fan", "fdp", "fuß", "gas", "gen",
     "hof", "hub", "hut", "ion", "job", "kfz", "kur", "lkw", "mai", "nah", "neu", "not",
     "ohr", "ort", "ost", "pcr", "pkw", "pop", "rad", "rat", "reh", "rot", "ruf", "see",
     "sex", "ski", "süd", "tag", "tal", "tat", "tee", "tod", "ton", "tor", "typ", "tür",
     "uhr", "uni", "wal", "weg", "zoo", "zug", "öko", "öl"}
);

constexpr auto kShortHeads =
    std::to_array<std::string_view>({"amt", "arm", "art", "bad", "bau", "bus", "ehe", "eid",
                                     "eis", "gas", "hof", "hut", "job", "not", "ohr", "ort",
                                     "rad", "rat", "ruf", "see", "tag", "tal", "tat", "tee",
                                     "tod", "tor", "typ", "tür", "uhr", "weg", "zug", "öl"});

constexpr auto kVerbParticles = std::to_array<std::string_view>(
    {"abzug",     "aneinander", "anzug",    "auseinander", "auszug", "bekannt", "bereit",
     "best",      "bloß",       "breit",    "dahin",       "dicht",  "drauf",   "durcheinander",
     "empor",     "entgegen",   "erb",      "ernst",       "erst",   "falsch",  "fehl",
     "fern",      "fertig",     "fest",     "flach",       "fort",   "frei",    "gefangen",
     "gegenüber", "geheim",     "gerade",   "gesund",      "gleich", "groß",    "grund",
     "gut",       "heilig",     "heim",     "heraus",      "hinab",  "hoch",    "kalt",
     "kaputt",    "kennen",     "klar",     "klein",       "krank",  "kurz",    "lahm",
     "leer",      "leicht",     "link",     "links",       "locker", "los",     "nahe",
     "neben",     "nieder",     "näher",    "offen",       "pleite", "preis",   "quer",
     "raus",      "rein",       "retour",   "richtig",     "runter", "rüber",   "scharf",
     "schief",    "schlapp",    "schlecht", "schwarz",     "schwer", "schön",   "sicher",
     "stand",     "statt",      "still",    "teil",        "tief",   "tot",     "trocken",
     "veran",     "voll",       "vorweg",   "vorwärts",    "wach",   "wahr",    "warm",
     "weg",       "weich",      "weis",     "weiter",      "wert",   "wett",    "wohl",
     "zufrieden", "zugrunde",   "zurecht"}
);

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

bool is_verb_particle(std::string_view text) {
    return holds(kVerbParticles, text);
}

bool is_short_first(std::string_view text) {
    return holds(kShortFirsts, text);
}

bool is_short_head(std::string_view text) {
    return holds(kShortHeads, text);
}

} // namespace fundstelle::german

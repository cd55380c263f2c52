#include "engine/german/compound_exceptions.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

// All lists are sorted by bytes (held by a test).
constexpr auto kWholeWords = std::to_array<std::string_view>(
    {"augsburg",   "bergmann",   "bochum",     "dienstag",     "donnerstag", "dortmund",
     "duisburg",   "düsseldorf", "engländer",  "flensburg",    "frankfurt",  "frankreich",
     "freiburg",   "freitag",    "hamburg",    "hartmann",     "haushalt",   "heidelberg",
     "hoffmann",   "ingolstadt", "lehrling",   "ludwigshafen", "magdeburg",  "mannheim",
     "maßnahme",   "mittwoch",   "montag",     "nürnberg",     "oldenburg",  "plantage",
     "regensburg", "rosenheim",  "salzburg",   "samstag",      "sonnabend",  "sonntag",
     "stuttgart",  "wolfsburg",  "zimmermann", "österreich"}
);

constexpr auto kNeverParts = std::to_array<std::string_view>(
    {"aber",    "ander",  "andere",   "anderen", "anderer", "auch",     "bald",    "beide",
     "beim",    "dabei",  "damit",    "dann",    "daran",   "darauf",   "darin",   "davon",
     "dazu",    "dein",   "denen",    "denn",    "deren",   "dessen",   "dich",    "diese",
     "dieser",  "doch",   "dort",     "durch",   "eben",    "eine",     "einem",   "einen",
     "einer",   "eines",  "entlang",  "euch",    "eure",    "haft",     "haften",  "heit",
     "heiten",  "herab",  "heran",    "heraus",  "herbei",  "herein",   "herum",   "hervor",
     "hier",    "hinaus", "hinein",   "hinter",  "hinweg",  "hinzu",    "ihnen",   "ihre",
     "ihrem",   "ihren",  "ihrer",    "immer",   "jede",    "jeder",    "jene",    "kein",
     "keine",   "keit",   "keiten",   "lich",    "ling",    "lings",    "mein",    "nach",
     "nicht",   "noch",   "oder",     "ohne",    "schaft",  "schaften", "schafts", "sehr",
     "sein",    "seine",  "seiner",   "sich",    "sind",    "statt",    "tion",    "tionen",
     "umher",   "unser",  "unter",    "viel",    "voran",   "voraus",   "vorbei",  "vorher",
     "vorüber", "wegen",  "weil",     "wenn",    "werden",  "wieder",   "wird",    "wohl",
     "wurde",   "zurück", "zusammen", "zwar",    "über",    "überall"}
);

constexpr auto kShortFirsts = std::to_array<std::string_view>(
    {"abi", "akw", "alt", "amt", "arm", "art", "bad", "bar", "bau", "bio", "bus",
     "dom", "ehe", "eis", "erb", "erd", "erz", "eid", "fan", "fdp", "fuß", "gas",
     "gen", "hof", "hub", "hut", "ion", "job", "kfz", "kur", "lkw", "mai", "neu",
     "nah", "not", "ohr", "ort", "ost", "pkw", "pop", "rad", "rat", "reh", "ruf",
     "rot", "see", "sex", "ski", "süd", "tag", "tal", "tat", "tee", "tod", "ton",
     "tor", "tür", "typ", "uhr", "uni", "wal", "weg", "zoo", "zug", "öko", "öl"}
);

constexpr auto kShortHeads =
    std::to_array<std::string_view>({"amt", "arm", "art", "bad", "bau", "bus", "ehe", "eid", "eis",
                                     "gas", "hof", "hut", "job", "los", "not", "ohr", "ort", "rad",
                                     "rat", "ruf", "see", "tag", "tal", "tat", "tee", "tod", "tor",
                                     "tür", "typ", "uhr", "weg", "zug", "öl"});

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

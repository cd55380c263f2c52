#include "engine/german/stop_words.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

// Sorted by bytes (held by a test).
constexpr std::array<std::string_view, 228> kStopWords = {
    "aber",    "alle",      "allem",    "allen",   "aller",   "alles",   "als",      "also",
    "am",      "an",        "ander",    "andere",  "anderem", "anderen", "anderer",  "anderes",
    "auch",    "auf",       "aus",      "bei",     "beim",    "bereits", "bin",      "bis",
    "bist",    "da",        "dabei",    "damit",   "dann",    "das",     "dass",     "dasselbe",
    "dazu",    "daß",       "dein",     "deine",   "deinem",  "deinen",  "deiner",   "deines",
    "dem",     "den",       "denn",     "der",     "deren",   "derer",   "derselbe", "des",
    "deshalb", "desselben", "dessen",   "dich",    "die",     "dies",    "diese",    "dieselbe",
    "diesem",  "diesen",    "dieser",   "dieses",  "dir",     "doch",    "dort",     "du",
    "durch",   "ein",       "eine",     "einem",   "einen",   "einer",   "eines",    "einige",
    "einigem", "einigen",   "einiger",  "einiges", "einmal",  "er",      "es",       "etwas",
    "euch",    "euer",      "eure",     "eurem",   "euren",   "eurer",   "eures",    "für",
    "gegen",   "gewesen",   "hab",      "habe",    "haben",   "hat",     "hatte",    "hatten",
    "hier",    "hin",       "hinter",   "ich",     "ihm",     "ihn",     "ihnen",    "ihr",
    "ihre",    "ihrem",     "ihren",    "ihrer",   "ihres",   "im",      "in",       "indem",
    "ins",     "ist",       "jede",     "jedem",   "jeden",   "jeder",   "jedes",    "jene",
    "jenem",   "jenen",     "jener",    "jenes",   "jetzt",   "kann",    "kein",     "keine",
    "keinem",  "keinen",    "keiner",   "keines",  "können",  "könnte",  "man",      "manche",
    "manchem", "manchen",   "mancher",  "manches", "mein",    "meine",   "meinem",   "meinen",
    "meiner",  "meines",    "mich",     "mir",     "mit",     "muss",    "musste",   "nach",
    "nicht",   "nichts",    "noch",     "nun",     "nur",     "ob",      "oder",     "ohne",
    "sehr",    "sei",       "seien",    "sein",    "seine",   "seinem",  "seinen",   "seiner",
    "seines",  "selbst",    "sich",     "sie",     "sind",    "so",      "solche",   "solchem",
    "solchen", "solcher",   "solches",  "soll",    "sollte",  "sondern", "sonst",    "sowie",
    "um",      "und",       "uns",      "unser",   "unsere",  "unter",   "viel",     "vom",
    "von",     "vor",       "war",      "waren",   "warst",   "was",     "weil",     "welche",
    "welchem", "welchen",   "welcher",  "welches", "wenn",    "wer",     "werde",    "werden",
    "wie",     "wieder",    "will",     "wir",     "wird",    "wirst",   "wo",       "wollen",
    "wollte",  "wurde",     "wurden",   "während", "würde",   "würden",  "zu",       "zum",
    "zur",     "zwar",      "zwischen", "über"};

} // namespace

std::span<const std::string_view> all_stop_words() {
    return kStopWords;
}

bool is_stop_word(std::string_view normal) {
    return std::binary_search(kStopWords.begin(), kStopWords.end(), normal);
}

} // namespace fundstelle::german

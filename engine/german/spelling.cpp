#include "engine/german/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <utf8proc.h>

#include "engine/base/utf8.hpp"
#include "engine/german/character.hpp"

namespace fundstelle::german {

namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// Old spelling → the one of the rules in force since 2006 (or the more frequent of two allowed
// ones), wherever it stands in a word. Only classes that no other word holds.
constexpr std::array kOldSpellings = {
    Replacement{"schiffahrt", "schifffahrt"},
    Replacement{"stilleg", "stillleg"},
    Replacement{"brennessel", "brennnessel"},
    Replacement{"rolladen", "rollladen"},
    Replacement{"flußs", "flusss"},
    Replacement{"photograph", "fotograf"},
    Replacement{"fotograph", "fotograf"},
    Replacement{"photo", "foto"},
    Replacement{"graphi", "grafi"},
    Replacement{"phantas", "fantas"},
    Replacement{"telephon", "telefon"},
    Replacement{"mikrophon", "mikrofon"},
    Replacement{"saxophon", "saxofon"},
    Replacement{"megaphon", "megafon"},
    Replacement{"delphin", "delfin"},
    Replacement{"potential", "potenzial"},
    Replacement{"potentiell", "potenziell"},
    Replacement{"differential", "differenzial"},
    Replacement{"substantiell", "substanziell"},
    Replacement{"essentiell", "essenziell"},
    Replacement{"existentiell", "existenziell"},
    Replacement{"aufwendig", "aufwändig"},
    Replacement{"numerier", "nummerier"},
    Replacement{"plazier", "platzier"},
    Replacement{"stengel", "stängel"},
    Replacement{"überschwenglich", "überschwänglich"},
    Replacement{"greuel", "gräuel"},
    Replacement{"thunfisch", "tunfisch"},
    Replacement{"joghurt", "jogurt"},
    Replacement{"selbständig", "selbstständig"},
    Replacement{"rauh", "rau"},
    Replacement{"phantom", "fantom"},
    Replacement{"orthographi", "orthografi"},
};

// Where ae, oe and ue are two sounds; a word that holds one of these keeps it there.
constexpr std::array<std::string_view, 64> kNoUmlauts = {
    "israel",   "michael",     "raphael",     "rafael",      "gabriel",
    "daniel",   "samuel",      "manuel",      "joel",        "noel",
    "emanuel",  "aero",        "aerob",       "phaeton",     "maestr",
    "paella",   "boeing",      "poes",        "poet",        "oboe",
    "koeff",    "koedu",       "koexist",     "soeben",      "phoenix",
    "boev",     "goethe",      "aktuell",     "manuell",     "eventuell",
    "virtuell", "individuell", "sexuell",     "visuell",     "rituell",
    "usuell",   "duell",       "quell",       "punktuell",   "intellektuell",
    "graduell", "habituell",   "konzeptuell", "prozentuell", "influenz",
    "fluenz",   "statue",      "duett",       "menuett",     "silhouette",
    "puerto",   "suez",        "venezuela",   "guerilla",    "zuerst",
    "zuein",    "zuend",       "zuer",        "manue",       "revue",
    "avenue",   "fondue",      "tuend",       "hue"};

bool is_vowel_or_q(char byte) {
    return std::string_view("aeiouq").find(byte) != std::string_view::npos;
}

/// Whether the letter pair at `place` lies in one of the words whose vowels stay apart.
bool keeps_vowels_apart(std::string_view word, std::size_t place) {
    return std::any_of(kNoUmlauts.begin(), kNoUmlauts.end(), [&](std::string_view part) {
        const std::size_t from = place + 2 > part.size() ? place + 2 - part.size() : 0;
        for (std::size_t begin = word.find(part, from);
             begin != std::string_view::npos && begin <= place;
             begin = word.find(part, begin + 1)) {
            if (begin + part.size() >= place + 2) {
                return true;
            }
        }
        return false;
    });
}

/// "haeuser" → "häuser". Source of the rule for ue: Lucene, GermanNormalizationFilter; the
/// exceptions are ours.
std::string with_umlauts(std::string_view word) {
    std::string result;
    result.reserve(word.size());
    for (std::size_t index = 0; index < word.size(); ++index) {
        const char letter = word[index];
        const bool is_pair = index + 1 < word.size() && word[index + 1] == 'e' &&
                             (letter == 'a' || letter == 'o' || letter == 'u');
        const bool follows_vowel = index > 0 && is_vowel_or_q(word[index - 1]);
        if (is_pair && !follows_vowel && !keeps_vowels_apart(word, index)) {
            result += letter == 'a' ? "ä" : letter == 'o' ? "ö" : "ü";
            ++index;
        } else {
            result += letter;
        }
    }
    return result;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

std::string folded(std::string_view normal) {
    std::string word(normal);
    replace_all(word, "ß", "ss");
    const bool may_hold_umlaut = word.find("ae") != std::string::npos ||
                                 word.find("oe") != std::string::npos ||
                                 word.find("ue") != std::string::npos;
    if (may_hold_umlaut) {
        word = with_umlauts(word);
    }
    for (const auto& [old_spelling, spelling] : kOldSpellings) {
        replace_all(word, old_spelling, spelling);
    }
    return word;
}

} // namespace

std::string normal_form(std::string_view printed) {
    std::string composed;
    if (base::may_need_nfc(printed)) {
        composed = base::to_nfc(printed);
        printed = composed;
    }
    std::string normal;
    normal.reserve(printed.size());
    for (std::size_t offset = 0; offset < printed.size();) {
        const base::CodePoint letter = base::decode_at(printed, offset);
        offset += letter.length;
        append_lower_case(normal, letter.value);
    }
    return normal;
}

std::string canonical_spelling(std::string_view normal) {
    return folded(normal);
}

std::string canonical_prefix(std::string_view normal) {
    // The last letter may be the first half of what a rule looks at, so it stays as it is.
    return folded(normal);
}

} // namespace fundstelle::german

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
    Replacement{"stilleben", "stillleben"},
    Replacement{"brennessel", "brennnessel"},
    Replacement{"rolladen", "rollladen"},
    Replacement{"wollappen", "wolllappen"},
    Replacement{"bettuch", "betttuch"},
    Replacement{"ballettänz", "balletttänz"},
    Replacement{"ballettrupp", "balletttrupp"},
    Replacement{"schnelläuf", "schnellläuf"},
    Replacement{"schnellauf", "schnelllauf"},
    Replacement{"kontrollampe", "kontrolllampe"},
    Replacement{"stoffetzen", "stofffetzen"},
    Replacement{"stammutter", "stammmutter"},
    Replacement{"schrittempo", "schritttempo"},
    Replacement{"wetturn", "wettturn"},
    Replacement{"roheit", "rohheit"},
    Replacement{"zäheit", "zähheit"},
    Replacement{"photo", "foto"},
    Replacement{"graphi", "grafi"},
    Replacement{"graphol", "grafol"},
    Replacement{"phantas", "fantas"},
    Replacement{"phantom", "fantom"},
    Replacement{"telephon", "telefon"},
    Replacement{"mikrophon", "mikrofon"},
    Replacement{"saxophon", "saxofon"},
    Replacement{"megaphon", "megafon"},
    Replacement{"grammophon", "grammofon"},
    Replacement{"symphoni", "sinfoni"},
    Replacement{"delphin", "delfin"},
    Replacement{"ntiell", "nziell"},
    Replacement{"ntial", "nzial"},
    Replacement{"aufwendig", "aufwändig"},
    Replacement{"behend", "behänd"},
    Replacement{"numerier", "nummerier"},
    Replacement{"plazier", "platzier"},
    Replacement{"stengel", "stängel"},
    Replacement{"überschwenglich", "überschwänglich"},
    Replacement{"greuel", "gräuel"},
    Replacement{"schneuz", "schnäuz"},
    Replacement{"gemse", "gämse"},
    Replacement{"quentchen", "quäntchen"},
    Replacement{"alptraum", "albtraum"},
    Replacement{"alpträum", "albträum"},
    Replacement{"thunfisch", "tunfisch"},
    Replacement{"panther", "panter"},
    Replacement{"joghurt", "jogurt"},
    Replacement{"spaghetti", "spagetti"},
    Replacement{"ketschup", "ketchup"},
    Replacement{"portmonee", "portemonnaie"},
    Replacement{"majonäse", "mayonnaise"},
    Replacement{"selbständig", "selbstständig"},
    Replacement{"känguruh", "känguru"},
    Replacement{"klub", "club"},
    Replacement{"yacht", "jacht"},
    Replacement{"frisör", "friseur"},
    Replacement{"kusine", "cousine"},
    Replacement{"ayatollah", "ajatollah"},
};

// The same for whole words only.
constexpr std::array kOldWords = {
    Replacement{"tip", "tipp"},
    Replacement{"tips", "tipps"},
    Replacement{"rauh", "rau"},
    Replacement{"rauhe", "raue"},
    Replacement{"rauhen", "rauen"},
    Replacement{"rauher", "rauer"},
    Replacement{"rauhes", "raues"},
    Replacement{"rauhem", "rauem"},
    Replacement{"rauheit", "rauheit"},
    Replacement{"exposee", "expose"},
    Replacement{"varietee", "variete"},
    Replacement{"kommunikee", "kommunique"},
    Replacement{"circa", "zirka"},
};

// Where ae, oe and ue are two sounds; a word that holds one of these keeps it there.
constexpr std::array kApart = std::to_array<std::string_view>(
    {"israel",   "michael",  "raphael",   "rafael",  "ismael",    "gael",     "aero",     "phaeton",
     "maestr",   "paella",   "taekwondo", "laertes", "boeing",    "poes",     "poet",     "oboe",
     "koeff",    "koedu",    "koexist",   "soeben",  "phoenix",   "joel",     "noel",     "goethe",
     "oeuvre",   "koenzym",  "suell",     "tuell",   "nuell",     "duell",    "xuell",    "fluen",
     "kongruen", "duett",    "menuett",   "statuen", "statuett",  "samuel",   "manuel",   "lemuel",
     "miguel",   "puerto",   "bueno",     "suez",    "venezuela", "guerilla", "guernica", "zuerst",
     "zuerkenn", "zuerteil", "zuein",     "zueigen", "wohltuend", "blues",    "guetta"}
);

/// How much of a word is known: all, or its beginning alone.
enum class Extent { Word, Beginning };

/// Whether the letter before `place` makes "ue" behind it two sounds: "neue", "quer", "bäuerin".
bool is_behind_vowel_or_q(std::string_view word, std::size_t place) {
    if (place == 0) {
        return false;
    }
    const std::string_view before = word.substr(0, place);
    return std::string_view("aeiouq").find(before.back()) != std::string_view::npos ||
           before.ends_with("ä") || before.ends_with("ö") || before.ends_with("ü");
}

/// Whether the letter pair at `place` lies in one of the words whose vowels stay apart.
bool lies_in_exception(std::string_view word, std::size_t place) {
    return std::any_of(kApart.begin(), kApart.end(), [&](std::string_view part) {
        const std::size_t from = place + 2 > part.size() ? place + 2 - part.size() : 0;
        const std::size_t begin = word.find(part, from);
        return begin != std::string_view::npos && begin <= place &&
               begin + part.size() >= place + 2;
    });
}

/// No German word ends in ä, ö or ü: "statue", "itzehoe", "reggae"; but for "menue" and "boe", and
/// the parties of Austria.
bool ends_apart(std::string_view word, std::size_t place) {
    const bool is_party = word == "spoe" || word == "fpoe" || word == "kpoe";
    return place + 2 == word.size() && !word.ends_with("menue") && word != "boe" && !is_party;
}

/// "haeuser" → "häuser". Source of the rule for ue: Lucene, GermanNormalizationFilter; the
/// exceptions are ours.
std::string with_umlauts(std::string_view word, Extent extent) {
    std::string result;
    result.reserve(word.size());
    for (std::size_t index = 0; index < word.size(); ++index) {
        const char letter = word[index];
        const bool is_pair = index + 1 < word.size() && word[index + 1] == 'e' &&
                             (letter == 'a' || letter == 'o' || letter == 'u');
        const bool is_apart =
            is_pair && (is_behind_vowel_or_q(word, index) ||
                        (extent == Extent::Word && (word == "zuende" || ends_apart(word, index))) ||
                        lies_in_exception(word, index));
        if (is_pair && !is_apart) {
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

/// The plain letters for one with an accent that German does not have: "é" → "e", "ğ" → "g"; the
/// letter itself for all others.
void append_without_accent(std::string& text, char32_t value) {
    switch (value) {
        case U'ß':
            text += "ss";
            return;
        case U'æ':
            text += "ä";
            return;
        case U'ø':
        case U'œ':
            text += "ö";
            return;
        case U'ł':
            text += 'l';
            return;
        case U'ı':
            text += 'i';
            return;
        case U'đ':
            text += 'd';
            return;
        default:
            break;
    }
    const bool is_german = value == U'ä' || value == U'ö' || value == U'ü';
    const bool may_have_accent =
        (value >= 0xE0 && value < 0x180) || (value >= 0x1E00 && value < 0x1F00);
    if (is_german || !may_have_accent) {
        base::append_code_point(text, value);
        return;
    }
    std::array<utf8proc_int32_t, 8> letters{};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(value),
        letters.data(),
        static_cast<utf8proc_ssize_t>(letters.size()),
        UTF8PROC_DECOMPOSE,
        &boundary
    );
    base::append_code_point(text, count > 0 ? static_cast<char32_t>(letters[0]) : value);
}

std::string without_accents(std::string_view word) {
    std::string plain;
    plain.reserve(word.size() + 2);
    for (std::size_t offset = 0; offset < word.size();) {
        const base::CodePoint letter = base::decode_at(word, offset);
        offset += letter.length;
        append_without_accent(plain, letter.value);
    }
    return plain;
}

/// "biograph" → "biograf", but "graph" alone is a drawing, and "graf" a count.
void settle_graph(std::string& word) {
    for (std::size_t at = word.find("graph", 1); at != std::string::npos;
         at = word.find("graph", at + 1)) {
        word.replace(at, 5, "graf");
    }
}

/// Hashes of the first three bytes of all old spellings, each of which has as many.
constexpr std::size_t kStarts = 1024;

constexpr std::size_t start_of(std::string_view text) {
    std::size_t place = 0;
    for (const char byte : text.substr(0, 3)) {
        place = place * 37 + static_cast<unsigned char>(byte);
    }
    return place % kStarts;
}

constexpr std::array<bool, kStarts> kOldStarts = [] {
    std::array<bool, kStarts> starts{};
    for (const Replacement& replacement : kOldSpellings) {
        starts[start_of(replacement.first)] = true;
    }
    return starts;
}();

/// Whether any old spelling may begin somewhere in the word: most hold none.
bool may_hold_old_spelling(std::string_view word) {
    for (std::size_t place = 0; place + 3 <= word.size(); ++place) {
        if (kOldStarts[start_of(word.substr(place, 3))]) {
            return true;
        }
    }
    return false;
}

std::string folded(std::string_view normal, Extent extent) {
    std::string word = without_accents(normal);
    const bool may_hold_umlaut = word.find("ae") != std::string::npos ||
                                 word.find("oe") != std::string::npos ||
                                 word.find("ue") != std::string::npos;
    if (may_hold_umlaut) {
        word = with_umlauts(word, extent);
    }
    if (may_hold_old_spelling(word)) {
        for (const auto& [old_spelling, spelling] : kOldSpellings) {
            replace_all(word, old_spelling, spelling);
        }
    }
    settle_graph(word);
    constexpr std::size_t kLongestOldWord = 10;
    if (extent == Extent::Word && word.size() <= kLongestOldWord) {
        for (const auto& [old_word, spelling] : kOldWords) {
            if (word == old_word) {
                word = spelling;
            }
        }
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
    return folded(normal, Extent::Word);
}

std::string canonical_prefix(std::string_view normal) {
    return folded(normal, Extent::Beginning);
}

} // namespace fundstelle::german

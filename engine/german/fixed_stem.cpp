#include "engine/german/fixed_stem.hpp"

#include <algorithm>
#include <array>

#include "engine/german/end_filter.hpp"
#include "engine/german/fixed_words.hpp"

namespace fundstelle::german {

namespace {

/// One form of a word.
struct FixedForm {
    std::string_view form, stem;
    bool ends_compounds = false;
};

constexpr std::size_t kFixedForms = [] {
    std::size_t count = 0;
    for (const FixedWord& word : kFixedWords) {
        count +=
            1 + static_cast<std::size_t>(std::count(word.forms.begin(), word.forms.end(), ' '));
    }
    return count;
}();

constexpr auto kForms = [] {
    std::array<FixedForm, kFixedForms> forms;
    std::size_t count = 0;
    for (const FixedWord& word : kFixedWords) {
        std::string_view rest = word.forms;
        while (!rest.empty()) {
            const std::string_view form = rest.substr(0, rest.find(' '));
            forms.at(count++) = {form, word.stem, word.ends_compounds};
            rest.remove_prefix(std::min(rest.size(), form.size() + 1));
        }
    }
    return forms;
}();

// Nouns whose -er belongs to them; compounds end so, too.
constexpr std::array<std::string_view, 25> kNouns = {
    "bauer",   "mauer",     "trauer", "steuer",  "feuer",  "abenteuer", "dauer",
    "schauer", "ungeheuer", "bürger", "jauer",   "brauer", "lager",     "wetter",
    "kammer",  "leber",     "hafer",  "meister", "messer", "center",    "müller",
    "fehler",  "anhänger",  "wunder", "schüler"};

// Verbs in -ern whose -er belongs to them ("liefern", not "lief"); others join them at their end.
constexpr std::array<std::string_view, 20> kVerbs = {
    "liefern",  "fordern",  "fördern", "sichern", "bessern",    "hindern",    "lockern",
    "steigern", "erinnern", "läutern", "mindern", "verringern", "verlängern", "scheitern",
    "weigern",  "zögern",   "mildern", "erobern", "kümmern",    "wandern"};

// Adjectives that must not lose more than their ending.
constexpr std::array<std::string_view, 8> kAdjectives = {
    "sicher", "natürlich", "persönlich", "angeblich", "bitter", "schön", "nächst", "unsicher"};

constexpr std::array<std::string_view, 6> kAdjectiveEndings = {"", "e", "em", "en", "er", "es"};

template <std::size_t Count>
bool ends_with_any(std::string_view word, const std::array<std::string_view, Count>& ends) {
    return std::any_of(ends.begin(), ends.end(), [word](std::string_view end) {
        return word.ends_with(end);
    });
}

/// "reise" and its compounds, but not "kreise", "preise" and "greise".
bool is_journey(std::string_view word) {
    constexpr std::string_view kJourney = "reise";
    if (!word.ends_with(kJourney)) {
        return false;
    }
    const std::string_view before = word.substr(0, word.size() - kJourney.size());
    return before.empty() || std::string_view("kpg").find(before.back()) == std::string_view::npos;
}

constexpr EndFilter kFixedEnds =
    end_filter(kForms, [](const FixedForm& fixed) { return fixed.form; });
constexpr auto kItself = [](std::string_view text) { return text; };
constexpr EndFilter kVerbEnds = end_filter(kVerbs, kItself);
constexpr EndFilter kNounEnds = end_filter(kNouns, kItself);

/// The fixed form that a word or the end of a compound is, or nothing.
const FixedForm* fixed_form(std::string_view word) {
    if (!kFixedEnds.may_end(word)) {
        return nullptr;
    }
    const auto* const found =
        std::find_if(kForms.begin(), kForms.end(), [word](const FixedForm& fixed) {
            return fixed.ends_compounds ? word.ends_with(fixed.form) : word == fixed.form;
        });
    return found == kForms.end() ? nullptr : found;
}

/// The adjective that a word is a form of, or an empty text.
std::string_view adjective_of(std::string_view word) {
    for (const std::string_view adjective : kAdjectives) {
        if (word.starts_with(adjective)) {
            const std::string_view ending = word.substr(adjective.size());
            const bool is_ending =
                std::find(kAdjectiveEndings.begin(), kAdjectiveEndings.end(), ending) !=
                kAdjectiveEndings.end();
            return is_ending ? adjective : std::string_view{};
        }
    }
    return {};
}

} // namespace

std::string fixed_stem(std::string_view word) {
    if (const FixedForm* form = fixed_form(word)) {
        std::string stem(word.substr(0, word.size() - form->form.size()));
        return stem.append(form->stem);
    }
    if (kVerbEnds.may_end(word) && ends_with_any(word, kVerbs)) {
        return std::string(word.substr(0, word.size() - 1));
    }
    if (const std::string_view adjective = adjective_of(word); !adjective.empty()) {
        return std::string(adjective);
    }
    std::string_view bare = word;
    for (const std::string_view ending : {"innen", "in", "n", "s"}) {
        if (bare.ends_with(ending)) {
            bare.remove_suffix(ending.size());
            break;
        }
    }
    const bool is_noun = kNounEnds.may_end(bare) && ends_with_any(bare, kNouns);
    return is_noun || is_journey(bare) ? std::string(bare) : std::string{};
}

std::string with_distinct_umlaut(std::string stem, std::string_view word) {
    struct Pair {
        std::string_view umlaut, plain;
    };
    for (const Pair& pair :
         {Pair{"förder", "forder"},
          Pair{"täusch", "tausch"},
          Pair{"präg", "prag"},
          Pair{"endlös", "endlos"},
          Pair{"einführ", "einfuhr"},
          Pair{"ausführ", "ausfuhr"},
          Pair{"zuführ", "zufuhr"},
          Pair{"zählung", "zahlung"},
          Pair{"lösung", "losung"},
          Pair{"währung", "wahrung"},
          Pair{"fährte", "fahrt"}}) {
        const std::size_t place = stem.find(pair.plain);
        if (word.find(pair.umlaut) != std::string_view::npos && place != std::string::npos) {
            stem.replace(place, pair.plain.size(), pair.umlaut);
        }
    }
    return stem;
}

} // namespace fundstelle::german

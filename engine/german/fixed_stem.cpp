#include "engine/german/fixed_stem.hpp"

#include <algorithm>
#include <array>

#include "engine/german/end_filter.hpp"

namespace fundstelle::german {

namespace {

/// One form of a word, with its stem.
struct FixedForm {
    std::string_view form, stem;
    bool may_follow; ///< compounds end so, too
};

constexpr std::array kFixedForms = {
    FixedForm{"zins", "zins", true},
    FixedForm{"zinses", "zins", true},
    FixedForm{"zinsen", "zins", true},
    FixedForm{"kurs", "kurs", true},
    FixedForm{"kurses", "kurs", true},
    FixedForm{"kurse", "kurs", true},
    FixedForm{"kursen", "kurs", true},
    FixedForm{"impuls", "impuls", true},
    FixedForm{"impulses", "impuls", true},
    FixedForm{"impulse", "impuls", true},
    FixedForm{"impulsen", "impuls", true},
    FixedForm{"puls", "puls", false},
    FixedForm{"pulses", "puls", false},
    FixedForm{"pulse", "puls", false},
    FixedForm{"pulsen", "puls", false},
    FixedForm{"hals", "hals", true},
    FixedForm{"halses", "hals", true},
    FixedForm{"hälse", "hals", true},
    FixedForm{"hälsen", "hals", true},
    FixedForm{"fels", "fels", false},
    FixedForm{"felsen", "fels", false},
    FixedForm{"felses", "fels", false},
    FixedForm{"vers", "vers", false},
    FixedForm{"verses", "vers", false},
    FixedForm{"verse", "vers", false},
    FixedForm{"versen", "vers", false},
    FixedForm{"gans", "gans", false},
    FixedForm{"gänse", "gans", false},
    FixedForm{"gänsen", "gans", false},
    FixedForm{"fuchs", "fuchs", false},
    FixedForm{"fuchses", "fuchs", false},
    FixedForm{"füchse", "fuchs", false},
    FixedForm{"füchsen", "fuchs", false},
    FixedForm{"lachs", "lachs", true},
    FixedForm{"lachses", "lachs", true},
    FixedForm{"lachse", "lachs", true},
    FixedForm{"lachsen", "lachs", true},
    FixedForm{"krebs", "krebs", true},
    FixedForm{"krebses", "krebs", true},
    FixedForm{"krebse", "krebs", true},
    FixedForm{"krebsen", "krebs", true},
    FixedForm{"keks", "keks", false},
    FixedForm{"kekses", "keks", false},
    FixedForm{"kekse", "keks", false},
    FixedForm{"keksen", "keks", false},
    FixedForm{"küche", "küche", true},
    FixedForm{"küchen", "küche", true},
    FixedForm{"seite", "seite", true},
    FixedForm{"seiten", "seite", true},
    FixedForm{"rate", "rate", false},
    FixedForm{"raten", "rate", false},
    FixedForm{"ostern", "ostern", false},
    FixedForm{"kanne", "kanne", false},
    FixedForm{"kannen", "kanne", false},
    FixedForm{"ware", "waren", false},
    FixedForm{"waren", "waren", false},
    FixedForm{"warens", "waren", false},
    FixedForm{"wille", "wille", false},
    FixedForm{"willen", "wille", false},
    FixedForm{"willens", "wille", false},
    FixedForm{"sonde", "sonde", false},
    FixedForm{"sonden", "sonde", false},
    FixedForm{"inder", "inder", false},
    FixedForm{"indern", "inder", false},
    FixedForm{"jens", "jens", false},
    FixedForm{"manchester", "manchester", false},
    FixedForm{"werder", "werder", false},
    FixedForm{"walter", "walter", false},
    FixedForm{"walters", "walter", false},
    FixedForm{"gestern", "gestern", false},
    FixedForm{"bereits", "bereits", false},
    FixedForm{"leider", "leider", false},
    FixedForm{"sicherheit", "sicherheit", true},
    FixedForm{"sicherheiten", "sicherheit", true},
    FixedForm{"sicherlich", "sicherlich", false},
    FixedForm{"einigung", "einigung", true},
    FixedForm{"einigungen", "einigung", true},
    FixedForm{"einigkeit", "einigkeit", false},
    FixedForm{"ändern", "ändern", false},
    FixedForm{"ändere", "ändern", false},
    FixedForm{"verändern", "verändern", false},
    FixedForm{"umändern", "umändern", false},
    FixedForm{"abändern", "abändern", false},
    FixedForm{"wegen", "wegen", false},
    FixedForm{"weile", "weile", false},
    FixedForm{"ebene", "ebene", false},
    FixedForm{"ebenen", "ebene", false},
    FixedForm{"runde", "runde", false},
    FixedForm{"runden", "runde", false},
    FixedForm{"innen", "innen", false},
    FixedForm{"inne", "inne", false},
    FixedForm{"innere", "inner", false},
    FixedForm{"inneren", "inner", false},
    FixedForm{"innerer", "inner", false},
    FixedForm{"inneres", "inner", false},
    FixedForm{"innerem", "inner", false},
    FixedForm{"innern", "inner", false},
    FixedForm{"fasten", "fasten", false},
    FixedForm{"hintern", "hintern", false},
    FixedForm{"stätte", "stätte", false},
    FixedForm{"stätten", "stätte", false},
    FixedForm{"sprache", "sprache", false},
    FixedForm{"sprachen", "sprache", false},
    FixedForm{"magen", "magen", false},
    FixedForm{"mägen", "magen", false},
    FixedForm{"tüte", "tüte", false},
    FixedForm{"tüten", "tüte", false},
    FixedForm{"wiese", "wiese", false},
    FixedForm{"wiesen", "wiese", false},
    FixedForm{"schiene", "schiene", false},
    FixedForm{"schienen", "schiene", false},
    FixedForm{"verdienen", "verdien", false},
    FixedForm{"verdiene", "verdien", false},
    FixedForm{"finger", "finger", false},
    FixedForm{"fingern", "finger", false},
    FixedForm{"fingers", "finger", false},
    FixedForm{"nichte", "nichte", false},
    FixedForm{"nichten", "nichte", false},
    FixedForm{"über", "über", false},
    FixedForm{"übers", "über", false},
    FixedForm{"regie", "regie", false},
    FixedForm{"regieren", "regier", false},
    FixedForm{"regiere", "regier", false},
    FixedForm{"gelände", "gelände", false},
    FixedForm{"geländes", "gelände", false},
    FixedForm{"geländen", "gelände", false},
    FixedForm{"vorabend", "vorabend", false},
    FixedForm{"vorabends", "vorabend", false},
    FixedForm{"fordere", "forder", false},
    FixedForm{"förderer", "förder", false},
    FixedForm{"förderers", "förder", false},
    FixedForm{"förderern", "förder", false},
    FixedForm{"hört", "hor", false},
    FixedForm{"hörte", "hor", false},
    FixedForm{"hörten", "hor", false},
    FixedForm{"sparte", "sparte", false},
    FixedForm{"sparten", "sparte", false},
    FixedForm{"hase", "hase", false},
    FixedForm{"hasen", "hase", false},
    FixedForm{"linde", "linde", false},
    FixedForm{"linden", "linde", false},
    FixedForm{"fähre", "fähre", false},
    FixedForm{"fähren", "fähre", false},
    FixedForm{"order", "order", false},
    FixedForm{"ordern", "order", false},
    FixedForm{"güter", "güter", false},
    FixedForm{"gütern", "güter", false},
    FixedForm{"persönlichkeit", "persönlichkeit", true},
    FixedForm{"persönlichkeiten", "persönlichkeit", true},
    FixedForm{"äussern", "äussern", false},
    FixedForm{"schildern", "schildern", false},
    FixedForm{"schulter", "schulter", false},
    FixedForm{"schultern", "schulter", false},
};

// Nouns whose -er belongs to them; compounds end so, too.
constexpr std::array<std::string_view, 25> kNouns = {
    "bauer",   "mauer",     "trauer", "steuer",  "feuer",  "abenteuer", "dauer",
    "schauer", "ungeheuer", "bürger", "jauer",   "brauer", "lager",     "wetter",
    "kammer",  "leber",     "hafer",  "meister", "messer", "center",    "müller",
    "fehler",  "anhänger",  "wunder", "schüler"};

// Verbs in -ern whose -er belongs to them ("liefern", not "lief"); others join them at their end.
constexpr std::array<std::string_view, 19> kVerbs = {
    "liefern",
    "fordern",
    "fördern",
    "sichern",
    "bessern",
    "hindern",
    "lockern",
    "steigern",
    "erinnern",
    "läutern",
    "mindern",
    "verringern",
    "verlängern",
    "scheitern",
    "weigern",
    "zögern",
    "mildern",
    "erobern",
    "kümmern"};

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
    end_filter(kFixedForms, [](const FixedForm& fixed) { return fixed.form; });
constexpr auto kItself = [](std::string_view text) { return text; };
constexpr EndFilter kVerbEnds = end_filter(kVerbs, kItself);
constexpr EndFilter kNounEnds = end_filter(kNouns, kItself);

/// The fixed form that a word or the end of a compound is, or nothing.
const FixedForm* fixed_form(std::string_view word) {
    if (!kFixedEnds.may_end(word)) {
        return nullptr;
    }
    const auto* const found =
        std::find_if(kFixedForms.begin(), kFixedForms.end(), [word](const FixedForm& fixed) {
            return fixed.may_follow ? word.ends_with(fixed.form) : word == fixed.form;
        });
    return found == kFixedForms.end() ? nullptr : found;
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
          Pair{"endlös", "endlos"}}) {
        const std::size_t place = stem.find(pair.plain);
        if (word.find(pair.umlaut) != std::string_view::npos && place != std::string::npos) {
            stem.replace(place, pair.plain.size(), pair.umlaut);
        }
    }
    return stem;
}

} // namespace fundstelle::german

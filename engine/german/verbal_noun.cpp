#include "engine/german/verbal_noun.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/german/verb_forms.hpp"

namespace fundstelle::german {

namespace {

/// A verb and a noun that changes its vowel.
struct ChangedNoun {
    std::string_view verb;
    std::string_view noun;
    std::string_view plural;   ///< as endings do not join it; empty where they do
    bool stands_alone = false; ///< without a prefix, too; "Gang" and "gehen" go ways of their own
};

constexpr auto kChangedNouns = std::to_array<ChangedNoun>({
    {"bieten", "bot", ""},
    {"binden", "band", "bände"},
    {"brechen", "bruch", "brüche"},
    {"brennen", "brand", "brände", true},
    {"denken", "gedanke", ""},
    {"drücken", "druck", ""},
    {"fahren", "fahrt", ""},
    {"finden", "fund", ""},
    {"fliegen", "flug", "flüge", true},
    {"fliehen", "flucht", "", true},
    {"fliessen", "fluss", "flüsse"},
    {"geben", "gabe", ""},
    {"gehen", "gang", "gänge"},
    {"giessen", "guss", "güsse"},
    {"greifen", "griff", ""},
    {"helfen", "hilfe", "", true},
    {"kennen", "kenntnis", ""},
    {"klingen", "klang", "klänge"},
    {"kommen", "kunft", "künfte"},
    {"lassen", "lass", "lässe"},
    {"lesen", "lese", ""},
    {"liegen", "lage", ""},
    {"lieren", "lust", ""},
    {"nehmen", "nahme", ""},
    {"pfeifen", "pfiff", ""},
    {"reiten", "ritt", ""},
    {"riechen", "geruch", ""},
    {"schiessen", "schuss", "schüsse", true},
    {"schliessen", "schluss", "schlüsse"},
    {"schneiden", "schnitt", ""},
    {"schreiben", "schrift", ""},
    {"schreiten", "schritt", ""},
    {"sehen", "sicht", ""},
    {"singen", "sang", "sänge"},
    {"sprechen", "sprache", ""},
    {"sprechen", "spruch", "sprüche"},
    {"springen", "sprung", "sprünge", true},
    {"stehen", "stand", "stände"},
    {"steigen", "stieg", ""},
    {"streiten", "streit", "", true},
    {"stossen", "stoss", "stösse"},
    {"treiben", "trieb", ""},
    {"treten", "tritt", ""},
    {"trinken", "trunk", ""},
    {"tun", "tat", ""},
    {"weichen", "wich", ""},
    {"werfen", "wurf", "würfe"},
    {"wachsen", "wuchs", ""},
    {"wachsen", "wachstum", ""},
    {"ziehen", "zug", "züge"},
    {"zwingen", "zwang", "zwänge"},
});

/// What may stand before a verb and its noun.
constexpr auto kPrefixes = std::to_array<std::string_view>(
    {"",         "ab",   "an",     "auf",    "aus",   "be",    "bei",    "durch",  "ein",  "ent",
     "er",       "fort", "ge",     "her",    "heran", "hin",   "miss",   "mit",    "nach", "nieder",
     "rück",     "um",   "unter",  "ver",    "vor",   "wider", "wieder", "zer",    "zu",   "zurück",
     "zusammen", "über", "vorbei", "weiter", "los",   "fest",  "frei",   "hinter", "teil", "weg"}
);

bool is_prefix(std::string_view text) {
    return std::find(kPrefixes.begin(), kPrefixes.end(), text) != kPrefixes.end();
}

/// Whether a root has a prefix and something behind it.
bool has_prefix(std::string_view root) {
    constexpr std::size_t kShortest = 3;
    return std::any_of(kPrefixes.begin(), kPrefixes.end(), [root](std::string_view prefix) {
        return !prefix.empty() && root.starts_with(prefix) &&
               root.size() >= prefix.size() + kShortest;
    });
}

/// "senk" for "senkungen"; empty for other words.
std::string_view before_ung(std::string_view word) {
    constexpr std::size_t kShortestRoot = 3;
    for (const std::string_view ending : {"ungen", "ung"}) {
        if (word.ends_with(ending) && word.size() >= ending.size() + kShortestRoot) {
            return word.substr(0, word.size() - ending.size());
        }
    }
    return {};
}

/// "entwickl" is of "entwickel"; "zahl" and "stell" have lost nothing.
bool has_lost_vowel(std::string_view root) {
    constexpr std::string_view kBeforeLostVowel = "bdfgkmnpstz";
    return root.size() > 2 && root.back() == 'l' &&
           kBeforeLostVowel.find(root[root.size() - 2]) != std::string_view::npos;
}

/// "senken" of "senk", "ändern" of "änder", "entwickeln" of "entwickl".
std::string infinitive_of_root(std::string_view root) {
    std::string infinitive(root);
    if (root.ends_with("er") || root.ends_with("el")) {
        return infinitive + 'n';
    }
    if (has_lost_vowel(root)) {
        infinitive.insert(infinitive.size() - 1, 1, 'e');
        return infinitive + 'n';
    }
    return infinitive + "en";
}

/// Forms of a regular verb that no table knows.
std::vector<std::string> regular_forms(std::string_view root) {
    const std::string infinitive = infinitive_of_root(root);
    const std::string base(root_of(infinitive));
    const bool needs_vowel = base.ends_with('t') || base.ends_with('d');
    return {infinitive, base + (needs_vowel ? "et" : "t")};
}

std::vector<std::string> verbs_in_ung(std::string_view root) {
    const std::string infinitive = infinitive_of_root(root);
    std::vector<std::string> forms = forms_of(infinitive);
    if (forms.empty() && has_prefix(root)) {
        forms = regular_forms(root);
    }
    return forms;
}

/// The prefix before a noun, in any case of it, "an" in "angriffs"; nothing where there is another
/// word before it, or none of it.
std::optional<std::string_view> prefix_before(std::string_view noun, std::string_view word) {
    for (const std::string_view ending : {"", "e", "en", "n", "s", "es"}) {
        const bool has_ending =
            word.ends_with(ending) && word.size() >= noun.size() + ending.size();
        const std::string_view bare =
            word.substr(0, word.size() - (has_ending ? ending.size() : 0));
        if (has_ending && bare.ends_with(noun)) {
            const std::string_view prefix = bare.substr(0, bare.size() - noun.size());
            if (is_prefix(prefix)) {
                return prefix;
            }
        }
    }
    return std::nullopt;
}

} // namespace

std::vector<std::string> verb_forms_of_noun(std::string_view word) {
    if (const std::string_view root = before_ung(word); !root.empty()) {
        return verbs_in_ung(root);
    }
    for (const ChangedNoun& changed : kChangedNouns) {
        std::optional<std::string_view> prefix = prefix_before(changed.noun, word);
        if (!prefix && !changed.plural.empty()) {
            prefix = prefix_before(changed.plural, word);
        }
        if (prefix && (!prefix->empty() || changed.stands_alone)) {
            std::vector<std::string> forms =
                forms_of(std::string(prefix == "rück" ? "zurück" : *prefix).append(changed.verb));
            if (!forms.empty()) {
                return forms;
            }
        }
    }
    return {};
}

std::vector<std::string> possible_nouns_of_verb(std::string_view word) {
    std::string infinitive = infinitive_of(word);
    if (infinitive.empty() && word.ends_with("en") && has_prefix(word)) {
        infinitive = word;
    }
    if (infinitive.empty()) {
        return {};
    }
    const std::string_view root = root_of(infinitive);
    std::vector<std::string> nouns{std::string(root) + "ung"};
    if (root.ends_with("el")) {
        nouns.push_back(std::string(root.substr(0, root.size() - 2)) + "lung");
    }
    for (const ChangedNoun& changed : kChangedNouns) {
        if (infinitive.ends_with(changed.verb)) {
            const std::string prefix =
                infinitive.substr(0, infinitive.size() - changed.verb.size());
            if (is_prefix(prefix) && (!prefix.empty() || changed.stands_alone)) {
                nouns.push_back(
                    (prefix == "zurück" ? std::string("rück") : prefix) + std::string(changed.noun)
                );
            }
        }
    }
    return nouns;
}

} // namespace fundstelle::german

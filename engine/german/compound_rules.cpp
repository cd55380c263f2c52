#include "engine/german/compound_rules.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/utf8.hpp"
#include "engine/german/compound_exceptions.hpp"

namespace fundstelle::german {

namespace {

/// The cost of a part that is seen in one compound only; each doubling of the number takes 1 off.
constexpr float kSeenOnce = 9.0F;
constexpr float kByRule = 9.0F;
constexpr float kUnusual = 10.5F;
constexpr float kWholeWord = 5.0F;

constexpr std::array<std::string_view, 8> kSuffixesWithS = {
    "ung", "heit", "keit", "schaft", "ion", "ität", "tum", "ling"};
/// In the order in which they are tried to find the word that a first part stands for.
constexpr std::array<std::string_view, 8> kLinks = {"s", "n", "en", "es", "er", "e", "ns", "ens"};

/// Short parts are met by chance more often.
float chance(std::string_view text) {
    switch (base::count_code_points(text)) {
        case 1:
        case 2:
        case 3:
            return 1.5F;
        case 4:
            return 1.0F;
        case 5:
            return 0.3F;
        case 6:
            return 0.0F;
        case 7:
            return -0.3F;
        default:
            return -0.8F;
    }
}

bool has_suffix_with_s(std::string_view noun) {
    return std::any_of(kSuffixesWithS.begin(), kSuffixesWithS.end(), [&](std::string_view suffix) {
        return noun.size() > suffix.size() + 2 && noun.ends_with(suffix);
    });
}

bool is_base_noun(const LexiconWord* word) {
    return word != nullptr && word->is_noun && word->is_base;
}

/// "häus" → "haus": the last umlaut of a text without it.
std::string without_umlaut(std::string_view text) {
    std::string plain(text);
    for (const auto& [umlaut, vowel] :
         {std::pair("ä", "a"), std::pair("ö", "o"), std::pair("ü", "u")}) {
        if (const std::size_t at = plain.rfind(umlaut); at != std::string::npos) {
            plain.replace(at, 2, vowel);
            break;
        }
    }
    return plain;
}

/// The word that a first part stands for.
std::string lexeme_of(std::string_view first, const Lexicon& lexicon, bool is_verb_stem) {
    std::string word(first);
    if (is_base_noun(lexicon.find(word))) {
        return word;
    }
    for (const std::string_view link : kLinks) {
        if (first.size() > link.size() + 2 && first.ends_with(link)) {
            word = first.substr(0, first.size() - link.size());
            if (is_base_noun(lexicon.find(word))) {
                return word;
            }
            if (word = without_umlaut(word); is_base_noun(lexicon.find(word))) {
                return word;
            }
        }
    }
    // A verb's noun is what texts use for it: "Gasliefervertrag", "Lieferung von Gas".
    for (const std::string_view ending : {"e", "ung"}) {
        word.assign(first).append(ending);
        if (is_base_noun(lexicon.find(word))) {
            return word;
        }
    }
    word = first;
    if (is_verb_stem) {
        word += first.ends_with("el") || first.ends_with("er") ? "n" : "en";
    }
    return word;
}

class Offers {
public:
    Offers(CompoundParts& parts, const Lexicon& lexicon) : parts_(parts), lexicon_(lexicon) {}

    void first(std::string_view text, float cost, bool is_verb_stem = false) {
        if (!may_be(text, is_short_first(text))) {
            return;
        }
        CompoundPartCosts& part = parts_.at(text);
        cost += chance(text);
        const bool is_new = part.first == kImpossible;
        part.first = std::min(part.first, cost);
        part.inner = std::min(part.inner, cost);
        if (is_new) {
            parts_.set_lexeme(text, lexeme_of(text, lexicon_, is_verb_stem));
        }
    }

    void inner(std::string_view text, float cost) {
        if (may_be(text, false)) {
            CompoundPartCosts& part = parts_.at(text);
            if (part.inner == kImpossible) {
                part.inner = cost + chance(text);
                parts_.set_lexeme(text, lexeme_of(text, lexicon_, false));
            }
        }
    }

    void head(std::string_view text, float cost) {
        if (may_be(text, is_short_head(text))) {
            CompoundPartCosts& part = parts_.at(text);
            part.head = std::min(part.head, cost + chance(text));
        }
    }

    /// All linking elements that a noun takes by rule.
    void noun_as_first(const std::string& noun) {
        if (has_suffix_with_s(noun)) {
            first(noun + "s", kByRule - 2);
            return;
        }
        const bool ends_in_e = noun.ends_with('e');
        first(noun, ends_in_e ? kUnusual : kByRule);
        if (ends_in_e) {
            first(noun + "n", kByRule);
        } else {
            inner(noun + "s", kByRule);
        }
    }

private:
    static bool may_be(std::string_view text, bool is_listed_short) {
        return text.size() < 100 && !is_never_part(text) &&
               (is_listed_short || base::count_code_points(text) >= 4);
    }

    CompoundParts& parts_;
    const Lexicon& lexicon_;
};

} // namespace

void add_general_parts(CompoundParts& parts, const Lexicon& lexicon) {
    Offers offers(parts, lexicon);
    lexicon.for_each([&](const std::string& text, const LexiconWord& word) {
        if (word.as_first) {
            offers.first(text, kSeenOnce - static_cast<float>(*word.as_first), word.is_verb_stem);
        }
        if (word.as_head) {
            offers.head(text, kSeenOnce - static_cast<float>(*word.as_head));
            parts.at(text).is_whole = true;
        }
        if (word.is_noun && word.is_base) {
            offers.noun_as_first(text);
        }
    });
    for (const std::string_view whole : whole_words()) {
        const std::string word(whole);
        for (const std::string_view ending : {"", "s", "es", "e", "en", "n"}) {
            std::string form = word;
            form += ending;
            offers.head(form, kWholeWord);
            parts.at(form).is_whole = true;
            if (ending.empty() || ending == "s" || ending == "n") {
                offers.first(form, kWholeWord);
                parts.set_lexeme(form, word);
            }
        }
    }
}

void learn_parts(CompoundParts& /*parts*/, const Lexicon& /*lexicon*/) {}

} // namespace fundstelle::german

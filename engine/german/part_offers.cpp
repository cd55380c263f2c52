#include "engine/german/part_offers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/german/compound_exceptions.hpp"

namespace fundstelle::german {

namespace {

constexpr float kByRule = 9.0F;
constexpr float kUnusual = 10.5F;

constexpr std::array<std::string_view, 8> kSuffixesWithS = {
    "ung", "heit", "keit", "schaft", "ion", "ität", "tum", "ling"};
/// In the order in which they are tried to find the word that a first part stands for.
constexpr std::array<std::string_view, 8> kLinks = {"s", "n", "en", "es", "er", "e", "ns", "ens"};

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

/// "häuser" → "haus", "städte" → "stadt"; the text itself if it does not look like such a plural.
std::string singular_of(std::string_view plural) {
    for (const std::string_view ending : {"er", "e"}) {
        if (plural.size() > ending.size() + 4 && plural.ends_with(ending)) {
            const std::string_view stem = plural.substr(0, plural.size() - ending.size());
            if (std::string plain = without_umlaut(stem); plain != stem) {
                return plain;
            }
        }
    }
    return std::string(plural);
}

/// The word that a first part stands for.
std::string lexeme_of(std::string_view first, const Lexicon& lexicon) {
    std::string word(first);
    if (is_base_noun(lexicon.find(word))) {
        const std::string singular = singular_of(first);
        return is_base_noun(lexicon.find(singular)) ? singular : word;
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
    if (const LexiconWord* verb = lexicon.find(first); verb != nullptr && verb->is_verb) {
        word += first.ends_with("el") || first.ends_with("er") ? "n" : "en";
    }
    return word;
}

/// Short parts are met by chance more often.
float chance_of(std::string_view text) {
    constexpr std::array<float, 11> kByLength = {
        2.0F, 2.0F, 1.5F, 1.2F, 1.0F, 0.3F, 0.0F, -0.5F, -1.0F, -1.3F, -1.6F};
    return kByLength[std::min(base::count_code_points(text), kByLength.size() - 1)];
}

bool may_be_part(std::string_view text, bool is_listed_short) {
    return text.size() < 100 && !is_never_part(text) &&
           (is_listed_short || base::count_code_points(text) >= 4);
}

} // namespace

void PartOffers::first(std::string_view text, float cost) {
    if (!may_be_part(text, is_short_first(text))) {
        return;
    }
    CompoundPartCosts& part = parts_.at(text);
    cost += chance_of(text);
    const bool is_new = part.first == kImpossible;
    part.first = std::min(part.first, cost);
    part.inner = std::min(part.inner, cost);
    if (is_new) {
        parts_.set_lexeme(text, lexeme_of(text, lexicon_));
    }
}

void PartOffers::inner(std::string_view text, float cost) {
    if (!may_be_part(text, false)) {
        return;
    }
    CompoundPartCosts& part = parts_.at(text);
    const bool is_new = part.inner == kImpossible;
    part.inner = std::min(part.inner, cost + chance_of(text));
    if (is_new) {
        parts_.set_lexeme(text, lexeme_of(text, lexicon_));
    }
}

void PartOffers::head(std::string_view text, float cost) {
    if (may_be_part(text, is_short_head(text))) {
        CompoundPartCosts& part = parts_.at(text);
        part.head = std::min(part.head, cost + chance_of(text));
    }
}

void PartOffers::noun_as_first(const std::string& noun) {
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
        if (noun.size() >= 6) {
            first(noun + "s", kUnusual);
        }
    }
}

} // namespace fundstelle::german

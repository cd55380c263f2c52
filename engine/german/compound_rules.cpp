#include "engine/german/compound_rules.hpp"

#include <string>
#include <string_view>

#include "engine/german/compound_exceptions.hpp"
#include "engine/german/part_offers.hpp"

namespace fundstelle::german {

namespace {

constexpr float kWholeWord = 5.0F;

} // namespace

void add_general_parts(CompoundParts& parts, const Lexicon& lexicon) {
    PartOffers offers(parts, lexicon);
    lexicon.for_each([&](const std::string& text, const LexiconWord& word) {
        if (word.as_first) {
            offers.first(text, kSeenOnce - static_cast<float>(*word.as_first));
        }
        if (word.as_head) {
            offers.head(text, kSeenOnce - static_cast<float>(*word.as_head));
            parts.at(text).is_whole = true;
        }
        if (word.is_simple_verb) {
            parts.at(text).is_whole = true;
        }
        if (word.is_verb) {
            parts.at(text).is_verb = true;
        }
        if (word.is_noun && word.is_base) {
            offers.noun_as_first(text);
        }
    });
    for (const std::string_view whole : whole_words()) {
        const std::string word(whole);
        for (const std::string_view ending : {"", "s", "es", "e", "en", "n", "er", "em"}) {
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

} // namespace fundstelle::german

#include "engine/search/mark_filter.hpp"

#include <algorithm>
#include <array>

#include "engine/german/spelling.hpp"
#include "engine/search/letter_folding.hpp"

namespace fundstelle::search {

namespace {

using german::WordBeginnings;
using Letters = WordBeginnings::Letters;

/// Gives for each letter those that folding may make of it at a word's beginning, itself among
/// them; vowels too, which may stand second: "Lyzeum", "Kusine" and "Cousine".
constexpr std::array<Letters, WordBeginnings::kNoLetter + 1> letters_alike() {
    std::array<Letters, WordBeginnings::kNoLetter + 1> alike{};
    for (std::size_t letter = 0; letter < alike.size(); ++letter) {
        alike[letter] = WordBeginnings::bit_of(letter);
    }
    const auto join = [&](std::string_view group) {
        Letters letters = 0;
        for (const char byte : group) {
            letters |= WordBeginnings::bit_of(WordBeginnings::letter_of(byte));
        }
        for (const char byte : group) {
            alike[WordBeginnings::letter_of(byte)] |= letters;
        }
    };
    for (const std::string_view group : german::kFirstLettersAlike) {
        join(group);
    }
    join("ou");
    join("o\xC3");
    return alike;
}

constexpr auto kAlike = letters_alike();

} // namespace

MarkFilter::MarkFilter(const std::vector<query::Mark>& marks) {
    for (const query::Mark& mark : marks) {
        for (const std::string& word : mark.words) {
            if (word.empty()) {
                continue;
            }
            allow_beginnings_of(word);
            switch (mark.kind) {
                case query::MarkKind::Stem:
                case query::MarkKind::CompoundPart:
                    stems_.add(german::word_hash(word));
                    break;
                case query::MarkKind::Form:
                case query::MarkKind::Phrase:
                    normals_.add(german::word_hash(word));
                    break;
                case query::MarkKind::Prefix:
                    prefixes_.push_back(without_dots(word));
                    allow_beginnings_of(prefixes_.back());
                    break;
            }
        }
    }
}

/// A second letter that is none of the basic alphabet may stand for any, and so may any for it; "h"
/// and "e" may be silent or the dots of an umlaut ("Rhythmus", "Aerzte"), and an umlaut may be
/// printed as a letter and its dots.
void MarkFilter::allow_beginnings_of(std::string_view word) {
    constexpr Letters kNoLetter = WordBeginnings::bit_of(WordBeginnings::kNoLetter);
    constexpr Letters kSilent = WordBeginnings::bit_of(WordBeginnings::letter_of('e')) |
                                WordBeginnings::bit_of(WordBeginnings::letter_of('h'));
    beginnings_.allow_consonants_of(word);
    const Letters first = kAlike[WordBeginnings::letter_of(word.front())];
    const std::size_t second =
        word.size() > 1 ? WordBeginnings::letter_of(word[1]) : WordBeginnings::kNoLetter;
    const bool may_be_any = second == WordBeginnings::kNoLetter;
    beginnings_.allow(
        first, may_be_any ? WordBeginnings::kAll : kAlike[second] | kSilent | kNoLetter
    );
    if ((first & kNoLetter) != 0) {
        beginnings_.allow(WordBeginnings::kAll, kNoLetter);
    }
}

bool MarkFilter::looks_alike(std::string_view printed, german::Analyzer& analyzer) const {
    const german::WordHashes hashes = analyzer.hashes_of(printed);
    return stems_.contains(hashes.stem) || normals_.contains(hashes.normal) ||
           (!prefixes_.empty() && has_prefix(printed));
}

bool MarkFilter::has_prefix(std::string_view printed) const {
    const std::string bare = without_dots(german::normal_form(printed));
    return std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& prefix) {
        return bare.starts_with(prefix);
    });
}

} // namespace fundstelle::search

#include "engine/index/phrase_runs.hpp"

#include <cstddef>
#include <variant>

namespace fundstelle::index {

namespace {

/// The run of two or three words at a place of a phrase, where each of them is one word.
std::optional<WordRun> run_at(const PhrasePattern& phrase, std::size_t begin, std::size_t length) {
    const std::vector<CodeList>& words = phrase.words;
    const auto is_one_word = [&](std::size_t place) {
        return place < words.size() && words[place].size() == 1;
    };
    if (!is_one_word(begin) || !is_one_word(begin + 1)) {
        return std::nullopt;
    }
    const WordRun pair = WordRun::of(words[begin].front(), words[begin + 1].front());
    if (length == 2) {
        return pair;
    }
    return is_one_word(begin + 2)
               ? std::optional(WordRun::of(pair.first, pair.second, words[begin + 2].front()))
               : std::nullopt;
}

} // namespace

PhraseRuns::PhraseRuns(const TokenPattern& pattern) {
    const auto* phrase = std::get_if<PhrasePattern>(&pattern.words);
    if (phrase == nullptr || phrase->takes_any_form) {
        return;
    }
    for (std::size_t place = 0; place < phrase->words.size(); ++place) {
        if (const auto pair = run_at(*phrase, place, 2)) {
            pairs_.push_back(*pair);
        }
        if (const auto triple = run_at(*phrase, place, 3)) {
            triples_.push_back(*triple);
        }
    }
    const std::size_t words = phrase->words.size();
    if (!pattern.is_title_only && (words == 2 || words == 3)) {
        whole_ = run_at(*phrase, 0, words);
    }
}

std::optional<PostingView> PhraseRuns::whole_list_in(const FrequentRuns& frequent) const {
    return whole_ ? frequent.list_of(*whole_) : std::nullopt;
}

std::vector<PostingView> PhraseRuns::lists_in(const FrequentRuns& frequent) const {
    std::vector<PostingView> lists;
    std::vector<WordRun> within;
    for (const WordRun& triple : triples_) {
        if (const auto list = frequent.list_of(triple)) {
            lists.push_back(*list);
            within.push_back(WordRun::of(triple.first, triple.second));
            within.push_back(WordRun::of(triple.second, triple.third));
        }
    }
    for (const WordRun& pair : pairs_) {
        const auto list = frequent.list_of(pair);
        if (list && std::find(within.begin(), within.end(), pair) == within.end()) {
            lists.push_back(*list);
        }
    }
    return lists;
}

PhraseRuns PhraseRuns::not_in(const FrequentRuns& frequent) const {
    PhraseRuns others = *this;
    std::erase_if(others.pairs_, [&](const WordRun& pair) { return frequent.lists(pair); });
    return others;
}

} // namespace fundstelle::index

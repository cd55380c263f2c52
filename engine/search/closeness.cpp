#include "engine/search/closeness.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "engine/index/token_stream.hpp"

namespace fundstelle::search {

namespace {

/// What a passage counts beside its words: BM25 gives a word that stands once about 1, often 2.2.
constexpr double kPassageShare = 0.5;

constexpr std::size_t kMostWords = 64;

} // namespace

Closeness::Closeness(const std::vector<query::SoughtWord>& words)
    : word_of_code_(words.size() > 1 ? index::kFrequentCodes : 0, 0) {
    if (words.size() < 2) {
        return;
    }
    for (const query::SoughtWord& word : words) {
        if (weights_.size() == kMostWords) {
            break;
        }
        weights_.push_back(word.weight);
        const auto number = static_cast<std::uint8_t>(weights_.size());
        for (const index::TokenCode code : word.codes) {
            if ((code & index::kRareToken) != 0) {
                rare_words_.emplace_back(code, number);
            } else if (word_of_code_[code] == 0) { // a word sought twice counts once
                word_of_code_[code] = number;
            }
        }
    }
}

double Closeness::most() const {
    return has_words() ? kPassageShare * std::accumulate(weights_.begin(), weights_.end(), 0.0) : 0;
}

void Closeness::find_places(std::string_view stream) {
    places_.clear();
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token)) {
        std::uint32_t word = 0;
        if ((token.code & index::kRareToken) == 0) {
            word = token.code < word_of_code_.size() ? word_of_code_[token.code] : 0;
        } else {
            const index::TokenCode stem = token.code & ~index::kFormHashMask;
            for (const auto& [code, number] : rare_words_) {
                if (code == stem) {
                    word = number;
                    break;
                }
            }
        }
        if (word > 0) {
            places_.push_back({token.position, word - 1});
        }
    }
}

Passage Closeness::best_passage(std::string_view stream) {
    find_places(stream);
    counts_.assign(weights_.size(), 0);
    Passage best;
    double weight = 0;
    std::size_t words = 0;
    std::size_t first = 0;
    for (const Place& place : places_) {
        if (counts_[place.word]++ == 0) {
            weight += weights_[place.word];
            ++words;
        }
        while (place.position - places_[first].position > kPassageWords) {
            const std::uint32_t left = places_[first++].word;
            if (--counts_[left] == 0) {
                weight -= weights_[left];
                --words;
            }
        }
        if (weight > best.bonus) {
            best = {weight, words};
        }
    }
    best.bonus *= kPassageShare;
    return best;
}

} // namespace fundstelle::search

#include "engine/search/closeness.hpp"

#include <numeric>

#include "engine/index/token_stream.hpp"

namespace fundstelle::search {

namespace {

/// What a passage counts beside its words: BM25 gives a word that stands once about 1, often 2.2.
constexpr double kPassageShare = 0.5;

} // namespace

Closeness::Closeness(const std::vector<query::SoughtWord>& words)
    : codes_(words.size() > 1 ? words : std::vector<query::SoughtWord>{}) {}

double Closeness::most() const {
    const std::vector<double>& weights = codes_.weights();
    return has_words() ? kPassageShare * std::accumulate(weights.begin(), weights.end(), 0.0) : 0;
}

void Closeness::find_places(std::string_view stream) {
    places_.clear();
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token)) {
        if (const std::uint32_t word = codes_.word_of(token.code); word > 0) {
            places_.push_back({token.position, word - 1});
        }
    }
}

Passage Closeness::best_passage(std::string_view stream) {
    find_places(stream);
    const std::vector<double>& weights = codes_.weights();
    counts_.assign(weights.size(), 0);
    Passage best;
    double weight = 0;
    std::size_t words = 0;
    std::size_t first = 0;
    for (const Place& place : places_) {
        if (counts_[place.word]++ == 0) {
            weight += weights[place.word];
            ++words;
        }
        while (place.position - places_[first].position > kPassageWords) {
            const std::uint32_t left = places_[first++].word;
            if (--counts_[left] == 0) {
                weight -= weights[left];
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

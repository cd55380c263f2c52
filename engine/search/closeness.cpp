#include "engine/search/closeness.hpp"

#include <numeric>

#include "engine/index/token_stream.hpp"
#include "engine/search/passage_window.hpp"

namespace fundstelle::search {

namespace {

/// What a passage counts beside its words: BM25 gives a word that stands once about 1, often 2.2.
constexpr double kPassageShare = 0.5;

} // namespace

Closeness::Closeness(const std::vector<query::SoughtWord>& words)
    : codes_(words.size() > 1 ? SoughtCodes(words) : SoughtCodes({})) {}

double Closeness::most() const {
    const std::vector<double>& weights = codes_.weights();
    return has_words() ? kPassageShare * std::accumulate(weights.begin(), weights.end(), 0.0) : 0;
}

Passage Closeness::best_passage(std::string_view stream) const {
    PassageWindow passage(codes_.weights(), 0, kPassageWords);
    Passage best;
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token)) {
        if (const std::uint32_t word = codes_.word_of(token.code); word > 0) {
            passage.go_to(token.position, word - 1);
            if (passage.weight() > best.bonus) {
                best = {passage.weight(), passage.words()};
            }
        }
    }
    best.bonus *= kPassageShare;
    return best;
}

} // namespace fundstelle::search

#include "engine/search/closeness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/index/token_stream.hpp"
#include "engine/search/passage_window.hpp"

namespace fundstelle::search {

namespace {

// What nearness counts beside the words: BM25 gives a word that stands once about 1, often 2.2.
// docs/ranking.md tells how the shares were found.
constexpr double kPassageShare = 0.4;
constexpr double kNarrowShare = 0.3;
constexpr double kNeighbourShare = 0.2;
constexpr double kLeadShare = 1.25;

/// So far from the beginning of an article, a dozen paragraphs, a word counts 1/e of what it
/// does there.
constexpr double kLeadWords = 300;

/// Two words of the query are neighbours with up to two others between them: "Kritik an der
/// Regierung".
constexpr std::uint32_t kMostApart = 3;

/// The passage of some width that holds most.
class BestPassage {
public:
    BestPassage(const std::vector<double>& weights, std::uint32_t width)
        : window_(weights, 0, width) {}

    void go_to(std::uint32_t position, std::uint32_t word) {
        window_.go_to(position, word);
        if (window_.weight() > weight_) {
            weight_ = window_.weight();
            words_ = window_.words();
        }
    }

    [[nodiscard]] double weight() const { return weight_; }
    [[nodiscard]] std::size_t words() const { return words_; }

private:
    PassageWindow window_;
    double weight_ = 0;
    std::size_t words_ = 0;
};

/// The words that follow one another as in the query.
class Neighbours {
public:
    explicit Neighbours(const std::vector<double>& weights) : weights_(weights) {}

    /// Goes on to a place behind the last, where a word stands (from 0).
    void go_to(std::uint32_t position, std::uint32_t word) {
        const bool follows = last_word_ + 1 == word && position - last_position_ <= kMostApart;
        if (follows && has_last_ && (met_ >> word & 1U) == 0) {
            met_ |= std::uint64_t{1} << word;
            weight_ += std::min(weights_[word - 1], weights_[word]);
            ++pairs_;
        }
        has_last_ = true;
        last_word_ = word;
        last_position_ = position;
    }

    /// Of each pair the weight of its more frequent word, once.
    [[nodiscard]] double weight() const { return weight_; }

    [[nodiscard]] std::size_t pairs() const { return pairs_; }

private:
    const std::vector<double>& weights_;
    std::uint64_t met_ = 0; ///< pairs, by their second word
    bool has_last_ = false;
    std::uint32_t last_word_ = 0;
    std::uint32_t last_position_ = 0;
    double weight_ = 0;
    std::size_t pairs_ = 0;
};

/// How early the words stand, each where it stands first.
class Beginning {
public:
    explicit Beginning(const std::vector<double>& weights) : weights_(weights) {}

    void go_to(std::uint32_t position, std::uint32_t word) {
        if ((met_ >> word & 1U) == 0) {
            met_ |= std::uint64_t{1} << word;
            weight_ += weights_[word] * std::exp(-static_cast<double>(position) / kLeadWords);
            ++words_;
        }
    }

    [[nodiscard]] double weight() const { return weight_; }
    [[nodiscard]] std::size_t words() const { return words_; }

private:
    const std::vector<double>& weights_;
    std::uint64_t met_ = 0;
    double weight_ = 0;
    std::size_t words_ = 0;
};

} // namespace

Closeness::Closeness(const std::vector<query::SoughtWord>& words)
    : codes_(words.size() > 1 ? SoughtCodes(words) : SoughtCodes({})) {}

double Closeness::most() const {
    constexpr double kAllShares = kPassageShare + kNarrowShare + kNeighbourShare + kLeadShare;
    const std::vector<double>& weights = codes_.weights();
    return has_words() ? kAllShares * std::accumulate(weights.begin(), weights.end(), 0.0) : 0;
}

Nearness Closeness::in(std::string_view stream) const {
    const std::vector<double>& weights = codes_.weights();
    BestPassage passage(weights, kPassageWords);
    BestPassage narrow(weights, kNarrowWords);
    Neighbours neighbours(weights);
    Beginning beginning(weights);
    index::TokenStreamReader reader(stream);
    index::StreamToken token;
    while (reader.next(token, codes_.starts())) {
        if (const std::uint32_t word = codes_.word_of(token.code); word > 0) {
            passage.go_to(token.position, word - 1);
            narrow.go_to(token.position, word - 1);
            neighbours.go_to(token.position, word - 1);
            beginning.go_to(token.position, word - 1);
        }
    }
    Nearness nearness;
    nearness.passage = kPassageShare * passage.weight();
    nearness.passage_words = passage.words();
    nearness.narrow = kNarrowShare * narrow.weight();
    nearness.narrow_words = narrow.words();
    nearness.neighbours = kNeighbourShare * neighbours.weight();
    nearness.pairs = neighbours.pairs();
    nearness.lead = kLeadShare * beginning.weight();
    nearness.words = beginning.words();
    return nearness;
}

} // namespace fundstelle::search

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

/// What a word counts that stands there in one of its other shapes.
constexpr double kOtherShapeShare = 0.75;

double share_of(FoundWord found) {
    return found.is_other ? kOtherShapeShare : 1;
}

/// The passage of some width that holds most.
class BestPassage {
public:
    BestPassage(const std::vector<double>& weights, std::uint32_t width)
        : window_(weights, {0, kOtherShapeShare}, width) {}

    void go_to(std::uint32_t position, FoundWord found) {
        window_.go_to(position, found);
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

/// What was met of each word: the most that it counted so far, and how many did.
class Met {
public:
    explicit Met(std::size_t words) : most_(words) {}

    void take(std::uint32_t word, double weight) {
        if (weight > most_[word]) {
            words_ += most_[word] == 0 ? 1U : 0U;
            weight_ += weight - most_[word];
            most_[word] = weight;
        }
    }

    [[nodiscard]] double weight() const { return weight_; }
    [[nodiscard]] std::size_t words() const { return words_; }

private:
    std::vector<double> most_;
    double weight_ = 0;
    std::size_t words_ = 0;
};

/// The words that follow one another as in the query.
class Neighbours {
public:
    explicit Neighbours(const std::vector<double>& weights)
        : weights_(weights), met_(weights.size()) {}

    /// Goes on to a place behind the last, where a word stands.
    void go_to(std::uint32_t position, FoundWord found) {
        const double weight = share_of(found) * weights_[found.word];
        if (has_last_ && last_word_ + 1 == found.word && position - last_position_ <= kMostApart) {
            met_.take(found.word, std::min(last_weight_, weight));
        }
        has_last_ = true;
        last_word_ = found.word;
        last_weight_ = weight;
        last_position_ = position;
    }

    /// Of each pair the weight of its more frequent word, once.
    [[nodiscard]] double weight() const { return met_.weight(); }
    [[nodiscard]] std::size_t pairs() const { return met_.words(); }

private:
    const std::vector<double>& weights_;
    Met met_; ///< pairs, by their second word
    bool has_last_ = false;
    std::uint32_t last_word_ = 0;
    double last_weight_ = 0;
    std::uint32_t last_position_ = 0;
};

/// How early the words stand, each at its best place.
class Beginning {
public:
    explicit Beginning(const std::vector<double>& weights)
        : weights_(weights), shares_(weights.size()), met_(weights.size()) {}

    /// Goes on to a place behind the last, where a word stands: only what counts more than at
    /// earlier places can count more there.
    void go_to(std::uint32_t position, FoundWord found) {
        const double share = share_of(found);
        if (share > shares_[found.word]) {
            shares_[found.word] = share;
            const double early = std::exp(-static_cast<double>(position) / kLeadWords);
            met_.take(found.word, share * weights_[found.word] * early);
        }
    }

    [[nodiscard]] double weight() const { return met_.weight(); }
    [[nodiscard]] std::size_t words() const { return met_.words(); }

private:
    const std::vector<double>& weights_;
    std::vector<double> shares_; ///< by word, of the places so far
    Met met_;
};

} // namespace

Closeness::Closeness(const std::vector<query::SoughtWord>& words)
    : codes_(words.size() > 1 ? words : std::vector<query::SoughtWord>{}) {}

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
        if (const auto found = codes_.word_of(token.code)) {
            passage.go_to(token.position, *found);
            narrow.go_to(token.position, *found);
            neighbours.go_to(token.position, *found);
            beginning.go_to(token.position, *found);
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

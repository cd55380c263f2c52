#include "engine/search/likeness.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

namespace fundstelle::search {

namespace {

/// A hit is compared with those that are most like it.
constexpr std::size_t kNearest = 5;

/// So much of the way to their mean score it goes. docs/ranking.md tells how these were found.
constexpr double kShare = 0.5;

/// What one hit has in common with each other.
constexpr std::size_t kRow = 32; // a power of two, for several at a time
static_assert(kMostCompared <= kRow);
using Row = std::array<LikenessWeight, kRow>;

/// For each byte of hits, all bits of those that are set.
constexpr std::size_t kByte = 8;
constexpr auto kMasks = [] {
    std::array<std::array<LikenessWeight, kByte>, std::size_t{1} << kByte> masks{};
    for (std::size_t byte = 0; byte < masks.size(); ++byte) {
        for (std::size_t bit = 0; bit < kByte; ++bit) {
            masks.at(byte).at(bit) = (byte >> bit & 1U) != 0 ? 0xffff : 0;
        }
    }
    return masks;
}();

/// Adds a word's weight for each two hits that hold it.
void add_word(std::uint32_t hits, LikenessWeight weight, std::vector<Row>& common) {
    Row weights;
    for (std::size_t begin = 0; begin < kRow; begin += kByte) {
        const auto& masks = kMasks[hits >> begin & 0xffU];
        for (std::size_t bit = 0; bit < kByte; ++bit) {
            weights[begin + bit] = masks[bit] & weight;
        }
    }
    for (; hits != 0; hits &= hits - 1) {
        LikenessWeight* const row = common[static_cast<std::size_t>(std::countr_zero(hits))].data();
        const LikenessWeight* const added = weights.data();
        for (std::size_t hit = 0; hit < kRow; ++hit) { // several at a time
            row[hit] = static_cast<LikenessWeight>(row[hit] + added[hit]);
        }
    }
}

/// A hit's similarity to another, and the other's score.
struct Neighbour {
    float similarity = 0;
    double score = 0;
};

/// Gives the mean score of those that are most like a hit.
double mean_of_nearest(
    const std::array<float, kRow>& similarities, std::span<const double> scores, std::size_t self
) {
    std::array<Neighbour, kNearest> nearest{};
    std::size_t other = 0;
    for (const double score : scores) {
        const float similarity = other == self ? 0 : similarities[other];
        ++other;
        if (similarity <= nearest[kNearest - 1].similarity) {
            continue; // most
        }
        std::size_t place = kNearest - 1;
        for (; place > 0 && nearest[place - 1].similarity < similarity; --place) {
            nearest[place] = nearest[place - 1];
        }
        nearest[place] = {similarity, score};
    }
    double weight = 0;
    double sum = 0;
    for (const Neighbour& neighbour : nearest) {
        const auto similarity = static_cast<double>(neighbour.similarity);
        weight += similarity * similarity; // squared, so that copies count most
        sum += similarity * similarity * neighbour.score;
    }
    return weight > 0 ? sum / weight : 0;
}

/// Gathers who holds which words, and how like the hits are to one another. Without branches on
/// what is met, which would be guessed wrong half the time.
class Comparison {
public:
    /// Takes the words of the next hit.
    void add(std::span<const index::TokenCode> words) {
        const std::uint32_t self = std::uint32_t{1} << lengths_.size();
        std::uint32_t length = 0;
        std::uint32_t* const holders = holders_.data();
        const LikenessWeight* const weights = weights_.data();
        std::uint16_t* shared = shared_.data() + shared_count_;
        for (const index::TokenCode word : words) {
            const std::size_t place = place_of_word(word);
            const std::uint32_t before = holders[place];
            const std::uint32_t is_met = (before & self) != 0 ? 1 : 0;
            const std::uint32_t is_second =
                (before != 0 ? 1U : 0U) & ((before & (before - 1)) == 0 ? 1U : 0U) & (is_met ^ 1U);
            *shared = static_cast<std::uint16_t>(place);
            shared += is_second;
            holders[place] = before | self;
            length += weights[std::min(place, index::kFrequentCodes)] * (is_met ^ 1U);
        }
        shared_count_ = static_cast<std::size_t>(shared - shared_.data());
        lengths_.push_back(1 / std::sqrt(static_cast<float>(std::max(length, 1U))));
    }

    /// 1 where two hits begin with the same words, 0 where they share none.
    [[nodiscard]] std::vector<std::array<float, kRow>> similarities() const {
        std::vector<Row> common(lengths_.size());
        for (const std::uint16_t place : std::span(shared_).first(shared_count_)) {
            add_word(
                holders_[place],
                weights_[std::min<std::size_t>(place, index::kFrequentCodes)],
                common
            );
        }
        std::vector<std::array<float, kRow>> similar(lengths_.size());
        for (std::size_t left = 0; left < similar.size(); ++left) {
            for (std::size_t right = 0; right < similar.size(); ++right) {
                similar[left][right] =
                    static_cast<float>(common[left][right]) * lengths_[left] * lengths_[right];
            }
        }
        return similar;
    }

private:
    const std::vector<LikenessWeight>& weights_ = weights_of_places();
    std::vector<std::uint32_t> holders_ =
        std::vector<std::uint32_t>(kWordPlaces); ///< hits, a bit each
    std::array<std::uint16_t, kMostCompared * kBeginningWords + 1> shared_{};
    std::size_t shared_count_ = 0; ///< places of words that more than one hit holds
    std::vector<float> lengths_;   ///< of the hits, as vectors of their words, each 1 by it
};

} // namespace

std::vector<double> gains_by_likeness(std::span<const ComparedHit> hits) {
    Comparison comparison;
    std::vector<double> scores;
    for (const ComparedHit& hit : hits.first(std::min(hits.size(), kMostCompared))) {
        comparison.add({hit.beginning->words.data(), hit.beginning->count});
        scores.push_back(hit.score);
    }
    const auto similar = comparison.similarities();
    std::vector<double> gains;
    for (std::size_t hit = 0; hit < similar.size(); ++hit) {
        const double mean = mean_of_nearest(similar[hit], scores, hit);
        gains.push_back(kShare * std::max(mean - scores[hit], 0.0));
    }
    return gains;
}

} // namespace fundstelle::search

#pragma once
// How like the best hits another hit is.
#include <cstdint>
#include <span>
#include <vector>

#include "engine/search/beginning.hpp"

namespace fundstelle::search {

/// Compares beginnings of articles with the mean of those of the best hits. One thread at a time.
/// Source: relevance feedback without a reader, by the centroid of the best, Rocchio, in Salton
/// (ed.), The SMART Retrieval System, 1971.
class LikenessToBest {
public:
    explicit LikenessToBest(std::span<const Beginning> best);

    /// Gives the cosine between a beginning and the mean of the best ones, by the weights of their
    /// different words: 0 where they share none, 1 where there is one and it is the same. A
    /// microsecond at most.
    [[nodiscard]] double of(const Beginning& beginning);

private:
    /// Calls `take(place, weight)` for each different word of a beginning.
    template <typename Take>
    void for_each_word(const Beginning& beginning, const Take& take);

    const std::vector<LikenessWeight>& weights_ = weights_of_places();
    std::vector<std::uint16_t> met_ = std::vector<std::uint16_t>(kWordPlaces); ///< in which round
    std::uint16_t round_ = 0;
    std::vector<float> mean_ = std::vector<float>(kWordPlaces); ///< shares of the words of the best
};

} // namespace fundstelle::search

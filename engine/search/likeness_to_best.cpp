#include "engine/search/likeness_to_best.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace fundstelle::search {

template <typename Take>
void LikenessToBest::for_each_word(const Beginning& beginning, const Take& take) {
    if (round_ == std::numeric_limits<std::uint16_t>::max()) {
        std::fill(met_.begin(), met_.end(), 0);
        round_ = 0;
    }
    ++round_;
    for (const index::TokenCode word : std::span(beginning.words).first(beginning.count)) {
        const std::size_t place = place_of_word(word);
        if (met_[place] != round_) {
            met_[place] = round_;
            take(place, static_cast<float>(weights_[std::min(place, index::kFrequentCodes)]));
        }
    }
}

LikenessToBest::LikenessToBest(std::span<const Beginning> best) {
    for (const Beginning& beginning : best) {
        float length = 0;
        for_each_word(beginning, [&](std::size_t, float weight) { length += weight; });
        const float share = length > 0 ? 1 / std::sqrt(length) : 0;
        for_each_word(beginning, [&](std::size_t place, float) { mean_[place] += share; });
    }
    // The weights are squares: a word adds its weight times the square of its share.
    float square = 0;
    for (std::size_t place = 0; place < mean_.size(); ++place) {
        const auto weight = static_cast<float>(weights_[std::min(place, index::kFrequentCodes)]);
        square += weight * mean_[place] * mean_[place];
    }
    const float length = square > 0 ? std::sqrt(square) : 1;
    for (float& share : mean_) {
        share /= length;
    }
}

double LikenessToBest::of(const Beginning& beginning) {
    float length = 0;
    float common = 0;
    for_each_word(beginning, [&](std::size_t place, float weight) {
        length += weight;
        common += weight * mean_[place];
    });
    return length > 0 ? static_cast<double>(common / std::sqrt(length)) : 0;
}

} // namespace fundstelle::search

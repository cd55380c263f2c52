#pragma once
// The first words of an article, by which articles are compared.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/index/token_codes.hpp"

namespace fundstelle::search {

/// So many words of an article tell what it is about.
inline constexpr std::size_t kBeginningWords = 64;

/// The first words of an article, each by its stem.
struct Beginning {
    std::array<index::TokenCode, kBeginningWords> words{};
    std::size_t count = 0;
};

/// Gives the beginning of a stream (see index/token_stream.hpp).
[[nodiscard]] Beginning beginning_of(std::string_view stream, const index::TokenCodes& codes);

/// Of the hashes of rare words so many bits count: two of twenty hits' words seldom meet.
inline constexpr std::size_t kRarePlaces = std::size_t{1} << 13U;

/// How many places there are in tables of words.
inline constexpr std::size_t kWordPlaces = index::kFrequentCodes + kRarePlaces;

/// Gives a word's place, below `kWordPlaces`: frequent ones have one of their own.
[[nodiscard]] inline std::size_t place_of_word(index::TokenCode word) {
    const std::size_t rare = (word >> index::kFormHashBits) % kRarePlaces;
    const bool is_rare = (word & index::kRareToken) != 0;
    return is_rare ? index::kFrequentCodes + rare : word;
}

/// What words in common weigh, in eighths: small whole numbers, so that many fit side by side.
using LikenessWeight = std::uint16_t;

/// Gives the weights by place up to `index::kFrequentCodes`, whose weight all rare words have. How
/// much a word in common tells, squared: by the logarithm of its rank, which is near that of its
/// inverse frequency (Zipf), and nothing for the most frequent one. Safe from any thread.
[[nodiscard]] const std::vector<LikenessWeight>& weights_of_places();

} // namespace fundstelle::search

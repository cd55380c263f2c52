#pragma once
// Passing over scores by document, most of which are too low: some at a time.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/search/document_set.hpp"

namespace fundstelle::search {

/// Whether any of so many scores is higher; without a branch, so that the compiler takes several at
/// a time.
template <std::size_t kCount>
[[nodiscard]] bool is_any_above(const float* scores, float least) {
    unsigned any = 0;
    for (std::size_t index = 0; index < kCount; ++index) {
        any |= static_cast<unsigned>(scores[index] > least);
    }
    return any != 0;
}

/// Calls `take(document, score)` for all scores above `least()`, which may rise in between. Some
/// 0.2 ns for each other score.
template <typename Least, typename Take>
void for_each_above(std::span<const float> scores, const Least& least, const Take& take) {
    constexpr std::size_t kAtOnce = 16;
    for (std::size_t begin = 0; begin < scores.size(); begin += kAtOnce) {
        const auto block = scores.subspan(begin, std::min(kAtOnce, scores.size() - begin));
        const float bar = least();
        if (block.size() == kAtOnce && !is_any_above<kAtOnce>(block.data(), bar)) {
            continue;
        }
        for (std::size_t index = 0; index < block.size(); ++index) {
            if (block[index] > bar) {
                take(static_cast<Xapian::docid>(begin + index), block[index]);
            }
        }
    }
}

/// Gives the lowest of the `best` highest scores above 0; 0 where there are fewer. REQUIRES one or
/// more.
[[nodiscard]] inline float least_of_best(std::span<const float> scores, std::size_t best) {
    constexpr std::size_t kRoom = 8; // sorted out seldom, and so many at once
    std::vector<float> highest;
    highest.reserve(best * kRoom);
    float least = 0;
    const auto keep_best = [&] {
        if (highest.size() >= best) {
            const auto last = highest.begin() + static_cast<std::ptrdiff_t>(best - 1);
            std::nth_element(highest.begin(), last, highest.end(), std::greater<>());
            least = *last;
            highest.resize(best);
        }
    };
    for_each_above(
        scores,
        [&] { return least; },
        [&](Xapian::docid /*document*/, float score) {
            if (highest.size() == best * kRoom) {
                keep_best();
            }
            highest.push_back(score);
        }
    );
    keep_best();
    return least;
}

/// Adds the documents whose scores are above `least`.
inline void add_above(std::span<const float> scores, float least, DocumentSet& documents) {
    constexpr std::size_t kAtOnce = 16;
    std::uint64_t* const words = documents.data();
    for (std::size_t begin = 0; begin < scores.size(); begin += kAtOnce) {
        const auto block = scores.subspan(begin, std::min(kAtOnce, scores.size() - begin));
        std::uint64_t bits = 0;
        if (block.size() < kAtOnce || is_any_above<kAtOnce>(block.data(), least)) {
            for (std::size_t index = 0; index < block.size(); ++index) {
                bits |= static_cast<std::uint64_t>(block.data()[index] > least) << index;
            }
        }
        words[begin / DocumentSet::kBits] |= bits << (begin % DocumentSet::kBits);
    }
}

} // namespace fundstelle::search

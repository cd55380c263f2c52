#pragma once
// Passing over scores by document, most of which are too low: some at a time.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/search/document_set.hpp"

namespace fundstelle::search {

/// Calls `take(document, score)` for all scores above `least()`, which may rise in between. Some
/// 0.2 ns for each other score.
template <typename Least, typename Take>
void for_each_above(std::span<const float> scores, const Least& least, const Take& take) {
    constexpr std::size_t kAtOnce = 16;
    for (std::size_t begin = 0; begin < scores.size(); begin += kAtOnce) {
        const auto block = scores.subspan(begin, std::min(kAtOnce, scores.size() - begin));
        const float bar = least();
        if (block.size() == kAtOnce) {
            // Without a branch, so that the compiler takes several at a time.
            const float* const at = block.data();
            unsigned any = 0;
            for (std::size_t index = 0; index < kAtOnce; ++index) {
                any |= static_cast<unsigned>(at[index] > bar);
            }
            if (any == 0) {
                continue;
            }
        }
        for (std::size_t index = 0; index < block.size(); ++index) {
            if (block[index] > bar) {
                take(static_cast<Xapian::docid>(begin + index), block[index]);
            }
        }
    }
}

/// Gives the lowest of the `best` highest scores above 0; 0 where there are fewer.
[[nodiscard]] inline float least_of_best(std::span<const float> scores, std::size_t best) {
    std::vector<float> heap; // with the lowest on top
    const auto least = [&] { return heap.size() < best ? 0.0F : heap.front(); };
    for_each_above(scores, least, [&](Xapian::docid /*document*/, float score) {
        if (heap.size() == best) {
            std::pop_heap(heap.begin(), heap.end(), std::greater<>());
            heap.back() = std::max(heap.back(), score);
        } else {
            heap.push_back(score);
        }
        std::push_heap(heap.begin(), heap.end(), std::greater<>());
    });
    return least();
}

} // namespace fundstelle::search

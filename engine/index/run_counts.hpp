#pragma once
// How often runs of words stand in a collection, roughly, in 8 MB.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace fundstelle::index {

/// Counts by hash that are never less than they should be: each has two places among the counters,
/// in one line of the processor's cache, which others may share. Source: Cormode and Muthukrishnan,
/// Journal of Algorithms 55 (2005). Of one thread.
class RunCounts {
public:
    void add(std::uint64_t hash) {
        for (std::uint16_t* count : {&counts_[first(hash)], &counts_[second(hash)]}) {
            if (*count < std::numeric_limits<std::uint16_t>::max()) {
                ++*count;
            }
        }
    }

    /// Gives how often it was added, or more; 65535 at most.
    [[nodiscard]] std::uint32_t of(std::uint64_t hash) const {
        return std::min(counts_[first(hash)], counts_[second(hash)]);
    }

    /// Has the processor fetch a count that is asked for soon: in 8 MB that takes longer than to
    /// look at it.
    void fetch_ahead(std::uint64_t hash) const { __builtin_prefetch(&counts_[first(hash)], 1); }

    /// Gives how many bytes the lists of all runs take that stand so often, at most.
    [[nodiscard]] std::size_t bytes_from(std::uint32_t least) const {
        std::size_t bytes = 0;
        for (const std::uint16_t count : counts_) {
            bytes += count >= least ? (kBytesOfFourPostings * count / 4) + kBytesARun : 0;
        }
        return bytes / 2; // each stands at two places
    }

private:
    static constexpr std::size_t kCounts = std::size_t{1} << 22U;
    static constexpr std::size_t kCountsALine = 64 / sizeof(std::uint16_t);
    static constexpr std::size_t kBytesOfFourPostings = 5; ///< one for the near, two for the far
    static constexpr std::size_t kBytesARun = 32;          ///< to find it

    static std::size_t line(std::uint64_t hash) { return (hash % kCounts) & ~(kCountsALine - 1); }

    static std::size_t first(std::uint64_t hash) { return line(hash) | (hash % kCountsALine); }

    /// Another than the first.
    static std::size_t second(std::uint64_t hash) {
        const std::size_t further = 1 + (hash >> 32U) % (kCountsALine - 1);
        return line(hash) | ((hash + further) % kCountsALine);
    }

    std::vector<std::uint16_t> counts_ = std::vector<std::uint16_t>(kCounts);
};

} // namespace fundstelle::index

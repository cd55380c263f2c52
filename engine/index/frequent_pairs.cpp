#include "engine/index/frequent_pairs.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "engine/index/neighbours.hpp"

namespace fundstelle::index {

namespace {

/// Of two documents of a list: one for the near, two for the far.
constexpr std::size_t kBytesOfTwoPostings = 3;

/// Of a map's entry, about.
constexpr std::size_t kBytesAPair = 128;

std::uint64_t key_of(TokenCode left, TokenCode right) {
    return (std::uint64_t{left} << 32U) | right;
}

template <typename Take>
void for_each_stream(const DocumentParts& parts, const Take& take) {
    std::string room;
    const auto end = parts.database().postlist_end({});
    for (auto document = parts.database().postlist_begin({}); document != end; ++document) {
        take(*document, parts.read(Part::Words, *document, room));
    }
}

/// How often pairs stand in the articles, never less than they do: each has two places among the
/// counts, which others may share.
class PairCounts {
public:
    void add(std::uint64_t hash) {
        for (std::uint16_t* count : {&counts_[first(hash)], &counts_[second(hash)]}) {
            if (*count < std::numeric_limits<std::uint16_t>::max()) {
                ++*count;
            }
        }
    }

    [[nodiscard]] std::uint32_t of(std::uint64_t hash) const {
        return std::min(counts_[first(hash)], counts_[second(hash)]);
    }

    /// Gives how many bytes the lists of all pairs take that stand so often, at most.
    [[nodiscard]] std::size_t bytes_from(std::uint32_t least) const {
        std::size_t bytes = 0;
        for (const std::uint16_t count : counts_) {
            bytes += count >= least ? (kBytesOfTwoPostings * count / 2) + kBytesAPair : 0;
        }
        return bytes / 2; // each stands at two places
    }

private:
    static constexpr std::size_t kCounts = std::size_t{1} << 22U;

    static std::size_t first(std::uint64_t hash) { return hash % kCounts; }
    static std::size_t second(std::uint64_t hash) { return (hash >> 32U) % kCounts; }

    std::vector<std::uint16_t> counts_ = std::vector<std::uint16_t>(kCounts);
};

/// Gives from which count on pairs are frequent.
std::uint32_t least_count(const PairCounts& counts, const PairLimits& limits) {
    std::uint32_t least = limits.least_documents;
    while (least < std::numeric_limits<std::uint16_t>::max() &&
           counts.bytes_from(least) > limits.most_bytes) {
        least += least / 2;
    }
    return least;
}

} // namespace

FrequentPairs::FrequentPairs(const DocumentParts& parts, const PairLimits& limits) {
    PairCounts counts;
    for_each_stream(parts, [&](Xapian::docid document, std::string_view stream) {
        for_each_neighbours(stream, [&](TokenCode left, TokenCode right) {
            counts.add(hash_of_neighbours(left, right));
        });
        behind_ = document + 1;
    });
    const std::uint32_t least = least_count(counts, limits);
    std::vector<std::uint64_t> pairs; // of one article
    for_each_stream(parts, [&](Xapian::docid document, std::string_view stream) {
        pairs.clear();
        for_each_neighbours(stream, [&](TokenCode left, TokenCode right) {
            if (counts.of(hash_of_neighbours(left, right)) >= least) {
                pairs.push_back(key_of(left, right));
            }
        });
        std::sort(pairs.begin(), pairs.end());
        pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
        for (const std::uint64_t pair : pairs) {
            lists_[pair].add(document, 1);
        }
    });
    std::erase_if(lists_, [&](const auto& entry) { return entry.second.size() < least; });
    for (auto& [pair, list] : lists_) {
        list.shrink();
    }
}

const PostingList* FrequentPairs::list_of(TokenCode left, TokenCode right) const {
    const auto found = lists_.find(key_of(left, right));
    return found == lists_.end() ? nullptr : &found->second;
}

} // namespace fundstelle::index

#include "engine/search/words_by_length.hpp"

#include <algorithm>
#include <numeric>

namespace fundstelle::search {

namespace {

/// Whether no more than so many bits are set: for a few faster than counting all.
template <int kMost>
bool has_at_most(std::uint32_t bits) {
    for (int left = kMost; left > 0; --left) {
        bits &= bits - 1;
    }
    return bits == 0;
}

template <int kMost>
std::size_t find_alike(
    std::span<const std::uint32_t> letters, std::size_t from, std::uint32_t bits
) {
    constexpr std::size_t kAtOnce = 32;
    const auto is_alike = [bits](std::uint32_t other) { return has_at_most<kMost>(other ^ bits); };
    for (; from + kAtOnce <= letters.size(); from += kAtOnce) {
        // Without a branch, so that the compiler takes several at a time.
        const std::uint32_t* const block = letters.data() + from;
        std::uint32_t any = 0;
        for (std::size_t index = 0; index < kAtOnce; ++index) {
            any |= static_cast<std::uint32_t>(is_alike(block[index]));
        }
        if (any != 0) {
            break;
        }
    }
    const auto rest = letters.subspan(from);
    return from + static_cast<std::size_t>(
                      std::find_if(rest.begin(), rest.end(), is_alike) - rest.begin()
                  );
}

} // namespace

std::size_t WordsOfLength::with_count(std::uint32_t least) const {
    const auto behind = std::partition_point(
        counts.begin(), counts.end(), [&](std::uint32_t count) { return count >= least; }
    );
    return static_cast<std::size_t>(behind - counts.begin());
}

WordsByLength::WordsByLength(
    std::span<const std::uint8_t> lengths,
    std::span<const std::uint32_t> letters,
    std::span<const std::uint32_t> counts
)
    : words_(lengths.size()) {
    std::iota(words_.begin(), words_.end(), 0U);
    std::sort(words_.begin(), words_.end(), [&](std::uint32_t left, std::uint32_t right) {
        if (lengths[left] != lengths[right]) {
            return lengths[left] < lengths[right];
        }
        return counts[left] != counts[right] ? counts[left] > counts[right] : left < right;
    });
    letters_.reserve(words_.size());
    counts_.reserve(words_.size());
    for (const std::uint32_t word : words_) {
        while (begins_.size() <= lengths[word]) {
            begins_.push_back(letters_.size());
        }
        letters_.push_back(letters[word]);
        counts_.push_back(counts[word]);
    }
    begins_.push_back(words_.size());
}

WordsOfLength WordsByLength::of_length(std::size_t length) const {
    if (length + 1 >= begins_.size()) {
        return {};
    }
    const std::size_t begin = begins_[length];
    const std::size_t size = begins_[length + 1] - begin;
    return {
        std::span(words_).subspan(begin, size),
        std::span(letters_).subspan(begin, size),
        std::span(counts_).subspan(begin, size)};
}

std::size_t next_alike(
    std::span<const std::uint32_t> letters, std::size_t from, std::uint32_t bits, int most
) {
    switch (most) {
        case 4:
            return find_alike<4>(letters, from, bits);
        case 3:
            return find_alike<3>(letters, from, bits);
        case 2:
            return find_alike<2>(letters, from, bits);
        default:
            return find_alike<1>(letters, from, bits);
    }
}

} // namespace fundstelle::search

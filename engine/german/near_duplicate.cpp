#include "engine/german/near_duplicate.hpp"

#include <algorithm>
#include <limits>

namespace fundstelle::german {

namespace {

constexpr std::uint64_t kNoHash = std::numeric_limits<std::uint64_t>::max();
constexpr std::uint32_t kWideBits = 24;
constexpr std::uint32_t kWideMask = (1u << kWideBits) - 1;
constexpr std::uint8_t kNarrowMask = 0x0F;
constexpr std::size_t kWideBytes = 3;
constexpr std::size_t kCountBytes = 2;
constexpr std::size_t kSignatureBytes =
    kCountBytes + kWideBytes * Signature::kBands + Signature::kNarrowPairs;
constexpr std::uint16_t kLeastShingles = kLeastSignedWords - kShingleWords + 1;

static_assert(kSignatureBytes == 64, "a signature's size is part of the index");

/// Base of the rolling polynomial, modulo 2^64: odd, bits evenly spread (golden ratio).
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

/// What the word that leaves the window weighs in the polynomial.
constexpr std::uint64_t kLeavingFactor = power(kBase, kShingleWords);

/// Spreads each bit over all. Source: Steele, Lea and Flood, SplitMix64, 2014.
constexpr std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
    return value ^ (value >> 31);
}

/// The bin that the high bits of a hash name. Of hashes in one bin the low bits stay random.
constexpr std::size_t bin_of(std::uint64_t hash) {
    return static_cast<std::size_t>(((hash >> 32) * Signature::kBins) >> 32);
}

/// Gives the bin's least hash, or that of a full bin which chance names. Chance depends on the
/// empty bin alone, so that bodies with the same shingles look in the same bins.
/// REQUIRES: a bin is full.
std::uint64_t filled(
    const std::array<std::uint64_t, Signature::kBins>& least, const std::size_t bin
) {
    std::uint64_t hash = least[bin];
    for (std::uint64_t attempt = 1; hash == kNoHash; ++attempt) {
        hash = least[bin_of(mixed((bin + 1) * kBase + attempt))];
    }
    return hash;
}

std::uint8_t low_nibble(std::uint64_t hash) {
    return static_cast<std::uint8_t>(hash & kNarrowMask);
}

} // namespace

std::string to_bytes(const Signature& signature) {
    std::string bytes;
    if (signature.empty()) {
        return bytes;
    }
    bytes.reserve(kSignatureBytes);
    const auto append = [&](std::uint32_t number, std::size_t size) {
        for (std::size_t byte = 0; byte < size; ++byte) {
            bytes.push_back(static_cast<char>((number >> (8 * byte)) & 0xFF));
        }
    };
    append(signature.shingle_count, kCountBytes);
    for (const std::uint32_t value : signature.wide) {
        append(value, kWideBytes);
    }
    for (const std::uint8_t pair : signature.narrow) {
        append(pair, 1);
    }
    return bytes;
}

std::optional<Signature> from_bytes(std::string_view bytes) {
    Signature signature;
    if (bytes.empty()) {
        return signature;
    }
    if (bytes.size() != kSignatureBytes) {
        return std::nullopt;
    }
    std::size_t offset = 0;
    const auto next = [&](std::size_t size) {
        std::uint32_t number = 0;
        for (std::size_t byte = 0; byte < size; ++byte) {
            number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[offset++]))
                      << (8 * byte);
        }
        return number;
    };
    signature.shingle_count = static_cast<std::uint16_t>(next(kCountBytes));
    for (std::uint32_t& value : signature.wide) {
        value = next(kWideBytes);
    }
    for (std::uint8_t& pair : signature.narrow) {
        pair = static_cast<std::uint8_t>(next(1));
    }
    if (signature.shingle_count < kLeastShingles) {
        return std::nullopt;
    }
    return signature;
}

void ShingleSigner::add(std::uint64_t word_hash) {
    rolling_ = rolling_ * kBase + word_hash - window_[oldest_] * kLeavingFactor;
    window_[oldest_] = word_hash;
    oldest_ = oldest_ + 1 == kShingleWords ? 0 : oldest_ + 1;
    if (++word_count_ >= kShingleWords) {
        const std::uint64_t hash = mixed(rolling_);
        std::uint64_t& least = least_[bin_of(hash)];
        least = std::min({least, hash, kNoHash - 1});
    }
}

Signature ShingleSigner::finish() {
    Signature signature;
    if (word_count_ >= kLeastSignedWords) {
        constexpr std::uint64_t kMost = std::numeric_limits<std::uint16_t>::max();
        const std::uint64_t count = word_count_ - kShingleWords + 1;
        signature.shingle_count = static_cast<std::uint16_t>(std::min(count, kMost));
        std::size_t bin = 0;
        for (std::uint32_t& value : signature.wide) {
            value = static_cast<std::uint32_t>(filled(least_, bin++)) & kWideMask;
        }
        for (std::uint8_t& pair : signature.narrow) {
            const std::uint8_t low = low_nibble(filled(least_, bin++));
            const std::uint8_t high = low_nibble(filled(least_, bin++));
            pair = static_cast<std::uint8_t>(low | (high << 4));
        }
    }
    reset();
    return signature;
}

void ShingleSigner::reset() {
    least_.fill(kNoHash);
    window_.fill(0);
    oldest_ = 0;
    rolling_ = 0;
    word_count_ = 0;
}

std::vector<std::uint32_t> bands(const Signature& signature) {
    std::vector<std::uint32_t> keys;
    if (signature.empty()) {
        return keys;
    }
    keys.reserve(Signature::kBands);
    for (std::uint32_t band = 0; band < Signature::kBands; ++band) {
        keys.push_back((band << kWideBits) | signature.wide[band]);
    }
    return keys;
}

double similarity(const Signature& one, const Signature& other) {
    if (one.empty() || other.empty()) {
        return 0;
    }
    std::size_t wide_matches = 0;
    for (std::size_t band = 0; band < Signature::kBands; ++band) {
        wide_matches += one.wide[band] == other.wide[band] ? 1u : 0u;
    }
    std::size_t narrow_matches = 0;
    for (std::size_t pair = 0; pair < Signature::kNarrowPairs; ++pair) {
        const auto difference = static_cast<std::uint8_t>(one.narrow[pair] ^ other.narrow[pair]);
        narrow_matches += (difference & kNarrowMask) == 0 ? 1u : 0u;
        narrow_matches += (difference >> 4) == 0 ? 1u : 0u;
    }
    // Of values that differ, one in 16 agrees in its 4 bits by chance.
    constexpr double kNarrowCount = 2.0 * Signature::kNarrowPairs;
    constexpr double kChance = 1.0 / 16;
    const double narrow_shared =
        (static_cast<double>(narrow_matches) - kNarrowCount * kChance) / (1 - kChance);
    return (static_cast<double>(wide_matches) + std::max(0.0, narrow_shared)) / Signature::kBins;
}

double containment(const Signature& one, const Signature& other) {
    if (one.empty() || other.empty()) {
        return 0;
    }
    const double resemblance = similarity(one, other);
    const double both = static_cast<double>(one.shingle_count + other.shingle_count);
    const double shared = resemblance / (1 + resemblance) * both;
    return std::min(1.0, shared / std::min(one.shingle_count, other.shingle_count));
}

bool is_near_duplicate(const Signature& one, const Signature& other) {
    const auto [shorter, longer] = std::minmax({one.shingle_count, other.shingle_count});
    if (shorter == 0) {
        return false;
    }
    const double ratio = static_cast<double>(longer) / shorter;
    const double least = shorter < kShortShingles ? kLeastShortContainment : kLeastContainment;
    const double asked =
        std::min(least + kContainmentPerLength * (ratio - 1), kMostContainmentAsked);
    return ratio <= kMostLengthRatio && containment(one, other) >= asked;
}

void DuplicateGroups::join(std::uint32_t one, std::uint32_t other) {
    if (one == other) {
        return;
    }
    parents_.try_emplace(one, one);
    parents_.try_emplace(other, other);
    const auto [smaller, larger] = std::minmax({root_of(one), root_of(other)});
    parents_[larger] = smaller;
}

std::optional<std::uint32_t> DuplicateGroups::group_of(std::uint32_t document) {
    if (!parents_.contains(document)) {
        return std::nullopt;
    }
    return root_of(document);
}

std::uint32_t DuplicateGroups::root_of(std::uint32_t document) {
    std::uint32_t parent = parents_.at(document);
    while (parent != document) {
        const std::uint32_t grandparent = parents_.at(parent);
        parents_[document] = grandparent;
        document = grandparent;
        parent = parents_.at(document);
    }
    return document;
}

} // namespace fundstelle::german

#pragma once
// Near-duplicates: a small signature of an article's body, by which copies of one story are found
// without comparing all pairs, and the groups that they form.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fundstelle::german {

/// Words of a shingle, the run of neighbouring words that is compared.
inline constexpr std::size_t kShingleWords = 5;

/// Bodies of fewer words have no signature: too little to tell a copy from a common phrase.
inline constexpr std::size_t kLeastSignedWords = 20;

/// What is kept of a body's set of shingles: of each bin the least hash's low bits. Of the first
/// bins 24 bits are kept, from which band keys are made, of the others 4 bits, enough to compare.
/// Source: Broder, On the resemblance and containment of documents, 1997; Li and König, b-bit
/// minwise hashing, 2010.
struct Signature {
    static constexpr std::size_t kBands = 8;
    static constexpr std::size_t kNarrowPairs = 38;
    static constexpr std::size_t kBins = kBands + 2 * kNarrowPairs;

    /// Shingles of the body, repeated ones too, at most 65535; 0 means that there is no signature.
    std::uint16_t shingle_count = 0;
    std::array<std::uint32_t, kBands> wide{};        ///< 24 bits each
    std::array<std::uint8_t, kNarrowPairs> narrow{}; ///< two values each, the first one low

    /// Whether the body was too short to be judged; such a body is no one's near-duplicate.
    [[nodiscard]] bool empty() const { return shingle_count == 0; }

    friend bool operator==(const Signature&, const Signature&) = default;
};

/// Gives the lasting form: 64 bytes, little-endian; no bytes for an empty signature.
[[nodiscard]] std::string to_bytes(const Signature& signature);

/// Reads what `to_bytes` gave; nothing for bytes that it cannot have given.
[[nodiscard]] std::optional<Signature> from_bytes(std::string_view bytes);

/// Makes signatures of bodies, one after the other. One object belongs to one thread; it never
/// allocates. Source: Li, Owen and Zhang, One permutation hashing, 2012; for bins that got no
/// shingle Shrivastava, Optimal densification for fast and accurate minwise hashing, 2017.
class ShingleSigner {
public:
    ShingleSigner() { reset(); }

    /// Takes the body's next word: a hash of its normal form with 64 good bits (XXH3). Signatures
    /// can only be compared if all were made with the same hash.
    void add(std::uint64_t word_hash);

    /// Gives the signature of the words since the last `finish` or `reset` and begins anew.
    [[nodiscard]] Signature finish();

    /// Forgets the words taken.
    void reset();

private:
    std::array<std::uint64_t, Signature::kBins> least_; ///< least hash of each bin
    std::array<std::uint64_t, kShingleWords> window_;   ///< the last words, a ring
    std::size_t oldest_;                                ///< in `window_`
    std::uint64_t rolling_;                             ///< polynomial of `window_`
    std::uint64_t word_count_;
};

/// Gives the keys under which an article is found by its copies, one for each band, all distinct;
/// none for an empty signature. Two articles that share a key may be near-duplicates and are to be
/// compared; two whose resemblance is r share one with probability 1 - (1 - r)^8.
[[nodiscard]] std::vector<std::uint32_t> bands(const Signature& signature);

/// With how many articles that came before it under a key an article is to be compared, the latest
/// ones. More share a key if it comes from what a publisher writes under each article, and would
/// cost their number squared; copies beyond it are still found over those between.
inline constexpr std::size_t kMostComparedPerKey = 64;

/// Estimates the resemblance of two bodies: shared shingles through all shingles of both, 0 to 1
/// (standard error at most 0.06). Equal signatures give 1, an empty one gives 0.
[[nodiscard]] double similarity(const Signature& one, const Signature& other);

/// Estimates which share of the shorter body's shingles the longer one has too, 0 to 1. Follows
/// from `similarity` and the lengths; the more the lengths differ, the coarser.
[[nodiscard]] double containment(const Signature& one, const Signature& other);

/// Lengths that differ by a larger factor make no near-duplicates: the story is then a part of
/// something else, as in a live ticker.
inline constexpr double kMostLengthRatio = 4;

/// `containment` from which on two articles of equal length are near-duplicates.
inline constexpr double kLeastContainment = 0.70;

/// Bodies of fewer shingles are short: half of them can be what the publisher writes under each.
inline constexpr std::uint16_t kShortShingles = 200;

/// The same as `kLeastContainment` where the shorter body is short.
inline constexpr double kLeastShortContainment = 0.85;

/// What is asked in addition for each multiple of the shorter length that the longer one has more,
/// since the estimate gets coarser; in all at most `kMostContainmentAsked`.
inline constexpr double kContainmentPerLength = 0.05;

/// What is enough at any length.
inline constexpr double kMostContainmentAsked = 0.95;

/// Tells whether two articles are copies of one story, by the constants above. Symmetric, but not
/// transitive.
[[nodiscard]] bool is_near_duplicate(const Signature& one, const Signature& other);

/// Groups of documents that are near-duplicates, directly or over others. One object belongs to one
/// thread; memory grows with the documents joined, not with all.
/// Source: Tarjan, Efficiency of a good but not linear set union algorithm, 1975.
class DuplicateGroups {
public:
    /// Brings the groups of both documents together. The order of calls does not matter.
    void join(std::uint32_t one, std::uint32_t other);

    /// Gives the smallest document number of the group; nothing for a document that was joined with
    /// no other. Not const: it shortens the way for the next call.
    [[nodiscard]] std::optional<std::uint32_t> group_of(std::uint32_t document);

private:
    [[nodiscard]] std::uint32_t root_of(std::uint32_t document);

    std::unordered_map<std::uint32_t, std::uint32_t> parents_; ///< never larger than the child
};

} // namespace fundstelle::german

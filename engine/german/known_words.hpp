#pragma once
// The memo of an analysis: from a printed word to its normal form and stem, one look-up a word.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/stemmer.hpp"

namespace fundstelle::german {

/// What is known of one printed word. Views are valid until the next call of `KnownWords::find`.
struct KnownWord {
    std::string_view normal;
    std::string_view stem;
    std::uint32_t number = 0; ///< ascending by when it was first met; 0 for one not remembered
};

/// Short hashes of a word, for telling quickly that it is none of some others.
struct WordHashes {
    std::uint32_t normal = 0; ///< `word_hash` of its normal form
    std::uint32_t stem = 0;   ///< the same of its stem
};

/// Gives a hash of a normal form or a stem; stable within a process only.
[[nodiscard]] std::uint32_t word_hash(std::string_view word);

/// Remembers printed words, at most some hundred thousand; then it begins anew. The result never
/// depends on what it remembers. One object belongs to one thread.
class KnownWords {
public:
    /// `most_stems` is for its stemmer.
    explicit KnownWords(std::size_t most_stems = kStemsOfAnArchive);

    /// Gives the normal form and the stem of a word as printed (any bytes are safe).
    [[nodiscard]] KnownWord find(std::string_view printed);

    /// The same for a word whose hash `expect` gave.
    [[nodiscard]] KnownWord find(std::string_view printed, std::uint64_t hash);

    /// Gives the hash of a word that will be looked for soon, and asks memory for its slot.
    [[nodiscard]] std::uint64_t expect(std::string_view printed) const;

    /// Asks memory for what is known of an expected word.
    void fetch(std::uint64_t hash) const;

    /// Gives the hashes of a word as printed; for a word met shortly before at a fraction of what
    /// `find` costs.
    [[nodiscard]] WordHashes hashes_of(std::string_view printed);

    /// Gives the lowest number that still stands for a word; it rises when all are forgotten.
    [[nodiscard]] std::uint32_t first_number() const { return first_number_; }

    /// Gives the stem of a normal form; valid until the next call.
    [[nodiscard]] std::string_view stem_of(std::string_view normal) {
        return stemmer_.stem(normal);
    }

private:
    /// Where a word's record begins in `records_`; `tag` is a part of its hash that spares most
    /// looks at records. Offset 0 is free.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t offset = 0;
    };

    /// A word met shortly before; hash 0 is free.
    struct RecentWord {
        std::uint64_t hash = 0;
        WordHashes hashes;
    };

    [[nodiscard]] std::string_view printed_at(std::uint32_t offset) const;
    [[nodiscard]] KnownWord known_at(std::uint32_t offset) const;
    [[nodiscard]] std::size_t free_slot(std::uint64_t hash) const;
    void make_room();
    std::uint32_t add(std::string_view printed, std::uint64_t hash);

    Stemmer stemmer_;
    std::vector<Slot> slots_;
    /// Records: three bytes of sizes, four of the number, then printed form, normal form and stem.
    std::string records_;
    std::uint32_t first_number_ = 1;
    std::size_t count_ = 0;
    std::string normal_;             ///< of a word too long to be remembered
    std::vector<RecentWord> recent_; ///< by hash; empty until hashes are asked for
};

} // namespace fundstelle::german

#pragma once
// Posting lists of the most frequent terms as bitmaps: read at one bit a document of the index, and
// whole words at a time where only some documents are wanted.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

namespace fundstelle::index {

struct Posting;

/// Sets of documents as words of 64 bits, the lowest bit of a word first: what a list is read for.
/// Each has room for the list's last document, or is nothing.
struct PostingSets {
    const std::uint64_t* allowed = nullptr; ///< no other document counts; nothing where all do
    std::uint64_t* found = nullptr;         ///< where each allowed document is added
    const std::uint64_t* wanted = nullptr;  ///< of the allowed ones, those to be told of; or all

    static constexpr std::size_t kBits = 64;

    /// Whether a document is in a set.
    [[nodiscard]] static bool holds(const std::uint64_t* set, Xapian::docid document) {
        return ((set[document / kBits] >> (document % kBits)) & 1U) != 0;
    }

    /// Takes one document of a list: adds it where it is allowed, and tells whether it is wanted.
    [[nodiscard]] bool take(Xapian::docid document) const {
        if (allowed != nullptr && !holds(allowed, document)) {
            return false;
        }
        if (found != nullptr) {
            found[document / kBits] |= std::uint64_t{1} << (document % kBits);
        }
        return wanted == nullptr || holds(wanted, document);
    }
};

/// A view of such a list: how many words there are, how many bits a count has, how many counts are
/// large, then the words, the counts in the documents' order, and the large counts, each behind the
/// place of its document among the list's. Where a count has no bits, all are the same. Valid as
/// long as its bytes.
class PostingBitmap {
public:
    /// Reads the beginning of a list of `size` documents up to `last`; what lies behind it may
    /// follow in `bytes`. Throws Error{IndexDamaged}.
    PostingBitmap(std::string_view bytes, std::size_t size, Xapian::docid last);

    /// Calls `take(document, count)` for the documents that are allowed and wanted, ascending, and
    /// adds all that are allowed to those found; ends where `take` gives false. Throws
    /// Error{IndexDamaged} where the words hold other documents than they should.
    template <typename Take>
    void read(const PostingSets& sets, const Take& take) const {
        std::size_t before = 0; // documents of the words before
        Counts counts(*this);
        for (std::size_t place = 0; place < word_count_; ++place) {
            const std::uint64_t word = word_at(place, before);
            std::uint64_t allowed = sets.allowed == nullptr ? word : word & sets.allowed[place];
            if (sets.found != nullptr) {
                sets.found[place] |= allowed;
            }
            if (sets.wanted != nullptr) {
                allowed &= sets.wanted[place];
            }
            if (allowed == word) {
                std::size_t rank = before;
                for (std::uint64_t left = word; left != 0; left &= left - 1) {
                    if (!take(document_of(place, left), counts.at(rank++))) {
                        return;
                    }
                }
                before = rank;
                continue;
            }
            for (std::uint64_t left = allowed; left != 0; left &= left - 1) {
                const std::uint64_t lower = word & ((left & -left) - 1);
                if (!take(document_of(place, left), counts.at(before + ones_of(lower)))) {
                    return;
                }
            }
            before += ones_of(word);
        }
    }

    /// Adds the documents that are allowed to those found. Some 50 ns for each thousand documents
    /// of the index.
    void mark(const PostingSets& sets) const {
        for (std::size_t place = 0; place < word_count_; ++place) {
            const std::uint64_t word = plain_word_at(place);
            sets.found[place] |= sets.allowed == nullptr ? word : word & sets.allowed[place];
        }
    }

private:
    static constexpr std::size_t kWordBytes = 8;
    static constexpr std::size_t kLargeBytes = 8; ///< a place and a count of four bytes each

    /// The counts, asked for in the documents' order.
    class Counts {
    public:
        explicit Counts(const PostingBitmap& list) : list_(list) {}

        [[nodiscard]] Xapian::termcount at(std::size_t rank) {
            if (list_.count_bits_ == 0) {
                return list_.same_count_;
            }
            const auto* const bytes = list_.counts_;
            const std::size_t place = list_.count_bits_ == 8 ? rank : rank / 2;
            const auto byte = static_cast<unsigned>(static_cast<unsigned char>(bytes[place]));
            const unsigned count = list_.count_bits_ == 8 ? byte : (byte >> (rank % 2 * 4)) & 0xfU;
            return count == list_.large_ ? large_at(rank) : count;
        }

    private:
        [[nodiscard]] Xapian::termcount large_at(std::size_t rank) {
            while (next_ < list_.large_count_ && list_.number_at(next_ * kLargeBytes) < rank) {
                ++next_;
            }
            if (next_ == list_.large_count_ || list_.number_at(next_ * kLargeBytes) != rank) {
                throw_damaged();
            }
            return list_.number_at((next_ * kLargeBytes) + (kLargeBytes / 2));
        }

        const PostingBitmap& list_;
        std::size_t next_ = 0;
    };

    [[noreturn]] static void throw_damaged();

    static Xapian::docid document_of(std::size_t place, std::uint64_t bits) {
        return static_cast<Xapian::docid>(
            (place * PostingSets::kBits) + static_cast<std::size_t>(std::countr_zero(bits))
        );
    }

    /// How many bits are set; faster than a call where the processor's own instruction may not be
    /// used. Source: Warren, Hacker's Delight, 2nd ed., 5-1.
    static std::size_t ones_of(std::uint64_t bits) {
        bits -= (bits >> 1U) & 0x5555555555555555U;
        bits = (bits & 0x3333333333333333U) + ((bits >> 2U) & 0x3333333333333333U);
        bits = (bits + (bits >> 4U)) & 0x0f0f0f0f0f0f0f0fU;
        return static_cast<std::size_t>((bits * 0x0101010101010101U) >> 56U);
    }

    [[nodiscard]] std::uint64_t plain_word_at(std::size_t place) const {
        std::uint64_t word = 0;
        std::memcpy(&word, words_ + (place * kWordBytes), sizeof word);
        return word;
    }

    /// A word, whose documents must have counts.
    [[nodiscard]] std::uint64_t word_at(std::size_t place, std::size_t before) const {
        const std::uint64_t word = plain_word_at(place);
        if (before + PostingSets::kBits > size_ && before + ones_of(word) > size_) {
            throw_damaged();
        }
        return word;
    }

    [[nodiscard]] std::uint32_t number_at(std::size_t offset) const {
        std::uint32_t number = 0;
        std::memcpy(&number, larges_ + offset, sizeof number);
        return number;
    }

    std::size_t size_;
    std::size_t word_count_ = 0;
    unsigned count_bits_ = 0;
    unsigned large_ = 0; ///< the count that stands for a large one
    Xapian::termcount same_count_ = 0;
    std::size_t large_count_ = 0;
    const char* words_ = nullptr;
    const char* counts_ = nullptr;
    const char* larges_ = nullptr;
};

/// Gives a list as the class reads it; nothing where that would take more than `most_bytes`.
/// REQUIRES ascending documents, at least one.
[[nodiscard]] std::optional<std::string> packed_as_bitmap(
    std::span<const Posting> postings, std::size_t most_bytes
);

} // namespace fundstelle::index

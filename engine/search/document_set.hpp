#pragma once
// A set of documents as bits: or, and, and-not of whole posting lists at some nanoseconds each.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include <xapian.h>

namespace fundstelle::search {

/// Documents up to a highest one. A value; takes an eighth of a byte for each document of the
/// index.
class DocumentSet {
public:
    explicit DocumentSet(Xapian::docid last)
        : last_(last), words_((std::size_t{last} / kBits) + 1) {}

    /// The highest document there is room for.
    [[nodiscard]] Xapian::docid last() const { return last_; }

    /// REQUIRES a document up to the highest.
    void add(Xapian::docid document) {
        words_[document / kBits] |= std::uint64_t{1} << (document % kBits);
    }

    /// The set as words of 64 bits, for loops that have seen to it that all documents are in room.
    [[nodiscard]] std::uint64_t* data() { return words_.data(); }
    [[nodiscard]] const std::uint64_t* data() const { return words_.data(); }

    [[nodiscard]] bool holds(Xapian::docid document) const {
        return ((words_[document / kBits] >> (document % kBits)) & 1U) != 0;
    }

    // The others must have the same highest document.
    void unite(const DocumentSet& other) {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            words_[word] |= other.words_[word];
        }
    }
    void intersect(const DocumentSet& other) {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            words_[word] &= other.words_[word];
        }
    }
    void subtract(const DocumentSet& other) {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            words_[word] &= ~other.words_[word];
        }
    }

    [[nodiscard]] std::size_t size() const {
        std::size_t size = 0;
        for (const std::uint64_t word : words_) {
            size += static_cast<std::size_t>(std::popcount(word));
        }
        return size;
    }

    [[nodiscard]] bool is_empty() const {
        return std::all_of(words_.begin(), words_.end(), [](std::uint64_t word) {
            return word == 0;
        });
    }

    /// Calls `take` with each document, ascending.
    template <typename Take>
    void for_each(const Take& take) const {
        for (std::size_t word = 0; word < words_.size(); ++word) {
            for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
                take(static_cast<Xapian::docid>(
                    (word * kBits) + static_cast<std::size_t>(std::countr_zero(bits))
                ));
            }
        }
    }

    /// Gives the documents, ascending.
    [[nodiscard]] std::vector<Xapian::docid> to_vector() const {
        std::vector<Xapian::docid> documents;
        documents.reserve(size());
        for_each([&](Xapian::docid document) { documents.push_back(document); });
        return documents;
    }

    static constexpr std::size_t kBits = 64;

private:
    Xapian::docid last_;
    std::vector<std::uint64_t> words_;
};

} // namespace fundstelle::search

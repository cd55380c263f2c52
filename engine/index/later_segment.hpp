#pragma once
// The posting lists of the documents of one commit, which its writer keeps in the database beside
// them: ready to be looked into, where reading them from the documents would hold searches up.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "engine/index/posting_list.hpp"

namespace fundstelle::index {

// A segment: how many documents and how many terms, 4 bytes each; for each term, ascending, its
// hash
// (`hash_of_key`, 8 bytes) and where its list ends behind the last of these (4 bytes); the lists,
// coded by bytes, with documents counted from the first, which is 1. All numbers little-endian. The
// key is "later:" and the first document.

/// How often a document holds a term, by the term's hash.
struct LaterEntry {
    std::uint64_t term;
    Xapian::docid document;
    Xapian::termcount count;

    friend bool operator==(const LaterEntry&, const LaterEntry&) = default;
};

/// Collects documents up to a commit. One object belongs to one thread.
class LaterSegmentWriter {
public:
    /// Adds the lists' part of a document. REQUIRES that it comes right behind the one before.
    void add(Xapian::docid document, const Xapian::Document& terms);

    /// Puts the segment into `database`, to be committed with its documents, and begins anew;
    /// nothing where no document was added. Some 40 µs a document. Throws Xapian's errors.
    void write(Xapian::WritableDatabase& database);

private:
    std::vector<LaterEntry> entries_;
    Xapian::docid first_ = 0;
    Xapian::docid last_ = 0;
};

/// A segment, for reading. Immutable, safe from any thread.
class LaterSegment {
public:
    /// Reads the one that begins with a document; nothing where there is none, as of documents that
    /// an older program wrote, or where it is broken. Throws Xapian's errors.
    [[nodiscard]] static std::optional<LaterSegment> read(
        const Xapian::Database& database, Xapian::docid first
    );

    [[nodiscard]] Xapian::docid last() const { return last_; }

    /// How many terms it has.
    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] std::size_t bytes() const { return bytes_.capacity(); }

    /// Gives the hash of a term by its number, which are in the order of hashes.
    [[nodiscard]] std::uint64_t term(std::size_t number) const;

    /// Gives the number of the term with a hash.
    [[nodiscard]] std::optional<std::size_t> find(std::uint64_t sought) const;

    /// Calls `take(document, count)` with each document that holds a term, ascending. Throws
    /// Error{IndexDamaged}.
    template <typename Take>
    void for_each(std::size_t number, const Take& take) const {
        list(number).for_each([&](Xapian::docid document, Xapian::termcount count) {
            take(document + first_ - 1, count);
        });
    }

    /// Tells whether the lists hold what those documents of `database` do that are still there.
    /// Throws Xapian's errors and Error{IndexDamaged}.
    [[nodiscard]] bool agrees_with(const Xapian::Database& database) const;

private:
    LaterSegment(std::string bytes, Xapian::docid first);

    [[nodiscard]] bool is_whole() const;
    [[nodiscard]] std::size_t end_of(std::size_t number) const;
    [[nodiscard]] PostingView list(std::size_t number) const;

    std::string bytes_;
    Xapian::docid first_ = 0;
    Xapian::docid last_ = 0;
    std::size_t size_ = 0;
};

/// Forgets all segments, with the next commit. Throws Xapian's errors.
void forget_later_segments(Xapian::WritableDatabase& database);

} // namespace fundstelle::index

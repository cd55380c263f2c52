#pragma once
// The posting lists of a generation at any revision: those of the file that was made with it, and
// what came later from the database.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/index/columns.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/later_postings.hpp"
#include "engine/index/packed_postings.hpp"
#include "engine/index/posting_list.hpp"
#include "engine/index/postings.hpp"

namespace fundstelle::index {

class PostingLists;

/// How much is kept in memory of what came after the file.
struct LaterBytes {
    std::size_t postings; ///< see LaterPostings
    std::size_t lists;    ///< read from the database, where the postings would be more
};

/// The lists of the revision that a database reads. Belongs to the database's thread, and must not
/// outlive it nor the PostingLists that gave it.
class RevisionPostings {
public:
    /// Gives a term's list; empty for unknown terms. Some 100 ns, and some microseconds where
    /// documents came after the generation was made. Throws Error{IndexDamaged} and Xapian's
    /// errors.
    [[nodiscard]] Postings get(const std::string& term) const;

    /// Gives the documents that hold any of the compounds of a word, with how often they hold them
    /// together. Throws as `get`.
    [[nodiscard]] Postings in_compounds_of(const std::string& part_stem) const;

    /// Gives the compounds that these are, the most frequent first, then those that came later: up
    /// to `limit`, and never more than `kMostCompounds`. Throws Xapian's errors.
    [[nodiscard]] std::vector<std::string> compounds_of(
        std::string_view part_stem, std::size_t limit
    ) const;

private:
    friend class PostingLists;

    RevisionPostings(
        PostingLists& lists,
        const Xapian::Database& database,
        ExistingDocuments existing,
        bool is_later_in_memory
    );

    [[nodiscard]] std::shared_ptr<const PostingList> later(const std::string& term) const;
    [[nodiscard]] Postings merged(const std::vector<std::string>& stems) const;
    [[nodiscard]] std::shared_ptr<const PostingList> later_in_compounds(const std::string& part_stem
    ) const;
    [[nodiscard]] std::vector<std::string> with_new_compounds(
        std::vector<std::string> stems, std::string_view part_stem, std::size_t most
    ) const;

    PostingLists& lists_;
    const Xapian::Database& database_;
    ExistingDocuments existing_;
    Xapian::docid first_later_;
    bool has_later_;
    bool is_later_in_memory_;
};

/// Keeps in memory what came after the file; where that is too much, or a reader was overtaken,
/// what was read from the database lately of the newest revision that was asked for. Safe from any
/// thread.
class PostingLists {
public:
    /// Reads the file in a generation's folder; keeps so much of what is not in it. Throws
    /// Error{IndexDamaged}.
    PostingLists(
        const std::filesystem::path& generation,
        std::shared_ptr<const Compounds> compounds,
        std::shared_ptr<Columns> columns,
        LaterBytes most_bytes
    );

    /// Gives the lists of the revision that `database` reads. Throws Xapian's errors.
    [[nodiscard]] RevisionPostings at(const Xapian::Database& database);

private:
    friend class RevisionPostings;

    using Lists = std::unordered_map<std::string, std::shared_ptr<const PostingList>>;

    /// The compounds of a word that the file knows, and the hashes of their terms.
    struct CompoundTerms {
        std::vector<std::string> stems;
        std::vector<std::uint64_t> hashes;
    };

    /// Gives what is kept under a key of the revision that `database` reads, or makes it.
    template <typename Make>
    [[nodiscard]] std::shared_ptr<const PostingList> kept(
        const Xapian::Database& database, const std::string& key, const Make& make
    );
    [[nodiscard]] std::shared_ptr<const PostingList> find(const std::string& key);
    void keep(const std::string& key, const std::shared_ptr<const PostingList>& list);
    [[nodiscard]] std::shared_ptr<const CompoundTerms> compounds_with(const std::string& part_stem);

    const PackedPostings packed_;
    LaterPostings later_;
    const std::shared_ptr<const Compounds> compounds_;
    const std::shared_ptr<Columns> columns_;
    const std::size_t most_bytes_;
    std::mutex mutex_;
    Xapian::rev revision_ = 0;    // guarded by mutex_
    std::size_t removals_ = 0;    // guarded by mutex_; of that revision
    Lists young_;                 // guarded by mutex_; asked for since `old_` was young
    Lists old_;                   // guarded by mutex_
    std::size_t young_bytes_ = 0; // guarded by mutex_
    std::unordered_map<std::string, std::shared_ptr<const CompoundTerms>>
        compound_terms_; // by part; guarded by mutex_
};

} // namespace fundstelle::index

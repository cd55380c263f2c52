#pragma once
// The posting lists of a generation as it was made, packed into one file that is read in place:
// reading a list from the database costs several reads of 8 kB, and a search asks for many.
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>

#include <xapian.h>

#include "engine/index/compounds.hpp"
#include "engine/index/hashed_file.hpp"
#include "engine/index/posting_list.hpp"

namespace fundstelle::index {

/// Name of the file in a generation's folder.
inline constexpr char kPostingsFile[] = "postings";

/// Whether the file keeps a term's list: all but those of ids and near-duplicates.
[[nodiscard]] bool is_packed(std::string_view term);

/// Writes the lists of all documents of `database` to `target`, and for each word with many
/// compounds the list of those that hold any of them; `compounds` is asked for once, when the lists
/// of terms are written. Not synced. Takes some 2 µs a term and 30 ns a posting, and 30 bytes of
/// memory a term. Throws Error{InputOutput, DiskFull} and Xapian's errors.
void write_postings(
    const Xapian::Database& database,
    const std::function<Compounds()>& compounds,
    const std::filesystem::path& target
);

/// The file, for reading. What it holds of a document stays true as long as the document is there:
/// its words never change. Immutable, safe from any thread; a look-up takes some 100 ns.
class PackedPostings {
public:
    /// An empty one.
    PackedPostings() = default;

    /// Maps a file. Throws Error{IndexDamaged} where it is missing or not whole.
    explicit PackedPostings(const std::filesystem::path& path);

    /// Gives the list of a term as the generation was made. REQUIRES that `is_packed`. Throws
    /// Error{IndexDamaged}; reading the list may throw it too.
    [[nodiscard]] PostingView of_term(std::string_view term) const;

    /// Gives the documents that hold any of the compounds of a word (see Compounds::with), with how
    /// often they hold them together; nothing where there are fewer than `kLeastMergedCompounds`.
    /// Throws as `of_term`.
    [[nodiscard]] std::optional<PostingView> in_compounds_of(std::string_view part_stem) const;

    /// The last document that was there.
    [[nodiscard]] Xapian::docid last_document() const;

    /// How many documents there were.
    [[nodiscard]] std::size_t documents() const;

    /// Tells whether the checksum is right and all lists can be read. Reads all of it.
    [[nodiscard]] bool is_whole() const;

    /// Tells whether the lists have as many documents as `database` says, as far as nothing was
    /// written to it since. Some 300 ns a term. Throws Xapian's errors.
    [[nodiscard]] bool agrees_with(const Xapian::Database& database) const;

private:
    [[nodiscard]] PostingView list_at(std::string_view value) const;

    HashedFile file_;
};

} // namespace fundstelle::index

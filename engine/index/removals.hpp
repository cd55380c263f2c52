#pragma once
// Which documents were removed since a generation was made or compacted: an entry of the database
// for each commit that removed some, so that what is kept in memory need not be read anew.
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include <xapian.h>

namespace fundstelle::index {

/// Gives how many documents were removed, deleted or replaced by newer ones. A document's words
/// never change, and its number is not given again: revisions with the same count differ only in
/// documents behind the last. Throws Xapian's errors.
[[nodiscard]] std::size_t read_removal_count(const Xapian::Database& database);

/// Counts and names documents that were removed, with the next commit. Throws Xapian's errors.
void add_removals(Xapian::WritableDatabase& database, std::span<const Xapian::docid> documents);

/// Gives the documents that were removed after the first `known`; nothing where an older program
/// wrote, which only counted them. Throws Xapian's errors.
[[nodiscard]] std::optional<std::vector<Xapian::docid>> read_removals(
    const Xapian::Database& database, std::size_t known
);

/// Forgets all, with the next commit. Throws Xapian's errors.
void forget_removals(Xapian::WritableDatabase& database);

} // namespace fundstelle::index

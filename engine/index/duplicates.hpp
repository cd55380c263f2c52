#pragma once
// Groups of near-duplicates in a database. Every article has the key of a group; copies share one.
#include <string>
#include <string_view>
#include <unordered_map>

#include <xapian.h>

namespace fundstelle::index {

/// Gives the articles of some groups the keys of others. Throws Xapian's errors.
void rename_groups(
    Xapian::WritableDatabase& database, const std::unordered_map<std::string, std::string>& groups
);

/// Brings a new document, which carries its signature, into the group of its copies, which are
/// found by its bands; several groups become one. What it replaces, of the same id, is no copy.
/// Throws Xapian's errors.
void join_group(
    Xapian::WritableDatabase& database, Xapian::Document& document, std::string_view id
);

} // namespace fundstelle::index

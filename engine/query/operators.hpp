#pragma once
// Small ways to make queries of Xapian's.
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace fundstelle::query {

/// Gives a query that every article matches. Not Xapian::Query::MatchAll: that one object's count
/// of references is shared by all threads and not atomic.
[[nodiscard]] inline Xapian::Query all_articles() {
    return Xapian::Query(std::string());
}

/// Gives a query that no article matches; for the same reason not Xapian::Query::MatchNothing.
[[nodiscard]] inline Xapian::Query no_articles() {
    return {};
}

/// Binds queries by an operator; one alone stays as it is. REQUIRES: at least one.
[[nodiscard]] Xapian::Query combined(
    Xapian::Query::op operation, const std::vector<Xapian::Query>& queries
);

/// Gives a query for the articles that hold all terms.
[[nodiscard]] Xapian::Query all_of(const std::vector<std::string>& terms);

/// Gives the terms of stems under a prefix.
[[nodiscard]] std::vector<std::string> with_prefix(
    std::string_view prefix, const std::vector<std::string>& stems
);

} // namespace fundstelle::query

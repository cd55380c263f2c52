#pragma once
// A clause as a query of Xapian's, for what its own matcher does.
#include <xapian.h>

#include "engine/query/clause.hpp"

namespace fundstelle::query {

/// Gives a query that matches what `clause` matches, with its scores under BM25. Conditions on the
/// order of words read the token streams. The query belongs to one thread.
[[nodiscard]] Xapian::Query to_xapian(const Clause& clause);

} // namespace fundstelle::query

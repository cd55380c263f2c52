#pragma once
// A clause as a query of Xapian's, for what its own matcher does.
#include <memory>

#include <xapian.h>

#include "engine/index/records.hpp"
#include "engine/query/clause.hpp"

namespace fundstelle::query {

/// Gives a query that matches what `clause` matches, with its scores under BM25. Conditions on the
/// order of words read the articles' words; `records` are those of the generation. The query
/// belongs to one thread.
[[nodiscard]] Xapian::Query to_xapian(
    const Clause& clause, const std::shared_ptr<const index::Records>& records
);

} // namespace fundstelle::query

#pragma once
// Which articles hold the words of a query themselves.
#include <xapian.h>

#include "engine/index/snapshot.hpp"
#include "engine/query/clause.hpp"
#include "engine/search/document_set.hpp"

namespace fundstelle::search {

/// Gives those of `matching`, which all match `clause`, that still would if no word were taken from
/// inside of compounds: "Deichbau" and "Sturmflut" do not make an article about "Deich" and "Flut".
/// Conditions on the order of words are not asked again. Reads each word's list once. Throws
/// Xapian's database errors.
[[nodiscard]] DocumentSet with_words_themselves(
    const DocumentSet& matching, const query::Clause& clause, index::Reader& reader
);

} // namespace fundstelle::search

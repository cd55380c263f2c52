#pragma once
// NITF: one article a document.
#include <memory>
#include <string>

#include <pugixml.hpp>

#include "engine/article/article.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/readers/outcome.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// Gives a reader of the NITF documents in an input, which may be wrapped or stand in a row.
[[nodiscard]] std::unique_ptr<RecordReader> open_nitf(BufferedSource source, std::string name);

/// Makes the article of an NITF document, or its withdrawal (`management-status`). Never throws.
/// Source: IPTC NITF 3.x.
[[nodiscard]] Outcome article_of_nitf(const Record& record, const base::TimeZone& zone);

/// Fills what is still empty in `article` from an `nitf` element (names without prefixes).
void read_nitf(const pugi::xml_node& nitf, const base::TimeZone& zone, article::Article& article);

} // namespace fundstelle::indexer

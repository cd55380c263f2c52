#pragma once
// One news item of NewsML 1 as an article.
#include <pugixml.hpp>

#include "engine/base/time_zone.hpp"
#include "indexer/readers/outcome.hpp"

namespace fundstelle::indexer {

/// Makes the article of a `NewsItem` (names without prefixes). Of several languages it takes the
/// German text, else the longest. The id leaves the revision out, so that a revision replaces the
/// one before. Never throws. Source: IPTC NewsML 1.2.
[[nodiscard]] Outcome article_of_newsml_one(const pugi::xml_node& item, const base::TimeZone& zone);

} // namespace fundstelle::indexer

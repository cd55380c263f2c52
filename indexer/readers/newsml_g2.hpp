#pragma once
// One news item of NewsML-G2 as an article.
#include <pugixml.hpp>

#include "engine/base/time_zone.hpp"
#include "indexer/readers/outcome.hpp"

namespace fundstelle::indexer {

/// Makes the article of a `newsItem` (names without prefixes). Of a picture, a sound or a film it
/// takes headline and description. Never throws. Source: IPTC NewsML-G2 2.x.
[[nodiscard]] Outcome article_of_g2(const pugi::xml_node& item, const base::TimeZone& zone);

} // namespace fundstelle::indexer

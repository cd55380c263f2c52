#pragma once
// NewsML 1 and NewsML-G2: the news items of an input.
#include <memory>
#include <string>

#include "engine/base/time_zone.hpp"
#include "indexer/readers/outcome.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// Gives a reader of the news items in an input, in whatever message they stand. Packages,
/// concepts, catalogues and plans hold no text of their own and are passed over.
[[nodiscard]] std::unique_ptr<RecordReader> open_newsml(BufferedSource source, std::string name);

/// Makes the article of a news item, or its withdrawal, or tells why not: broken, under an embargo,
/// without text. Never throws. Sources: IPTC NewsML-G2 2.x, NewsML 1.x.
[[nodiscard]] Outcome article_of_news_item(const Record& record, const base::TimeZone& zone);

} // namespace fundstelle::indexer

#pragma once
// The items of a feed: RSS 0.9 to 2.0, RSS 1.0 (RDF) and Atom.
#include <memory>
#include <string>

#include "engine/article/article_json.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// Gives a reader of a feed's items.
[[nodiscard]] std::unique_ptr<RecordReader> open_feed(BufferedSource source, std::string name);

/// Makes the article of an item. Never throws. Sources: RSS 2.0; RSS 1.0 with its modules content
/// and dc; Media RSS; RFC 4287.
[[nodiscard]] article::ArticleOrReason article_of_feed_item(
    const Record& record, const base::TimeZone& zone
);

} // namespace fundstelle::indexer

#pragma once
// What a web page says of its article beside the text: JSON-LD first, then microdata and meta.
#include <optional>
#include <string>
#include <vector>

#include "engine/base/instant.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/readers/html_document.hpp"

namespace fundstelle::indexer {

/// Facts of one page; empty where it tells nothing.
struct PageFacts {
    std::string title;
    std::string lead;
    std::string body;    ///< as JSON-LD gives it: often without paragraphs, often cut
    std::string caption; ///< of the first picture in the article
    std::vector<std::string> authors;
    std::vector<std::string> keywords;
    std::optional<base::Instant> published_at;
    std::optional<base::Instant> updated_at;
    std::string section;
    std::string source;
    std::string language;
    std::string url;
};

/// Gathers a page's facts. Never throws. Sources: schema.org Article and below, Open Graph, Dublin
/// Core.
[[nodiscard]] PageFacts facts_of(const HtmlDocument& page, const base::TimeZone& zone);

} // namespace fundstelle::indexer

#pragma once
// Feeds as XML: Atom and RSS from one plain structure.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.hpp"

namespace fundstelle::server {

/// One article of a feed. Texts are plain, links are absolute.
struct FeedEntry {
    std::string id; ///< a URI that stays, whatever else changes
    std::string title;
    std::string link;
    base::Instant published;
    base::Instant updated;
    std::vector<std::string> authors;
    std::vector<std::string> categories;
    std::string summary;
};

/// A feed.
struct Feed {
    std::string id; ///< a URI that stays
    std::string title;
    std::string link;      ///< of the page for readers
    std::string self_link; ///< of the feed
    base::Instant updated;
    std::vector<FeedEntry> entries; ///< newest first
};

/// Source: RFC 4287.
[[nodiscard]] std::string to_atom(const Feed& feed);

/// Source: RSS 2.0.11, RSS Advisory Board; authors by Dublin Core, since RSS wants mail addresses.
[[nodiscard]] std::string to_rss(const Feed& feed);

/// Gives `text` escaped for XML content and attribute values, without what XML cannot hold.
/// REQUIRES valid UTF-8. Source: XML 1.0, section 2.2.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// Gives "Thu, 24 Feb 2022 17:40:00 GMT", as HTTP and RSS write it. Source: RFC 9110 section 5.6.7.
[[nodiscard]] std::string http_date(base::Instant instant);

/// The inverse; nothing for any other text.
[[nodiscard]] std::optional<base::Instant> parse_http_date(std::string_view text);

} // namespace fundstelle::server

#pragma once
// Dates as feeds, wires and tables write them.
#include <optional>
#include <string_view>

#include "engine/base/instant.hpp"
#include "engine/base/time_zone.hpp"

namespace fundstelle::indexer {

/// Reads what `base::parse_instant` reads, and: ISO 8601 without separators ("20210516T080625Z"),
/// RFC 5322 as in RSS ("Wed, 5 Apr 2017 16:03:39 +0200", also "GMT", "CET", "MESZ"), German and
/// numbers ("16.05.2021, 09:00 Uhr", "16. Mai 2021"). Without an offset local in `zone`. Nothing
/// for anything else. Never throws.
[[nodiscard]] std::optional<base::Instant> parse_news_date(
    std::string_view text, const base::TimeZone& zone
);

} // namespace fundstelle::indexer

#pragma once
// Who wrote a page's article and when, where only the page itself shows it.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/readers/html_document.hpp"

namespace fundstelle::indexer {

/// Gives the persons in the first element that is marked as a byline (rel, itemprop, class or a
/// link to an author's page); empty where there is none.
[[nodiscard]] std::vector<std::string> byline_in(const GumboNode& root);

/// Gives the date that the page shows: of a `time` element, else of the first short block with a
/// date in it ("Do 25.04.24 | 14:07 Uhr").
[[nodiscard]] std::optional<base::Instant> date_in(
    const GumboNode& root, const base::TimeZone& zone
);

/// Gives the names in texts that metadata gives as authors: several in one text are parted,
/// initials in parentheses cut, addresses left out.
[[nodiscard]] std::vector<std::string> author_names(const std::vector<std::string>& texts);

/// Tells whether a name is a person's as printed: two to five words that begin with capitals.
[[nodiscard]] bool is_person(std::string_view name);

} // namespace fundstelle::indexer

#pragma once
// The article in a page's JSON-LD.
#include <string>
#include <vector>

#include "engine/base/time_zone.hpp"
#include "indexer/readers/html_facts.hpp"

namespace fundstelle::indexer {

/// Gives what the page's scripts of type application/ld+json say of its article: of several
/// objects of an article's type the one that says most. Broken scripts are passed over, raw line
/// ends in strings are forgiven. Never throws.
[[nodiscard]] PageFacts facts_of_linked_data(
    const std::vector<std::string>& scripts, const base::TimeZone& zone
);

} // namespace fundstelle::indexer

#pragma once
// An article as machines read it in a page: schema.org NewsArticle as JSON-LD.
#include <string>

#include "engine/article/article.hpp"
#include "engine/base/time_zone.hpp"

namespace fundstelle::server {

/// Gives a data block, which browsers do not run; no text of the article can end it. Source:
/// schema.org/NewsArticle.
[[nodiscard]] std::string structured_data(
    const article::Article& article, const base::TimeZone& zone
);

} // namespace fundstelle::server

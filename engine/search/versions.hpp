#pragma once
// The copies of one story: what a collapsed hit stands for.
#include <optional>
#include <string_view>
#include <vector>

#include "engine/search/counted_page.hpp"
#include "engine/search/request.hpp"

namespace fundstelle::search {

/// Gives the near-duplicates of the article `id`, without itself, newest first. Of the request
/// `query` (copies that hold any of its words; empty: all copies), `limit`, `published`, `filters`
/// and `snippets` count. Nothing for an unknown id. Throws Xapian's database errors.
[[nodiscard]] std::optional<std::vector<Hit>> find_versions(
    const SearchSetting& setting, std::string_view id, const SearchRequest& request
);

} // namespace fundstelle::search

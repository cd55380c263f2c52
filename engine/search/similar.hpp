#pragma once
// Articles like one article: asked for by the words that set it apart from all others.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/instant.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/request.hpp"
#include "engine/search/searcher.hpp"

namespace fundstelle::search {

/// Most words by which articles are compared.
inline constexpr std::size_t kSimilarTerms = 25;

/// Gives the articles that share most of the words that set the article `id` apart: tf·idf over its
/// terms, those of the title and the lead weighted. The article, its near-duplicates and second
/// copies of a story are left out. Of the request `limit`, `published`, `filters` and `snippets`
/// count. Nothing for an unknown id. Throws Xapian's database errors.
[[nodiscard]] std::optional<std::vector<Hit>> find_similar(
    index::Reader& reader,
    std::string_view id,
    const SearchRequest& request,
    const SearchLimits& limits
);

} // namespace fundstelle::search

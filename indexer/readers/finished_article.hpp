#pragma once
// What all readers do with what they found.
#include <string>

#include "engine/article/article_json.hpp"

namespace fundstelle::indexer {

/// Gives a field what was found for it, unless it has something already.
void fill(std::string& field, std::string found);

/// Completes an article (`article::complete`), or tells which rule it breaks. What no reader can
/// mend and no reader of the article needs is dropped first: an address that is too long, a
/// language that is none, names and keywords beyond the limits.
[[nodiscard]] article::ArticleOrReason finished(article::Article article);

} // namespace fundstelle::indexer

#pragma once
// The last step of every reader.
#include "engine/article/article_json.hpp"

namespace fundstelle::indexer {

/// Completes an article (`article::complete`), or tells which rule it breaks. What no reader can
/// mend and no reader of the article needs is dropped first: an address that is too long, a
/// language that is none, names and keywords beyond the limits.
[[nodiscard]] article::ArticleOrReason finished(article::Article article);

} // namespace fundstelle::indexer

#pragma once
// The articles of a request's body: NDJSON, a JSON array or one JSON object.
#include <cstddef>
#include <string>
#include <vector>

#include "engine/article/article.hpp"
#include "engine/base/time_zone.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// An article of a body that cannot be taken in.
struct RefusedArticle {
    std::size_t index = 0; ///< in the body, from 0
    std::string id;        ///< empty where unknown
    std::string reason;
};

/// What a body holds, completed and checked.
struct ArticleBody {
    std::vector<article::Article> articles;
    std::vector<RefusedArticle> refused;
};

/// Reads a body by its Content-Type: application/x-ndjson or application/json. Throws
/// Error{UnsupportedMediaType}, Error{InvalidBody} where it is no JSON at all or holds nothing.
[[nodiscard]] ArticleBody read_articles(const HttpRequest& http, const base::TimeZone& zone);

/// Reads a body that is one article; its id is the given one. Throws as `read_articles`, and
/// Error{InvalidArticle}.
[[nodiscard]] article::Article read_article(
    const HttpRequest& http, const std::string& id, const base::TimeZone& zone
);

/// Gives an id as articles hold it, for one that stands in a path: NFC, outer white space cut.
/// Throws Error{InvalidArticle} for one that no article can have.
[[nodiscard]] std::string lasting_id(const std::string& id);

} // namespace fundstelle::server

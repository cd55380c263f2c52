#pragma once
// Articles from and to JSON: our own names, schema.org NewsArticle and IPTC ninjs.
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json_fwd.hpp>

#include "engine/article/article.hpp"
#include "engine/base/time_zone.hpp"

namespace fundstelle::article {

/// An article, or why there is none (the reason alone, to which the caller adds the place).
using ArticleOrReason = std::variant<Article, std::string>;

/// Parses JSON under the limits for articles, or tells in our words, with the byte, why not: broken
/// JSON, wrong UTF-8, brackets nested deeper than 64. `outer` brackets around the articles do not
/// count. Never throws for bad input.
[[nodiscard]] std::variant<nlohmann::json, std::string> parse_json(
    std::string_view text, std::size_t outer = 0
);

/// Reads one article from a JSON object's text and completes it (`complete`, `broken_rule`).
/// Refuses broken JSON (with the byte), wrong UTF-8 (with the byte), wrong types, wrong dates,
/// duplicate keys are the last one's; unknown names are passed over. Depth of nesting is limited.
/// `zone` is for dates without an offset. Never throws for bad input. Sources: schema.org
/// NewsArticle; IPTC ninjs 1.x, 2.x, 3.x.
[[nodiscard]] ArticleOrReason article_from_json(std::string_view text, const base::TimeZone& zone);

/// The same from a parsed value.
[[nodiscard]] ArticleOrReason article_from_value(
    const nlohmann::json& value, const base::TimeZone& zone
);

/// Gives the article as a compact JSON object in the contract's names and order; empty fields are
/// left out. Instants are local in `zone` with their offset.
[[nodiscard]] std::string article_to_json(const Article& article, const base::TimeZone& zone);

} // namespace fundstelle::article

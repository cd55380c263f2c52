#include "server/article_body.hpp"

#include <variant>

#include <nlohmann/json.hpp>

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"

namespace fundstelle::server {

namespace {

enum class BodyType { Ndjson, Json };

BodyType body_type(const HttpRequest& http) {
    std::string_view type = http.header("content-type");
    type = type.substr(0, type.find_first_of("; "));
    if (type == "application/x-ndjson" || type == "application/jsonl") {
        return BodyType::Ndjson;
    }
    if (type == "application/json") {
        return BodyType::Json;
    }
    throw base::Error{
        base::ErrorCode::UnsupportedMediaType,
        "the body must be application/x-ndjson or application/json"};
}

/// Takes what was read of one article.
void take(ArticleBody& body, article::ArticleOrReason read, std::size_t index) {
    if (auto* article = std::get_if<article::Article>(&read)) {
        body.articles.push_back(std::move(*article));
    } else {
        body.refused.push_back({index, "", std::get<std::string>(read)});
    }
}

ArticleBody read_lines(std::string_view lines, const base::TimeZone& zone) {
    ArticleBody body;
    std::size_t index = 0;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.find_first_not_of(" \t\r") != std::string_view::npos) {
            take(body, article::article_from_json(line, zone), index++);
        }
    }
    return body;
}

nlohmann::json parse_body(const HttpRequest& http) {
    try {
        return nlohmann::json::parse(http.body);
    } catch (const nlohmann::json::parse_error& error) {
        throw base::Error{
            base::ErrorCode::InvalidBody,
            "byte " + std::to_string(error.byte) + ": not valid JSON"};
    }
}

} // namespace

ArticleBody read_articles(const HttpRequest& http, const base::TimeZone& zone) {
    ArticleBody body;
    if (body_type(http) == BodyType::Ndjson) {
        body = read_lines(http.body, zone);
    } else {
        const nlohmann::json json = parse_body(http);
        if (!json.is_array() && !json.is_object()) {
            throw base::Error{
                base::ErrorCode::InvalidBody, "the body is neither a JSON array nor an object"};
        }
        if (json.is_object()) {
            take(body, article::article_from_json(json, zone), 0);
        } else {
            for (std::size_t index = 0; index < json.size(); ++index) {
                take(body, article::article_from_json(json[index], zone), index);
            }
        }
    }
    if (body.articles.empty() && body.refused.empty()) {
        throw base::Error{base::ErrorCode::InvalidBody, "the body holds no article"};
    }
    return body;
}

article::Article read_article(
    const HttpRequest& http, const std::string& id, const base::TimeZone& zone
) {
    if (body_type(http) != BodyType::Json) {
        throw base::Error{
            base::ErrorCode::UnsupportedMediaType, "the body must be application/json"};
    }
    nlohmann::json json = parse_body(http);
    if (!json.is_object()) {
        throw base::Error{base::ErrorCode::InvalidBody, "the body is no JSON object"};
    }
    if (json.contains("id") && json["id"] != id) {
        throw base::Error{base::ErrorCode::InvalidArticle, "is another one than the path's", "id"};
    }
    json["id"] = id;
    article::ArticleOrReason read = article::article_from_json(json, zone);
    if (const auto* reason = std::get_if<std::string>(&read)) {
        throw base::Error{base::ErrorCode::InvalidArticle, *reason};
    }
    return std::get<article::Article>(std::move(read));
}

} // namespace fundstelle::server

#include "server/article_body.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "engine/article/article_json.hpp"
#include "engine/base/error.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::server {

namespace {

enum class BodyType { Ndjson, Json };

/// Names of media types are the same in capitals.
std::string media_type(const HttpRequest& http) {
    const std::string_view given = http.header("content-type");
    std::string type(given.substr(0, given.find_first_of("; ")));
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char byte) {
        return static_cast<char>(std::tolower(byte));
    });
    return type;
}

BodyType body_type(const HttpRequest& http) {
    const std::string type = media_type(http);
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

/// Gives the id that an article came with; empty where there is none.
std::string given_id(const nlohmann::json& article) {
    const auto id = article.is_object() ? article.find("id") : article.end();
    if (id == article.end()) {
        return {};
    }
    if (id->is_number_integer()) {
        return id->dump();
    }
    const auto* text = id->get_ptr<const std::string*>();
    return text != nullptr ? *text : std::string();
}

/// Takes one article.
void take(
    ArticleBody& body, const nlohmann::json& json, std::size_t index, const base::TimeZone& zone
) {
    article::ArticleOrReason read = article::article_from_value(json, zone);
    if (auto* article = std::get_if<article::Article>(&read)) {
        body.articles.push_back(std::move(*article));
    } else {
        body.refused.push_back(
            {index,
             base::shorten(given_id(json), article::kMaxIdBytes),
             std::get<std::string>(std::move(read))}
        );
    }
}

ArticleBody read_lines(std::string_view lines, const base::TimeZone& zone) {
    ArticleBody body;
    std::size_t index = 0;
    while (!lines.empty()) {
        const std::size_t end = std::min(lines.find('\n'), lines.size());
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
            continue;
        }
        const std::variant<nlohmann::json, std::string> parsed = article::parse_json(line);
        if (const auto* reason = std::get_if<std::string>(&parsed)) {
            body.refused.push_back({index, "", *reason});
        } else {
            take(body, std::get<nlohmann::json>(parsed), index, zone);
        }
        ++index;
    }
    return body;
}

nlohmann::json parse_body(const HttpRequest& http) {
    constexpr std::size_t kArray = 1;
    std::variant<nlohmann::json, std::string> parsed = article::parse_json(http.body, kArray);
    if (const auto* reason = std::get_if<std::string>(&parsed)) {
        throw base::Error{base::ErrorCode::InvalidBody, *reason};
    }
    return std::get<nlohmann::json>(std::move(parsed));
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
            take(body, json, 0, zone);
        } else {
            for (std::size_t index = 0; index < json.size(); ++index) {
                take(body, json[index], index, zone);
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
    const nlohmann::json json = parse_body(http);
    if (!json.is_object()) {
        throw base::Error{base::ErrorCode::InvalidBody, "the body is no JSON object"};
    }
    const std::string own_id = given_id(json);
    if (!own_id.empty() && lasting_id(own_id) != lasting_id(id)) {
        throw base::Error{base::ErrorCode::InvalidArticle, "is another one than the path's", "id"};
    }
    article::ArticleOrReason read = article::article_from_value(json, zone);
    if (const auto* reason = std::get_if<std::string>(&read)) {
        throw base::Error{base::ErrorCode::InvalidArticle, *reason};
    }
    // Set here, since other forms of articles have their id elsewhere.
    auto article = std::get<article::Article>(std::move(read));
    article.id = lasting_id(id);
    return article;
}

std::string lasting_id(const std::string& id) {
    // The one derived for an article without an id would be that of no article.
    article::Article named;
    named.id = id;
    named.title = id;
    article::complete(named);
    if (named.title.empty()) {
        throw base::Error{base::ErrorCode::InvalidArticle, "is empty", "id"};
    }
    if (const std::optional<std::string> reason = article::broken_rule(named)) {
        throw base::Error{base::ErrorCode::InvalidArticle, *reason};
    }
    return named.id;
}

} // namespace fundstelle::server

#include "server/search_api.hpp"

#include <utility>
#include <vector>

#include <spdlog/spdlog.h>
#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "server/search_json.hpp"

namespace fundstelle::server {

namespace {

std::string snippets_json(const std::vector<search::MarkedText>& snippets, Highlight highlight) {
    JsonWriter json;
    json.begin_object().key("snippets");
    write_snippets(json, snippets, highlight);
    json.end_object();
    return json.take();
}

[[noreturn]] void fail(std::string parameter, std::string detail) {
    throw base::ParameterError(std::vector{
        base::ParameterFault{std::move(parameter), std::move(detail)}});
}

void require_json(const HttpRequest& http) {
    const std::string_view type = http.header("content-type");
    if (!type.starts_with("application/json")) {
        throw base::Error{
            base::ErrorCode::UnsupportedMediaType, "the body must be application/json"};
    }
    if (const auto bad = base::first_invalid_byte(http.body)) {
        throw base::Error{
            base::ErrorCode::InvalidBody, "byte " + std::to_string(*bad) + ": not valid UTF-8"};
    }
}

/// The body's members as parameters, so that they are read and checked by the same table; "text"
/// apart.
struct TextSnippetBody {
    std::string text;
    std::vector<NamedValue> parameters;
};

TextSnippetBody read_body(const HttpRequest& http) {
    require_json(http);
    const nlohmann::json body = nlohmann::json::parse(http.body, nullptr, false);
    if (!body.is_object()) {
        throw base::Error{base::ErrorCode::InvalidBody, "the body is not a JSON object"};
    }
    TextSnippetBody read;
    bool has_text = false;
    for (const auto& [name, value] : body.items()) {
        if (name == "text" && value.is_string()) {
            read.text = value.get<std::string>();
            has_text = true;
        } else if (value.is_string()) {
            read.parameters.emplace_back(name, value.get<std::string>());
        } else if (value.is_number_integer()) {
            read.parameters.emplace_back(name, value.dump());
        } else {
            fail(name, "is neither a text nor a whole number");
        }
    }
    if (!has_text) {
        fail("text", "is missing");
    }
    return read;
}

void log_if_slow(
    const search::SearchResponse& response, const HttpRequest& http, const Services& services
) {
    const bool is_slow = services.slow_query.count() > 0 && response.took > services.slow_query;
    if (is_slow) {
        services.log->warn(
            "slow search {}: {:.1f} ms, {} hits in all, query {}, understood {}",
            http.id,
            static_cast<double>(response.took.count()) / 1000.0,
            response.total,
            response.query,
            response.understood
        );
    }
}

} // namespace

HttpResponse handle_search(const HttpRequest& http, const Services& services) {
    const HttpSearchRequest request =
        read_search_request(http.query, services.zone, services.limits);
    const search::SearchResponse response = services.searcher.search(request.search);
    log_if_slow(response, http, services);
    return json_response(search_to_json(response, request.highlight, services.zone));
}

HttpResponse handle_article_snippets(const HttpRequest& http, const Services& services) {
    const HttpSnippetRequest request = read_snippet_request(http.query, services.limits);
    const auto snippets =
        services.searcher.article_snippets(http.captures.front(), request.query, request.snippets);
    if (!snippets) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    return json_response(snippets_json(*snippets, request.highlight));
}

HttpResponse handle_text_snippets(const HttpRequest& http, const Services& services) {
    require_known(http.query, {});
    const TextSnippetBody body = read_body(http);
    const HttpSnippetRequest request = read_snippet_request(body.parameters, services.limits);
    return json_response(snippets_json(
        services.searcher.text_snippets(request.query, body.text, request.snippets),
        request.highlight
    ));
}

} // namespace fundstelle::server

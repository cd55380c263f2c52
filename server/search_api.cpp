#include "server/search_api.hpp"

#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/base/error.hpp"
#include "server/access_log.hpp"
#include "server/conditional.hpp"
#include "server/paging_links.hpp"
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
        if (name == "text") {
            if (!value.is_string()) {
                fail(name, "is not a text");
            }
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

/// Gives what needs no search: that the client has the newest revision's answer, or this answer
/// where it was kept.
std::optional<HttpResponse> known_answer(const HttpRequest& http, const Services& services) {
    const bool has_tags = !http.header("if-none-match").empty();
    if (!has_tags && !services.answers.is_on()) {
        return std::nullopt;
    }
    const std::string revision =
        services.snapshots.read([](const index::Reader& reader) { return reader.revision(); });
    if (has_tags) {
        std::string tag = revision_tag(http, revision);
        if (has_tag(http, tag)) {
            return not_modified(std::move(tag));
        }
    }
    return services.answers.is_on() ? services.answers.find(answer_key(http, revision))
                                    : std::nullopt;
}

/// Measures and logs what the search did.
void observe(
    const search::SearchResponse& response,
    std::chrono::nanoseconds render,
    const HttpRequest& http,
    const Services& services
) {
    services.metrics.observe_search(response.phases, render);
    const std::chrono::milliseconds slow = services.policies.get()->slow_query;
    if (slow.count() > 0 && response.took > slow) {
        log_slow_search(*services.log, http, response, render);
    }
}

/// What came to its end may be kept, and asked for again by its tag.
void add_validator(
    const HttpRequest& http, const search::SearchResponse& found, HttpResponse& response
) {
    if (found.ran_out_of_time) {
        response.set_header("Cache-Control", "no-store");
        return;
    }
    response.set_header("Cache-Control", "no-cache");
    response.set_header("ETag", revision_tag(http, found.revision));
}

} // namespace

HttpResponse handle_search(const HttpRequest& http, const Services& services) {
    const HttpSearchRequest request =
        read_search_request(http.query, services.zone, services.limits);
    if (std::optional<HttpResponse> known = known_answer(http, services)) {
        return std::move(*known);
    }
    const search::SearchResponse found = services.searcher.search(request.search);
    const auto begin = std::chrono::steady_clock::now();
    HttpResponse response = json_response(search_to_json(found, request.highlight, services.zone));
    observe(found, std::chrono::steady_clock::now() - begin, http, services);
    add_validator(http, found, response);
    add_paging_links(http, request.search, found.next, response);
    if (services.answers.is_on() && !found.ran_out_of_time) {
        services.answers.keep(answer_key(http, found.revision), response);
    }
    return response;
}

HttpResponse handle_article_snippets(const HttpRequest& http, const Services& services) {
    const HttpSnippetRequest request = read_snippet_request(http.query, services.limits);
    const auto snippets =
        services.searcher.article_snippets(http.captures.front(), request.query, request.snippets);
    if (!snippets) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    HttpResponse response = json_response(snippets_json(*snippets, request.highlight));
    response.set_header("Cache-Control", "no-cache");
    response.set_header("ETag", entity_tag(response.body));
    return response;
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

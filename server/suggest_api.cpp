#include "server/suggest_api.hpp"

#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/error.hpp"
#include "server/search_json.hpp"

namespace fundstelle::server {

namespace {

/// Takes `format` out of the parameters: whether suggestions are wanted as OpenSearch has them.
bool take_is_opensearch(std::vector<NamedValue>& query) {
    bool is_opensearch = false;
    for (const auto& [name, value] : query) {
        if (name != "format") {
            continue;
        }
        is_opensearch = value == "opensearch";
        if (!is_opensearch && value != "json") {
            throw base::ParameterError(std::vector{
                base::ParameterFault{"format", "is neither json nor opensearch"}});
        }
    }
    std::erase_if(query, [](const NamedValue& parameter) { return parameter.first == "format"; });
    return is_opensearch;
}

/// Source: OpenSearch Suggestions 1.1: query, completions, descriptions, addresses.
std::string opensearch_json(
    const std::string& query, const std::vector<search::Suggestion>& suggestions
) {
    JsonWriter json;
    json.begin_array().value(query).begin_array();
    for (const search::Suggestion& suggestion : suggestions) {
        json.value(suggestion.text);
    }
    json.end_array().begin_array();
    for (const search::Suggestion& suggestion : suggestions) {
        json.value(std::to_string(suggestion.count) + " Artikel"); // its plural is the same
    }
    json.end_array().begin_array().end_array().end_array();
    return json.take();
}

/// Whoever types and takes back asks for the same again and again.
HttpResponse cacheable(HttpResponse response) {
    response.set_header("Cache-Control", "private, max-age=60");
    return response;
}

} // namespace

HttpResponse handle_suggest(const HttpRequest& http, const Services& services) {
    constexpr std::array<std::string_view, 3> kParameters = {"q", "limit", "format"};
    require_known(http.query, kParameters);
    std::vector<NamedValue> query = http.query;
    const bool is_opensearch = take_is_opensearch(query);
    const search::SearchRequest request =
        read_search_request(query, services.zone, services.limits).search;
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<search::Suggestion> suggestions =
        services.searcher.suggest(request.query, request.limit);
    if (is_opensearch) {
        HttpResponse response = json_response(opensearch_json(request.query, suggestions));
        response.content_type = "application/x-suggestions+json; charset=utf-8";
        return cacheable(std::move(response));
    }
    JsonWriter json;
    json.begin_object();
    json.key("query").value(request.query);
    json.key("suggestions").begin_array();
    for (const search::Suggestion& suggestion : suggestions) {
        const bool is_title = suggestion.kind == search::SuggestionKind::Title;
        json.begin_object();
        json.key("text").value(suggestion.text);
        json.key("kind").value(is_title ? "title" : "word");
        json.key("count").value(std::uint64_t{suggestion.count});
        if (is_title) {
            json.key("id").value(suggestion.id);
        }
        json.end_object();
    }
    json.end_array();
    write_took(json, std::chrono::steady_clock::now() - begin);
    json.end_object();
    return cacheable(json_response(json.take()));
}

} // namespace fundstelle::server

#include "server/suggest_api.hpp"

#include <array>
#include <chrono>

#include "server/search_json.hpp"

namespace fundstelle::server {

HttpResponse handle_suggest(const HttpRequest& http, const Services& services) {
    constexpr std::array<std::string_view, 2> kParameters = {"q", "limit"};
    require_known(http.query, kParameters);
    const search::SearchRequest request =
        read_search_request(http.query, services.zone, services.limits).search;
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<search::Suggestion> suggestions =
        services.searcher.suggest(request.query, request.limit);
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
    return json_response(json.take());
}

} // namespace fundstelle::server

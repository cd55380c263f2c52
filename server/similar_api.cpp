#include "server/similar_api.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <vector>

#include "engine/base/error.hpp"
#include "server/search_json.hpp"

namespace fundstelle::server {

HttpResponse handle_similar(const HttpRequest& http, const Services& services) {
    constexpr std::array<std::string_view, 13> kParameters = {
        "limit",
        "snippets",
        "snippet_length",
        "highlight",
        "from",
        "to",
        "section",
        "source",
        "author",
        "agency",
        "place",
        "keyword",
        "language"};
    require_known(http.query, kParameters);
    const HttpSearchRequest request =
        read_search_request(http.query, services.zone, services.limits);
    const auto begin = std::chrono::steady_clock::now();
    const std::optional<std::vector<search::Hit>> hits =
        services.searcher.similar(http.captures.front(), request.search);
    if (!hits) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    JsonWriter json;
    json.begin_object();
    json.key("id").value(http.captures.front());
    write_took(json, std::chrono::steady_clock::now() - begin);
    json.key("hits").begin_array();
    for (const search::Hit& hit : *hits) {
        write_hit(json, hit, request.highlight, services.zone);
    }
    json.end_array();
    json.end_object();
    return json_response(json.take());
}

} // namespace fundstelle::server

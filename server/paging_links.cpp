#include "server/paging_links.hpp"

namespace fundstelle::server {

namespace {

void append_link(std::string& links, const std::string& target, std::string_view relation) {
    links += links.empty() ? "<" : ", <";
    links += target + ">; rel=\"";
    links += relation;
    links += '"';
}

} // namespace

std::string target_with(const HttpRequest& http, std::string_view name, std::string_view value) {
    std::string target = http.path;
    char separator = '?';
    const auto add = [&](std::string_view key, std::string_view text) {
        target += separator + encode_component(key) + '=' + encode_component(text);
        separator = '&';
    };
    for (const auto& [key, text] : http.query) {
        if (key != "cursor" && key != "offset") {
            add(key, text);
        }
    }
    if (!name.empty()) {
        add(name, value);
    }
    return target;
}

void add_paging_links(
    const HttpRequest& http,
    const search::SearchRequest& request,
    const std::optional<std::string>& next,
    HttpResponse& response
) {
    std::string links;
    if (next) {
        append_link(links, target_with(http, "cursor", *next), "next");
    }
    const bool is_first = request.cursor.empty() && request.offset == 0;
    if (!is_first) {
        append_link(links, target_with(http, {}, {}), "first");
    }
    if (request.offset > 0) {
        const std::size_t before =
            request.offset > request.limit ? request.offset - request.limit : 0;
        append_link(links, target_with(http, "offset", std::to_string(before)), "prev");
    }
    if (!links.empty()) {
        response.set_header("Link", links);
    }
}

} // namespace fundstelle::server

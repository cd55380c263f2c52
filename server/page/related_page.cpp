#include "server/page/related_page.hpp"

#include "engine/base/error.hpp"
#include "server/page/error_page.hpp"
#include "server/page/hit_list.hpp"
#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kSimilarArticles = 5;
constexpr std::size_t kMostVersions = 100;

/// What a page of related articles shows and says.
struct Related {
    std::optional<std::vector<search::Hit>> hits;
    std::string path;
    Text title;
    Text none;
};

HttpResponse related_page(
    const HttpRequest& http, const PageState& state, const Services& services, Related related
) {
    const std::string& id = http.captures.front();
    const std::optional<article::Article> article = services.searcher.find_article(id);
    if (!article || !related.hits) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    for (search::Hit& hit : *related.hits) {
        hit.duplicates = 0;
    }
    const std::string title = base::shorten(article::display_title(*article), 120);
    PageParts parts;
    parts.kind = "text";
    parts.path = "/artikel/" + encode_component(id) + related.path;
    parts.title = say(state.language, related.title, title) + " – Fundstelle";
    parts.main = "<h1>" + say(state.language, related.title, isolated(title)) +
                 "</h1>\n<p class=\"back\"><a href=\"" + escaped(article_address(state, id)) +
                 "\">" + escaped(say(state.language, Text::BackToArticle)) + "</a></p>\n";
    parts.main += related.hits->empty()
                      ? "<p id=\"none\">" + escaped(say(state.language, related.none)) + "</p>\n"
                      : hit_list(*related.hits, state, {base::now(), services.zone});
    return page_response(state, parts);
}

} // namespace

HttpResponse handle_similar_page(const HttpRequest& http, const Services& services) {
    try {
        const PageState state = read_page_state(http, services);
        search::SearchRequest request;
        request.limit = kSimilarArticles;
        auto hits = services.searcher.similar(http.captures.front(), request);
        return related_page(
            http, state, services, {std::move(hits), "/aehnlich", Text::SimilarTo, Text::NoSimilar}
        );
    } catch (const base::Error& error) {
        return error_page(http, error);
    }
}

HttpResponse handle_versions_page(const HttpRequest& http, const Services& services) {
    try {
        const PageState state = read_page_state(http, services);
        search::SearchRequest request = state.search;
        request.limit = kMostVersions;
        auto hits = services.searcher.versions(http.captures.front(), request);
        return related_page(
            http,
            state,
            services,
            {std::move(hits), "/fassungen", Text::VersionsOf, Text::NoVersions}
        );
    } catch (const base::Error& error) {
        return error_page(http, error);
    }
}

} // namespace fundstelle::server

#include "server/feed_api.hpp"

#include <algorithm>

#include "engine/base/error.hpp"
#include "server/conditional.hpp"
#include "server/feed.hpp"
#include "server/page/html.hpp"
#include "server/public_address.hpp"

namespace fundstelle::server {

namespace {

/// Entries where no limit is given: readers come by every hour or so.
constexpr std::size_t kEntries = 50;

/// The year in which our tag URIs begin to hold. Source: RFC 4151 section 2.1.
constexpr char kTagYear[] = "2026";

/// Gives "example.org" of "https://example.org:8443/suche". Source: RFC 4151 section 2.1.
std::string tag_authority(std::string_view url) {
    std::string_view host = url.substr(std::min(url.find("://"), url.size() - 3) + 3);
    host = host.substr(0, host.find('/'));
    if (!host.starts_with('[')) {
        host = host.substr(0, host.find(':'));
        return std::string(host);
    }
    return "localhost"; // an address of IPv6 cannot stand in a tag
}

std::string parameters_of(const HttpRequest& http) {
    std::string text;
    for (const auto& [name, value] : http.query) {
        text += text.empty() ? "?" : "&";
        text += encode_component(name) + '=' + encode_component(value);
    }
    return text;
}

search::SearchRequest read_feed_request(const HttpRequest& http, const Services& services) {
    search::SearchRequest request =
        read_search_request(http.query, services.zone, services.limits).search;
    const bool has_limit =
        std::any_of(http.query.begin(), http.query.end(), [](const NamedValue& parameter) {
            return parameter.first == "limit";
        });
    if (!has_limit) {
        request.limit = kEntries;
    }
    request.sort = search::SortOrder::Newest;
    request.facets = {};
    if (!request.cursor.empty()) {
        throw base::ParameterError(std::vector{
            base::ParameterFault{"cursor", "has no meaning here: a feed holds the newest hits"}});
    }
    return request;
}

/// Links must be URIs: what is none leads to our page of the article instead.
std::string link_of(const search::Hit& hit, const std::string& base_url) {
    const std::string_view url = safe_link(hit.url);
    const bool is_uri = !url.empty() && std::all_of(url.begin(), url.end(), [](char byte) {
        return byte > 0x20 && byte < 0x7f &&
               std::string_view("<>\"{}|\\^`").find(byte) == std::string_view::npos;
    });
    return is_uri ? std::string(url) : base_url + "/artikel/" + encode_component(hit.id);
}

std::string summary_of(const search::Hit& hit, const article::Article& article) {
    std::string summary;
    for (const search::MarkedText& snippet : hit.snippets) {
        summary += summary.empty() ? "" : " … ";
        summary += snippet.text;
    }
    return summary.empty() ? article.lead : summary;
}

FeedEntry entry_of(
    const search::Hit& hit, const article::Article& article, const std::string& base_url
) {
    FeedEntry entry;
    entry.id =
        "tag:" + tag_authority(base_url) + ',' + kTagYear + ":artikel/" + encode_component(hit.id);
    entry.title = hit.title.text;
    entry.link = link_of(hit, base_url);
    entry.published = *hit.published_at;
    entry.updated = std::max(entry.published, article.updated_at.value_or(entry.published));
    entry.authors = hit.authors;
    if (entry.authors.empty() && !hit.source.empty()) {
        entry.authors.push_back(hit.source);
    }
    entry.categories = article.keywords;
    if (!hit.section.empty()) {
        entry.categories.insert(entry.categories.begin(), hit.section);
    }
    entry.summary = summary_of(hit, article);
    return entry;
}

Feed make_feed(const HttpRequest& http, const Services& services) {
    const search::SearchRequest request = read_feed_request(http, services);
    const std::string base_url = public_address(http, services.public_url);
    const search::SearchResponse found = services.searcher.search(request);
    Feed feed;
    feed.self_link = base_url + http.path + parameters_of(http);
    feed.id = feed.self_link;
    feed.link = base_url + "/?q=" + encode_component(request.query);
    feed.title =
        request.query.empty() ? "Fundstelle: neueste Artikel" : "Fundstelle: " + request.query;
    for (const search::Hit& hit : found.hits) {
        const auto article = services.searcher.find_article(hit.id);
        if (hit.published_at && article) { // a feed is ordered by time; what has none has no place
            feed.entries.push_back(entry_of(hit, *article, base_url));
            feed.updated = std::max(feed.updated, feed.entries.back().updated);
        }
    }
    return feed;
}

/// Whether the client has this feed already. Source: RFC 9110 sections 13.1.2 and 13.1.3.
bool is_known(const HttpRequest& http, std::string_view tag, base::Instant updated) {
    if (!http.header("if-none-match").empty()) {
        return has_tag(http, tag);
    }
    const auto since = parse_http_date(http.header("if-modified-since"));
    return since && updated <= *since;
}

HttpResponse feed_response(
    const HttpRequest& http, const Feed& feed, std::string body, std::string content_type
) {
    const std::string tag = entity_tag(body);
    HttpResponse response;
    response.content_type = std::move(content_type);
    response.set_header("ETag", tag);
    if (!feed.entries.empty()) {
        response.set_header("Last-Modified", http_date(feed.updated));
    }
    response.set_header("Cache-Control", "public, max-age=60");
    if (is_known(http, tag, feed.updated) && !feed.entries.empty()) {
        response.status = 304;
    } else {
        response.body = std::move(body);
    }
    return response;
}

} // namespace

HttpResponse handle_atom_feed(const HttpRequest& http, const Services& services) {
    const Feed feed = make_feed(http, services);
    return feed_response(http, feed, to_atom(feed), "application/atom+xml; charset=utf-8");
}

HttpResponse handle_rss_feed(const HttpRequest& http, const Services& services) {
    const Feed feed = make_feed(http, services);
    return feed_response(http, feed, to_rss(feed), "application/rss+xml; charset=utf-8");
}

} // namespace fundstelle::server

#include "server/page/article_page.hpp"

#include <algorithm>
#include <functional>

#include "engine/article/newspaper_text.hpp"
#include "engine/search/snippet.hpp"
#include "server/page/html.hpp"

namespace fundstelle::server {

namespace {

std::string typed_query(const HttpRequest& http) {
    for (const auto& [name, value] : http.query) {
        if (name == "q") {
            return std::string(base::prefix_of_bytes(value, 1000));
        }
    }
    return "";
}

std::string meta(const article::Article& article, const base::TimeZone& zone) {
    std::string html = "<p class=\"meta\">";
    const auto add = [&](std::string_view text) {
        if (!text.empty()) {
            html += "<span>" + escaped(text) + "</span>";
        }
    };
    for (const std::string& author : article.authors) {
        add("Von " + author);
    }
    add(article.source);
    add(article.section);
    add(article.agency);
    if (article.published_at) {
        html += "<time datetime=\"" + base::to_rfc3339(*article.published_at, zone) + "\">" +
                german_date(*article.published_at, zone) + "</time>";
    }
    return html + "</p>\n";
}

/// The body's paragraphs: crossheads as headings, the place before the first.
std::string body(
    const article::Article& article, const std::function<std::string(std::string_view)>& marked
) {
    const std::vector<std::string> crossheads =
        article.crossheads.empty() ? article::crossheads_of(article.body) : article.crossheads;
    std::string html;
    std::string_view rest = article.body;
    bool is_first = true;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("\n\n"), rest.size());
        const std::string_view paragraph = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 2, rest.size()));
        const bool is_crosshead =
            std::find(crossheads.begin(), crossheads.end(), paragraph) != crossheads.end();
        if (is_crosshead) {
            html += "<h2>" + marked(paragraph) + "</h2>\n";
            continue;
        }
        html += "<p>";
        const bool opens_with_place = paragraph.starts_with(article.place);
        if (is_first && !article.place.empty() && !opens_with_place) {
            html += "<span class=\"place\">" + escaped(article.place) + "</span> – ";
        }
        is_first = false;
        html += marked(paragraph) + "</p>\n";
    }
    return html;
}

std::string article_part(
    const article::Article& article, const std::string& query, const Services& services
) {
    const auto marked = [&](std::string_view text) {
        return query.empty() ? escaped(text)
                             : search::to_html(services.searcher.mark_text(query, text));
    };
    std::string html =
        "<article class=\"article\">\n<h1>" + marked(article::display_title(article)) + "</h1>\n";
    html += meta(article, services.zone);
    if (!article.lead.empty()) {
        html += "<p class=\"lead\">" + marked(article.lead) + "</p>\n";
    }
    if (!article.caption.empty()) {
        html += "<p class=\"caption\">" + marked(article.caption) + "</p>\n";
    }
    html += body(article, marked);
    if (const std::string_view link = safe_link(article.url); !link.empty()) {
        html += "<p class=\"meta\"><a rel=\"noopener noreferrer\" href=\"" + escaped(link) +
                "\">Zum Original</a></p>\n";
    }
    return html + "</article>\n";
}

} // namespace

HttpResponse handle_article_page(const HttpRequest& http, const Services& services) {
    const std::string query = typed_query(http);
    const std::optional<article::Article> article =
        services.searcher.find_article(http.captures.front());
    if (!article) {
        const std::string html =
            search_form(query) +
            "<main>\n<div class=\"hint\"><p><strong>Diesen Artikel gibt es hier nicht "
            "(mehr).</strong></p>\n<p><a href=\"/\">Zur Suche</a></p></div>\n</main>\n";
        return html_page("Nicht gefunden – Fundstelle", html, 404);
    }
    std::string html = search_form(query) + "<main>\n";
    if (!query.empty()) {
        html += "<p class=\"meta\"><a href=\"/?q=" + encode_component(query) +
                "\">Zurück zu den Treffern</a></p>\n";
    }
    html += article_part(*article, query, services) + "</main>\n";
    return html_page(article::display_title(*article) + " – Fundstelle", html);
}

} // namespace fundstelle::server

#include "server/page/search_page.hpp"

#include <array>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/search/snippet.hpp"
#include "server/page/html.hpp"
#include "server/parameters.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kLastOffset = 10'000;

constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kOrders = {
    {{"relevance", "Relevanz"}, {"newest", "Neueste zuerst"}, {"oldest", "Älteste zuerst"}}};

/// Gives the page's own address with one parameter set anew (or taken away by an empty value), from
/// the first hit on.
std::string link_with(const HttpRequest& http, std::string_view name, std::string_view value) {
    std::string link;
    const auto add = [&](std::string_view key, std::string_view text) {
        link += link.empty() ? "/?" : "&";
        link += encode_component(key) + '=' + encode_component(text);
    };
    for (const auto& [key, text] : http.query) {
        if (key != name && key != "offset") {
            add(key, text);
        }
    }
    if (!value.empty()) {
        add(name, value);
    }
    return link.empty() ? "/" : link;
}

std::string orders(const HttpRequest& http, const search::SearchRequest& request) {
    std::string html = "<ul class=\"tools\" aria-label=\"Reihenfolge\">\n";
    for (std::size_t index = 0; index < kOrders.size(); ++index) {
        const auto& [value, name] = kOrders.at(index);
        const bool is_current = static_cast<std::size_t>(request.sort) == index;
        html += "<li><a href=\"" + escaped(link_with(http, "sort", index == 0 ? "" : value)) + '"';
        html += is_current ? " aria-current=\"true\">" : ">";
        html += std::string(name) + "</a></li>\n";
    }
    return html + "</ul>\n";
}

std::string meta(const search::Hit& hit, const base::TimeZone& zone) {
    std::string html = "<p class=\"meta\">";
    const auto add = [&](std::string_view text) {
        if (!text.empty()) {
            html += "<span>" + escaped(text) + "</span>";
        }
    };
    add(hit.source);
    add(hit.section);
    add(hit.place);
    if (hit.published_at) {
        html += "<time datetime=\"" + base::to_rfc3339(*hit.published_at, zone) + "\">" +
                german_date(*hit.published_at, zone) + "</time>";
    }
    return html + "</p>\n";
}

std::string hit_item(
    const search::Hit& hit, const search::SearchResponse& response, const base::TimeZone& zone
) {
    std::string link = "/artikel/" + encode_component(hit.id);
    if (!response.query.empty()) {
        link += "?q=" + encode_component(response.query);
    }
    std::string html = "<li class=\"hit\">\n<h2><a href=\"" + link + "\">" +
                       search::to_html(hit.title) + "</a></h2>\n" + meta(hit, zone);
    for (const search::MarkedText& snippet : hit.snippets) {
        html += "<p>" + search::to_html(snippet) + "</p>\n";
    }
    return html + "</li>\n";
}

std::string status_line(const search::SearchResponse& response) {
    const std::string text =
        (response.total_is_exact ? "" : "Mindestens ") + german_number(response.total) + " Treffer";
    return "<p class=\"status\" role=\"status\">" + text + "</p>\n";
}

std::string nothing_found() {
    return "<div class=\"hint\"><p><strong>Nichts gefunden.</strong></p>\n"
           "<p>Prüfen Sie die Schreibweise, nehmen Sie ein Wort weg oder suchen Sie mit einem "
           "Wortanfang, "
           "zum Beispiel <a href=\"/?q=verteidig*\">verteidig*</a>.</p></div>\n";
}

std::string pages(
    const HttpRequest& http, const search::SearchRequest& request, std::size_t total
) {
    const std::size_t next = request.offset + request.limit;
    std::string html = "<nav class=\"pages\" aria-label=\"Seiten\">";
    if (request.offset > 0) {
        const std::size_t before =
            request.offset > request.limit ? request.offset - request.limit : 0;
        const std::string link =
            link_with(http, "offset", before == 0 ? "" : std::to_string(before));
        html += "<a rel=\"prev\" href=\"" + escaped(link) + "\">Vorige Treffer</a>";
    }
    html += "<span></span>";
    if (next < total && next <= kLastOffset) {
        html += "<a rel=\"next\" href=\"" +
                escaped(link_with(http, "offset", std::to_string(next))) + "\">Weitere Treffer</a>";
    }
    return html + "</nav>\n";
}

std::string warnings(const search::SearchResponse& response) {
    std::string html;
    for (const search::QueryWarning& warning : response.warnings) {
        html += "<p class=\"hint\">" + escaped(warning.message_german) + "</p>\n";
    }
    return html;
}

std::string main_part(
    const HttpRequest& http, const search::SearchRequest& request, const Services& services
) {
    const search::SearchResponse response = services.searcher.search(request);
    std::string html = search_form(request.query) + "<main>\n" + orders(http, request) +
                       status_line(response) + warnings(response);
    if (response.hits.empty()) {
        return html + nothing_found() + "</main>\n";
    }
    html += "<ol class=\"hits\">\n";
    for (const search::Hit& hit : response.hits) {
        html += hit_item(hit, response, services.zone);
    }
    return html + "</ol>\n" + pages(http, request, response.total) + "</main>\n";
}

std::string typed_query(const HttpRequest& http) {
    for (const auto& [name, value] : http.query) {
        if (name == "q") {
            return value;
        }
    }
    return "";
}

HttpResponse error_page(const HttpRequest& http, const base::Error& error) {
    const int status = base::error_kind(error.code()).http_status;
    const bool is_ours = status >= 500;
    std::string html =
        search_form(typed_query(http)) + "<main>\n<div class=\"hint\" role=\"alert\"><p><strong>";
    html += is_ours ? "Die Suche kann gerade nicht antworten." : "Diese Suche geht so nicht.";
    html += "</strong></p>\n<p>";
    html += is_ours ? "Bitte versuchen Sie es in einer Minute noch einmal."
                    : "Eine Angabe in der Adresse ist falsch: " + escaped(error.message());
    html += "</p></div>\n</main>\n";
    return html_page("Fehler – Fundstelle", html, status);
}

} // namespace

HttpResponse handle_search_page(const HttpRequest& http, const Services& services) {
    try {
        const HttpSearchRequest request =
            read_search_request(http.query, services.zone, services.limits);
        const std::string title =
            request.search.query.empty() ? "Fundstelle" : request.search.query + " – Fundstelle";
        return html_page(title, main_part(http, request.search, services));
    } catch (const base::Error& error) {
        return error_page(http, error);
    }
}

} // namespace fundstelle::server

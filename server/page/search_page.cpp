#include "server/page/search_page.hpp"

#include "engine/base/error.hpp"
#include "server/page/error_page.hpp"
#include "server/page/facets.hpp"
#include "server/page/hit_list.hpp"
#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/messages.hpp"
#include "server/page/result_tools.hpp"
#include "server/page/timeline.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kFacetValues = 15;
constexpr std::size_t kPassages = 2;
constexpr std::size_t kPassageLength = 220; // code points

/// Gives what is to be searched for a page: the request with all that stands beside the hits.
search::SearchRequest page_request(const PageState& state) {
    search::SearchRequest request = state.search;
    request.facets.fields = page_fields();
    request.facets.periods = {search::Period::Day};
    request.facets.limit = kFacetValues;
    request.snippets.passages = request.query.empty() ? 1 : kPassages;
    request.snippets.length_code_points = kPassageLength;
    return request;
}

std::string hint(const std::string& content) {
    return "<p class=\"hint\">" + content + "</p>\n";
}

std::string correction(const PageState& state, const search::SearchResponse& response) {
    if (!response.corrected) {
        return "";
    }
    const std::string link = Address(state).set("q", *response.corrected).on("/");
    return "<p class=\"hint\" id=\"correction\">" + escaped(say(state.language, Text::DidYouMean)) +
           ": <a href=\"" + escaped(link) + "\"><em>" + isolated(*response.corrected) +
           "</em></a>?</p>\n";
}

std::string warnings(const PageState& state, const search::SearchResponse& response) {
    std::string html;
    for (const search::QueryWarning& warning : response.warnings) {
        html += hint(escaped(
            state.language == Language::German ? warning.message_german : warning.message + '.'
        ));
    }
    return html;
}

/// Gives the words of a query without quotation marks; empty where it has none of these.
std::string without_quotation_marks(std::string query) {
    const std::size_t bytes = query.size();
    for (const std::string_view mark : {"\"", "„", "“", "”", "‟", "»", "«"}) {
        for (std::size_t at = query.find(mark); at != std::string::npos; at = query.find(mark)) {
            query.erase(at, mark.size());
        }
    }
    return query.size() == bytes ? "" : query;
}

/// Gives the beginning of the last word that was typed, as a query; empty where it has none.
std::string shortened_last_word(std::string_view query) {
    const std::size_t begin = query.find_last_of(" \"():*~") + 1;
    const std::string_view word = query.substr(begin);
    constexpr std::size_t kFewestLetters = 5;
    const std::size_t letters = base::count_code_points(word);
    if (letters < kFewestLetters) {
        return "";
    }
    const std::string_view stem = base::prefix_of_code_points(word, letters * 2 / 3);
    return std::string(query.substr(0, begin)) + std::string(stem) + '*';
}

/// Gives the honest empty page: what was not found, and what one can try.
std::string nothing_found(const PageState& state) {
    const Language language = state.language;
    const std::string& query = state.search.query;
    std::string html = "<section class=\"nothing\">\n<h2>";
    html += query.empty()
                ? escaped(say(language, Text::NothingFound))
                : say(language, Text::NothingFoundFor, isolated(base::shorten(query, 100)));
    html += "</h2>\n<p>" + escaped(say(language, Text::TryLabel)) + "</p>\n<ul>\n";
    const auto add = [&html](const std::string& item) { html += "<li>" + item + "</li>\n"; };
    const auto link = [](const std::string& address, const std::string& content) {
        return "<a href=\"" + escaped(address) + "\">" + content + "</a>";
    };
    if (has_filters(state)) {
        add(link(
            Address(state).remove_filters().on("/"), escaped(say(language, Text::TryWithoutFilters))
        ));
    }
    if (!query.empty()) {
        add(escaped(say(language, Text::TrySpelling)));
        add(escaped(say(language, Text::TryFewerWords)));
    }
    const std::string words = without_quotation_marks(query);
    if (words.find_first_not_of(' ') != std::string::npos) {
        add(
            say(language,
                Text::TryWithoutQuotes,
                link(Address(state).set("q", words).on("/"), isolated(base::shorten(words, 60))))
        );
    } else if (const std::string prefix = shortened_last_word(query); !prefix.empty()) {
        add(
            say(language,
                Text::TryPrefix,
                link(Address(state).set("q", prefix).on("/"), isolated(base::shorten(prefix, 60))))
        );
    }
    if (state.search.match == search::MatchMode::All) {
        add(link(
            Address(state).set("match", "any").on("/"), escaped(say(language, Text::TryAnyWord))
        ));
    }
    add(link(Address(start_state(state)).on("/hilfe"), escaped(say(language, Text::TryHelp))));
    return html + "</ul>\n</section>\n";
}

std::string filters(const PageState& state, const search::SearchResponse& response) {
    const std::string lists = facet_lists(state, response);
    if (lists.empty()) {
        return "";
    }
    std::size_t chosen = 0;
    for (const search::ValueFilter& filter : state.search.filters) {
        chosen += filter.values.size();
    }
    const std::string_view title = say(state.language, Text::Filters);
    std::string html = "<aside class=\"filters\" aria-label=\"" + escaped(title) +
                       "\">\n<details id=\"filters\"><summary>" + escaped(title);
    html += chosen > 0 ? " (" + std::to_string(chosen) + ")" : "";
    return html + "</summary>\n<a class=\"skip\" href=\"#hits\">" +
           escaped(say(state.language, Text::SkipToHits)) + "</a>\n<h2 class=\"title\">" +
           escaped(title) + "</h2>\n" + lists + "</details>\n</aside>\n";
}

std::string heading(const PageState& state, const search::SearchResponse& response) {
    const Language language = state.language;
    const bool is_of_all = state.search.query.empty();
    std::string html = "<div class=\"summary\">\n<h1";
    html += is_of_all
                ? ">" + escaped(say(language, Text::NewestArticles))
                : " class=\"unseen\">" + say(language, Text::HitsFor, isolated(state.search.query));
    html += "</h1>\n<p class=\"total\">" + escaped(count_text(state, response)) + "</p>\n";
    return html + (response.total > 1 ? order_links(state) : "") + "</div>\n";
}

std::string main_part(
    const PageState& state, const search::SearchResponse& response, const base::TimeZone& zone
) {
    std::string html = heading(state, response) + filter_chips(state, zone) +
                       correction(state, response) + warnings(state, response);
    html += "<div class=\"columns\">\n" + filters(state, response) +
            "<div class=\"found\" id=\"hits\" tabindex=\"-1\">\n";
    html += response.hits.empty() && !has_filters(state) ? "" : timeline(state, response, zone);
    if (response.hits.empty()) {
        html += nothing_found(state);
    } else {
        html += hit_list(response.hits, state, {base::now(), zone}) + pager(state, response) +
                search_tools(state);
    }
    return html + "</div>\n</div>\n";
}

} // namespace

HttpResponse handle_search_page(const HttpRequest& http, const Services& services) {
    try {
        const PageState state = read_page_state(http, services);
        const search::SearchResponse response = services.searcher.search(page_request(state));
        PageParts parts;
        parts.kind = "results";
        parts.title = state.search.query.empty()
                          ? "Fundstelle – " + std::string(say(state.language, Text::Tagline))
                          : base::shorten(state.search.query, 80) + " – Fundstelle";
        parts.head = "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"" +
                     escaped(say(state.language, Text::Feed)) + "\" href=\"" +
                     escaped(feed_address(state)) + "\">\n";
        parts.main = main_part(state, response, services.zone);
        return page_response(state, parts);
    } catch (const base::Error& error) {
        return error_page(http, error);
    }
}

} // namespace fundstelle::server

#include "server/page/hit_list.hpp"

#include "engine/search/snippet.hpp"
#include "server/page/html.hpp"
#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

std::string meta(const search::Hit& hit, const PageState& state, const Now& now) {
    std::string html = "<p class=\"meta\">";
    const auto add = [&](std::string_view text) {
        if (!text.empty()) {
            html += "<span>" + isolated(text) + "</span>";
        }
    };
    add(hit.section);
    add(hit.source);
    add(hit.place);
    if (hit.published_at) {
        html += "<span><time datetime=\"" + base::to_rfc3339(*hit.published_at, now.zone) + "\">" +
                escaped(reader_date(*hit.published_at, now, state.language)) + "</time></span>";
    }
    return html + "</p>\n";
}

/// Gives the ways on: other copies of the story, and articles like it.
std::string ways_on(const search::Hit& hit, const PageState& state) {
    const Address address(state);
    const std::string path = "/artikel/" + encode_component(hit.id);
    std::string html = "<p class=\"ways\">";
    if (hit.duplicates > 0) {
        const std::string text = hit.duplicates == 1
                                     ? std::string(say(state.language, Text::OneVersion))
                                     : say(state.language,
                                           Text::ManyVersions,
                                           whole_number(hit.duplicates, state.language));
        html += "<a class=\"unfold\" href=\"" + escaped(address.on(path + "/fassungen")) + "\">" +
                escaped(text) + "</a>";
    }
    html += "<a class=\"unfold\" href=\"" + escaped(address.on(path + "/aehnlich")) + "\">" +
            escaped(say(state.language, Text::Similar)) + "<span class=\"unseen\">: " +
            escaped(base::shorten(without_direction_marks(hit.title.text), 80)) + "</span></a>";
    return html + "</p>\n";
}

std::string hit_item(const search::Hit& hit, const PageState& state, const Now& now) {
    std::string html = "<li class=\"hit\">\n<h2><a href=\"" +
                       escaped(article_address(state, hit.id)) + "\">" + isolated(hit.title) +
                       "</a></h2>\n" + meta(hit, state, now);
    for (const search::MarkedText& snippet : hit.snippets) {
        html += "<p class=\"passage\">" + isolated(snippet) + "</p>\n";
    }
    return html + ways_on(hit, state) + "</li>\n";
}

} // namespace

std::string hit_list(const std::vector<search::Hit>& hits, const PageState& state, const Now& now) {
    std::string html = "<ol class=\"hits\">\n";
    for (const search::Hit& hit : hits) {
        html += hit_item(hit, state, now);
    }
    return html + "</ol>\n";
}

} // namespace fundstelle::server

#include "server/page/layout.hpp"

#include <algorithm>

#include "server/page/asset_table.hpp"
#include "server/page/html.hpp"
#include "server/page/messages.hpp"
#include "server/security_headers.hpp"

namespace fundstelle::server {

namespace {

/// What scripts say, as attributes, since a page holds no script of its own.
std::string script_texts(Language language) {
    std::string html;
    const auto add = [&](std::string_view name, Text text) {
        html += " data-" + std::string(name) + "=\"" + escaped(say(language, text)) + '"';
    };
    add("offline", Text::Offline);
    add("again", Text::TryAgain);
    add("loading", Text::Loading);
    add("copied", Text::Copied);
    add("saved", Text::SearchIsSaved);
    add("forget", Text::ForgetSearch);
    add("article", Text::SuggestionTitle);
    add("suggestions", Text::SuggestionsCount);
    return html;
}

std::string head(const PageState& state, const PageParts& parts) {
    const Language language = state.language;
    std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(code_of(language)) +
                       "\">\n<head>\n<meta charset=\"utf-8\">\n<title>";
    html += escaped(without_direction_marks(parts.title));
    html += "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html += "<meta name=\"description\" content=\"" + escaped(say(language, Text::Description)) +
            "\">\n<meta name=\"color-scheme\" content=\"light dark\">\n";
    html += "<link rel=\"stylesheet\" href=\"" + std::string(style_sheet().path) + "\">\n";
    html +=
        "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Fundstelle\" "
        "href=\"/opensearch.xml\">\n";
    html += "<link rel=\"icon\" type=\"image/svg+xml\" href=\"" + std::string(page_icon().path) +
            "\">\n";
    html += "<script src=\"" + std::string(page_script().path) + "\" defer></script>\n";
    return html + parts.head + "</head>\n";
}

std::string search_form(const PageState& state) {
    const Language language = state.language;
    std::string html =
        "<form class=\"search\" role=\"search\" action=\"/\" method=\"get\">\n"
        "<label class=\"unseen\" for=\"q\">";
    html += escaped(say(language, Text::SearchLabel));
    html +=
        "</label>\n<div class=\"field\"><input id=\"q\" name=\"q\" type=\"search\" "
        "autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" "
        "enterkeyhint=\"search\" maxlength=\"1000\" placeholder=\"";
    html += escaped(say(language, Text::SearchPlaceholder)) + "\" value=\"";
    html += escaped(state.search.query) + "\"></div>\n<button type=\"submit\">";
    html += escaped(say(language, Text::SearchButton));
    html += "</button>\n<div id=\"state\" hidden>" + hidden_fields(Address(state), {"q"}) +
            "</div>\n</form>\n";
    return html;
}

std::string masthead(const PageState& state, const PageParts& parts) {
    const Language language = state.language;
    const std::string_view other = language == Language::German ? "en" : "de";
    const PageState start = start_state(state);
    std::string html =
        "<header class=\"masthead\">\n<div class=\"topline\">\n<a class=\"brand\" href=\"" +
        escaped(Address(start).on("/")) + "\">Fundstelle</a>\n<nav aria-label=\"" +
        escaped(say(language, Text::Tagline)) + "\">";
    html += "<a href=\"" + escaped(Address(start).on("/hilfe")) + "\">" +
            escaped(say(language, Text::Help)) + "</a>";
    html += "<a id=\"other-language\" hreflang=\"" + std::string(other) + "\" lang=\"" +
            std::string(other) + "\" href=\"" +
            escaped(Address(state).set("lang", other).on(parts.path)) + "\">" +
            escaped(say(language, Text::OtherLanguage)) + "</a></nav>\n</div>\n";
    html += search_form(state);
    html += "<details id=\"saved\" class=\"saved\" hidden><summary>" +
            escaped(say(language, Text::SavedSearches)) + "</summary><ul></ul></details>\n";
    return html + "</header>\n";
}

} // namespace

std::string hidden_fields(const Address& address, const std::vector<std::string_view>& fields) {
    std::string html;
    for (const auto& [name, value] : address.parameters()) {
        if (std::find(fields.begin(), fields.end(), name) == fields.end()) {
            html += "<input type=\"hidden\" name=\"" + escaped(name) + "\" value=\"" +
                    escaped(value) + "\">";
        }
    }
    return html;
}

HttpResponse page_response(const PageState& state, const PageParts& parts) {
    const Language language = state.language;
    HttpResponse response;
    response.status = parts.status;
    response.content_type = "text/html; charset=utf-8";
    response.set_header("Content-Security-Policy", std::string(kPagePolicy));
    response.set_header("Cache-Control", "no-cache");
    response.set_header("Content-Language", std::string(code_of(language)));
    response.set_header("Vary", "Accept-Language");
    std::string& html = response.body;
    html = head(state, parts);
    html += "<body data-page=\"" + parts.kind + '"' + script_texts(language) + ">\n";
    html += "<a class=\"skip\" href=\"#content\">" + escaped(say(language, Text::SkipToContent)) +
            "</a>\n";
    html += masthead(state, parts);
    html +=
        "<p id=\"said\" class=\"unseen\" role=\"status\"></p>\n<main id=\"content\" "
        "class=\"" +
        parts.kind + "\" tabindex=\"-1\">\n" + parts.main + "</main>\n";
    html += "<footer class=\"foot\"><p>" + escaped(say(language, Text::Footer)) +
            "</p></footer>\n</body>\n</html>\n";
    return response;
}

} // namespace fundstelle::server

#include "server/page/article_page.hpp"

#include "engine/base/error.hpp"
#include "server/page/article_text.hpp"
#include "server/page/citation.hpp"
#include "server/page/error_page.hpp"
#include "server/page/format.hpp"
#include "server/page/hit_list.hpp"
#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/messages.hpp"
#include "server/page/structured_data.hpp"
#include "server/public_address.hpp"

namespace fundstelle::server {

namespace {

constexpr std::size_t kSimilarArticles = 5;
constexpr std::size_t kLongTitle = 140; // code points: set smaller

article::Article find_article(const HttpRequest& http, const Services& services) {
    std::optional<article::Article> article = services.searcher.find_article(http.captures.front());
    if (!article) {
        throw base::Error{base::ErrorCode::NotFound, "no article has this id"};
    }
    return std::move(*article);
}

CitationStyle citation_style(const HttpRequest& http, const Services& services) {
    return {
        services.zone,
        language_of(http),
        public_address(http, services.public_url) + "/artikel/" +
            encode_component(http.captures.front())};
}

std::string page_time(base::Instant instant, const base::TimeZone& zone, const PageState& state) {
    return "<time datetime=\"" + base::to_rfc3339(instant, zone) + "\">" +
           escaped(date_and_time(instant, zone, state.language)) + "</time>";
}

std::string byline(
    const article::Article& article, const PageState& state, const base::TimeZone& zone
) {
    std::string html = "<p class=\"byline\">";
    if (!article.authors.empty()) {
        std::string names;
        for (const std::string& author : article.authors) {
            names += (names.empty() ? "" : ", ") + isolated(author);
        }
        html += "<span>" + say(state.language, Text::By, names) + "</span>";
    }
    if (!article.source.empty()) {
        html += "<span>" + isolated(article.source) + "</span>";
    }
    if (article.published_at) {
        html += "<span>" + page_time(*article.published_at, zone, state) + "</span>";
    }
    return html + "</p>\n";
}

/// Gives the way from mark to mark; without a script it leads to the first.
std::string mark_steps(std::size_t marks, Language language) {
    if (marks == 0) {
        return "";
    }
    return "<nav class=\"steps\" aria-label=\"" + escaped(say(language, Text::MarksLabel)) +
           "\"><a id=\"first-mark\" href=\"#mark-1\">" + escaped(say(language, Text::FirstMark)) +
           "</a><button type=\"button\" id=\"previous-mark\" hidden aria-label=\"" +
           escaped(say(language, Text::PreviousMark)) +
           "\">↑</button><span id=\"mark-place\" aria-live=\"polite\">" +
           whole_number(marks, language) +
           "</span><button type=\"button\" id=\"next-mark\" hidden aria-label=\"" +
           escaped(say(language, Text::NextMark)) + "\">↓</button></nav>\n";
}

/// One row of what is known about an article; values lead to searches for them.
class Facts {
public:
    explicit Facts(const PageState& state)
        : alone_(start_state(state)), language_(state.language) {}

    void add(Text name, article::Field field, const std::vector<std::string>& values) {
        std::string html;
        for (const std::string& value : values) {
            if (!value.empty()) {
                const Address address =
                    Address(alone_).add(article::field_row(field).parameter, value);
                html += (html.empty() ? "" : ", ") + ("<a href=\"" + escaped(address.on("/"))) +
                        "\">" + isolated(value) + "</a>";
            }
        }
        add(escaped(say(language_, name)), html);
    }

    void add(const std::string& name, const std::string& html) {
        if (!html.empty()) {
            html_ += "<div><dt>" + name + "</dt><dd>" + html + "</dd></div>\n";
        }
    }

    [[nodiscard]] const std::string& html() const { return html_; }

private:
    PageState alone_;
    Language language_;
    std::string html_;
};

std::string about(
    const article::Article& article, const PageState& state, const base::TimeZone& zone
) {
    Facts facts(state);
    facts.add(Text::FacetSource, article::Field::Source, {article.source});
    facts.add(Text::FacetSection, article::Field::Section, {article.section});
    facts.add(Text::FacetAuthor, article::Field::Authors, article.authors);
    facts.add(Text::FacetAgency, article::Field::Agency, {article.agency});
    facts.add(Text::FacetPlace, article::Field::Place, {article.place});
    facts.add(Text::FacetKeyword, article::Field::Keywords, article.keywords);
    if (article.updated_at) {
        facts.add(
            escaped(say(state.language, Text::Updated)), page_time(*article.updated_at, zone, state)
        );
    }
    std::string html = "<section class=\"about\">\n<h2>" +
                       escaped(say(state.language, Text::About)) + "</h2>\n<dl>\n" + facts.html() +
                       "</dl>\n";
    if (const std::string_view link = safe_link(article.url); !link.empty()) {
        html += "<p><a class=\"original\" rel=\"noopener noreferrer external\" href=\"" +
                escaped(link) + "\">" + escaped(say(state.language, Text::Original)) + "</a></p>\n";
    }
    return html + "</section>\n";
}

std::string citation_part(
    const std::string& title, const std::string& text, const std::string& file, Language language
) {
    std::string html = "<section><h3>" + title + "</h3>\n<pre tabindex=\"0\" aria-label=\"" +
                       title + "\">" + escaped(text) +
                       "</pre>\n<p class=\"tools\"><button type=\"button\" "
                       "class=\"copy\" hidden>" +
                       escaped(say(language, Text::Copy)) + "</button>";
    if (!file.empty()) {
        html += "<a download href=\"" + escaped(file) + "\">" +
                escaped(say(language, Text::Download)) + "</a>";
    }
    return html + "</p></section>\n";
}

std::string citations(const article::Article& article, const CitationStyle& style) {
    const Language language = style.language;
    const std::string path = "/artikel/" + encode_component(article.id) + "/zitat.";
    return "<div class=\"actions\">\n<details class=\"cite\" id=\"cite\"><summary>" +
           escaped(say(language, Text::Cite)) + "</summary>\n" +
           citation_part(
               std::string(say(language, Text::CitePlain)),
               plain_citation(article, style),
               "",
               language
           ) +
           citation_part("BibTeX", bibtex_citation(article, style), path + "bib", language) +
           citation_part("RIS", ris_citation(article, style), path + "ris", language) +
           "</details>\n<button type=\"button\" id=\"print\" hidden>" +
           escaped(say(language, Text::Print)) + "</button>\n</div>\n";
}

std::string similar_part(const std::string& id, const PageState& state, const Services& services) {
    search::SearchRequest request;
    request.limit = kSimilarArticles;
    request.snippets.passages = 0;
    const auto hits = services.searcher.similar(id, request);
    if (!hits || hits->empty()) {
        return "";
    }
    std::vector<search::Hit> plain = *hits;
    for (search::Hit& hit : plain) {
        hit.title.marks.clear();
        hit.duplicates = 0;
    }
    return "<section class=\"similar\">\n<h2>" + escaped(say(state.language, Text::Similar)) +
           "</h2>\n" + hit_list(plain, state, {base::now(), services.zone}) + "</section>\n";
}

std::string article_html(
    const article::Article& article,
    const SetArticle& set,
    const PageState& state,
    const base::TimeZone& zone
) {
    const bool is_long = base::count_code_points(article::display_title(article)) > kLongTitle;
    std::string html = "<article class=\"article\" lang=\"";
    html += escaped(article.language.empty() ? "de" : article.language) + "\">\n<header>\n";
    if (!article.section.empty()) {
        html += "<p class=\"kicker\">" + isolated(article.section) + "</p>\n";
    }
    html += std::string("<h1") + (is_long ? " class=\"long\"" : "") + "><bdi>" + set.title +
            "</bdi></h1>\n";
    html += set.lead.empty() ? "" : "<p class=\"lead\">" + set.lead + "</p>\n";
    html += byline(article, state, zone) + "</header>\n";
    if (!set.caption.empty()) {
        html += "<p class=\"caption\">" + set.caption + "</p>\n";
    }
    return html + "<div class=\"body\">\n" + set.body + "</div>\n</article>\n";
}

} // namespace

HttpResponse handle_article_page(const HttpRequest& http, const Services& services) {
    try {
        const PageState state = read_page_state(http, services);
        const article::Article article = find_article(http, services);
        const SetArticle set = set_article(article, state, services.searcher);
        const bool came_from_search = !state.search.query.empty() || has_filters(state);
        PageParts parts;
        parts.kind = "reading";
        parts.path = "/artikel/" + encode_component(article.id);
        parts.title = base::shorten(article::display_title(article), 100) + " – Fundstelle";
        parts.head = structured_data(article, services.zone);
        if (came_from_search) {
            std::string back = article_address(state, "");
            back.erase(0, std::string_view("/artikel/").size() - 1);
            parts.main = "<p class=\"back\"><a id=\"back\" href=\"" + escaped(back) + "\">" +
                         escaped(say(state.language, Text::BackToHits)) + "</a></p>\n";
        }
        parts.main += article_html(article, set, state, services.zone) +
                      mark_steps(set.marks, state.language) + "<div class=\"beside\">\n" +
                      about(article, state, services.zone) +
                      citations(article, citation_style(http, services)) +
                      similar_part(article.id, state, services) + "</div>\n";
        return page_response(state, parts);
    } catch (const base::Error& error) {
        return error_page(http, error);
    }
}

HttpResponse handle_bibtex(const HttpRequest& http, const Services& services) {
    HttpResponse response;
    response.body = bibtex_citation(find_article(http, services), citation_style(http, services));
    response.content_type = "application/x-bibtex; charset=utf-8";
    response.set_header("Content-Disposition", "attachment; filename=\"zitat.bib\"");
    return response;
}

HttpResponse handle_ris(const HttpRequest& http, const Services& services) {
    HttpResponse response;
    response.body = ris_citation(find_article(http, services), citation_style(http, services));
    response.content_type = "application/x-research-info-systems; charset=utf-8";
    response.set_header("Content-Disposition", "attachment; filename=\"zitat.ris\"");
    return response;
}

} // namespace fundstelle::server

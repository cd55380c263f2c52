#include <gtest/gtest.h>

#include "server/page/citation.hpp"
#include "server/page/error_page.hpp"
#include "server/page/format.hpp"
#include "server/page/html.hpp"
#include "server/page/layout.hpp"
#include "server/page/structured_data.hpp"

namespace fundstelle::server {
namespace {

HttpRequest request_with(const std::string& accepted_language, const std::string& lang) {
    HttpRequest http;
    http.method = "GET";
    http.headers = {{"accept-language", accepted_language}};
    if (!lang.empty()) {
        http.query = {{"lang", lang}};
    }
    return http;
}

TEST(Language, FollowsTheParameterThenTheBrowserThenIsGerman) {
    struct Row {
        std::string accepted;
        std::string lang;
        Language expected;
    };
    for (const Row& row : std::vector<Row>{
             {"", "", Language::German},
             {"en-GB,en;q=0.9", "", Language::English},
             {"de-AT, en;q=0.9", "", Language::German},
             {"fr, en;q=0.5, de;q=0.7", "", Language::German},
             {"fr, de;q=0.4, EN-us;q=0.7", "", Language::English},
             {"den, fr", "", Language::German},
             {"en", "de", Language::German},
             {"de", "en", Language::English},
             {"en", "xx", Language::English}}) {
        EXPECT_EQ(language_of(request_with(row.accepted, row.lang)), row.expected)
            << row.accepted << " " << row.lang;
    }
}

TEST(Address, ChangesOneThingAndBeginsTheListAnew) {
    PageState state;
    state.parameters = {
        {"q", "a b"},
        {"section", "Politik"},
        {"section", "Sport"},
        {"offset", "20"},
        {"from", "2022"}};
    EXPECT_EQ(Address(state).on("/"), "/?q=a%20b&section=Politik&section=Sport&from=2022");
    EXPECT_EQ(
        Address(state).remove("section", "Sport").set("sort", "newest").on("/"),
        "/?q=a%20b&section=Politik&from=2022&sort=newest"
    );
    EXPECT_EQ(
        Address(state).remove_filters().add("source", "x&y").on("/"), "/?q=a%20b&source=x%26y"
    );
    EXPECT_EQ(
        article_address(state, "a/b"),
        "/artikel/a%2Fb?q=a%20b&section=Politik&section=Sport&from=2022&offset=20"
    );
}

TEST(Page, EscapesEverythingTyped) {
    PageState state;
    state.search.query = "\"><script>alert(1)</script>";
    state.parameters = {{"q", state.search.query}, {"from", "\"><b>"}};
    PageParts parts;
    parts.title = "<title>\u202e";
    parts.kind = "text";
    const HttpResponse page = page_response(state, parts);
    EXPECT_EQ(page.body.find("<script>alert"), std::string::npos);
    EXPECT_EQ(page.body.find("\"><b>"), std::string::npos);
    EXPECT_NE(page.body.find("<title>&lt;title&gt;</title>"), std::string::npos);
}

TEST(Page, HasAStrictPolicy) {
    bool has_policy = false;
    PageParts parts;
    parts.kind = "text";
    for (const NamedValue& field : page_response({}, parts).headers) {
        if (field.first == "Content-Security-Policy") {
            has_policy = true;
            EXPECT_EQ(field.second.find("unsafe"), std::string::npos);
            EXPECT_TRUE(field.second.starts_with("default-src 'none'"));
        }
    }
    EXPECT_TRUE(has_policy);
}

TEST(Page, LinksOnlyToTheWeb) {
    EXPECT_EQ(safe_link("https://example.org/"), "https://example.org/");
    for (const char* url :
         {"javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//example.org", ""}) {
        EXPECT_EQ(safe_link(url), "") << url;
    }
}

TEST(Page, KeepsDirectionMarksOutOfPlainText) {
    EXPECT_EQ(without_direction_marks("a\u202eb\u2067c\u200f \u00e4"), "abc \u00e4");
}

TEST(ErrorPage, IsForReadersAlone) {
    HttpRequest http;
    http.method = "GET";
    http.path = "/nirgends";
    EXPECT_FALSE(wants_page(http));
    http.headers = {{"accept", "text/html,application/xhtml+xml"}};
    EXPECT_TRUE(wants_page(http));
    const HttpResponse page = error_page(http, base::Error{base::ErrorCode::NotFound, "x"});
    EXPECT_EQ(page.status, 404);
    EXPECT_NE(page.body.find("Diese Seite gibt es nicht"), std::string::npos);
    http.path = "/v1/nirgends";
    EXPECT_FALSE(wants_page(http));
}

article::Article cited() {
    article::Article article;
    article.id = "a_1";
    article.title = "50 % & {mehr}";
    article.authors = {"Ruth Kesselbach", "Luis von Ahn"};
    article.source = "Blatt";
    article.language = "de";
    article.published_at = base::Instant{1'645'723'800};
    article.url = "javascript:alert(1)";
    return article;
}

TEST(Citation, NamesAuthorsTitleSourceAndDate) {
    const base::TimeZone zone;
    const CitationStyle style{zone, Language::German, "https://f.example/artikel/a_1"};
    EXPECT_EQ(
        plain_citation(cited(), style),
        "Ruth Kesselbach, Luis von Ahn: „50 % & {mehr}“. In: Blatt, 24. Februar 2022. "
        "https://f.example/artikel/a_1"
    );
    EXPECT_EQ(
        bibtex_citation(cited(), style),
        "@article{a-1,\n  author = {Kesselbach, Ruth and von Ahn, Luis},\n"
        "  title = {{50 \\% \\& \\{mehr\\}}},\n  journal = {Blatt},\n  year = {2022},\n"
        "  month = {2},\n  day = {24},\n  url = {https://f.example/artikel/a_1},\n"
        "  language = {de}\n}\n"
    );
    EXPECT_EQ(
        ris_citation(cited(), style),
        "TY  - NEWS\r\nAU  - Kesselbach, Ruth\r\nAU  - von Ahn, Luis\r\nTI  - 50 % & {mehr}\r\n"
        "T2  - Blatt\r\nPY  - 2022\r\nDA  - 2022/02/24\r\nLA  - de\r\n"
        "UR  - https://f.example/artikel/a_1\r\nER  - \r\n"
    );
}

TEST(Citation, KeepsEachFieldOnItsLine) {
    article::Article article;
    article.id = "x";
    article.title = "Zeile\nTY  - BOOK";
    const base::TimeZone zone;
    const std::string ris = ris_citation(article, {zone, Language::English, "http://f.example/x"});
    EXPECT_EQ(ris.find("\nTY"), std::string::npos);
    EXPECT_EQ(
        plain_citation(article, {zone, Language::English, "http://f.example/x"}),
        "“Zeile TY  - BOOK”. http://f.example/x"
    );
}

TEST(StructuredData, CannotBeEndedByAText) {
    article::Article article = cited();
    article.title = "</script><script>alert(1)</script><!--";
    const std::string html = structured_data(article, base::TimeZone{});
    EXPECT_EQ(html.find("</script>"), html.rfind("</script>"));
    EXPECT_EQ(html.find("<!--"), std::string::npos);
    EXPECT_NE(html.find("\"@type\":\"NewsArticle\""), std::string::npos) << html;
    EXPECT_EQ(html.find("javascript:"), std::string::npos);
}

} // namespace
} // namespace fundstelle::server

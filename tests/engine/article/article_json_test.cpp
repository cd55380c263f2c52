#include "engine/article/article_json.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fundstelle::article {
namespace {

using namespace std::string_literals;
using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

ArticleOrReason read(std::string_view text) {
    return article_from_json(text, base::TimeZone::load("Europe/Berlin"));
}

Article article_of(std::string_view text) {
    const ArticleOrReason result = read(text);
    const std::string* reason = std::get_if<std::string>(&result);
    EXPECT_EQ(reason, nullptr) << *reason;
    return reason == nullptr ? std::get<Article>(result) : Article{};
}

std::string reason_of(std::string_view text) {
    const ArticleOrReason result = read(text);
    const std::string* reason = std::get_if<std::string>(&result);
    return reason == nullptr ? "" : *reason;
}

constexpr std::string_view kOwn = R"({
    "id": "a-1", "title": "Nato bereit", "lead": "Die Allianz.", "body": "Die Nato.\n\nIst bereit.",
    "caption": "Stoltenberg. Foto: dpa/Mayo", "published_at": "2022-02-24T18:40:00+01:00",
    "updated_at": "2022-02-25", "section": "Politik", "source": "Stuttgarter Zeitung", "agency": "dpa",
    "place": "Brüssel", "language": "de-AT", "url": "https://example.org/a-1",
    "authors": ["Anna Schneider", "Jörg Müller"], "keywords": ["Nato", "Ukraine"], "credit": "dpa/Mayo",
    "crossheads": ["Ist bereit."], "unknown": {"is": ["passed", "over", 1e5, null]}})";

TEST(ArticleFromJson, ReadsOurNames) {
    const Article article = article_of(kOwn);
    EXPECT_EQ(article.id, "a-1");
    EXPECT_EQ(article.title, "Nato bereit");
    EXPECT_EQ(article.lead, "Die Allianz.");
    EXPECT_EQ(article.body, "Die Nato.\n\nIst bereit.");
    EXPECT_EQ(article.caption, "Stoltenberg. Foto: dpa/Mayo");
    EXPECT_EQ(article.published_at->seconds, 1645724400);
    EXPECT_EQ(article.updated_at->seconds, 1645743600);
    EXPECT_EQ(article.section, "Politik");
    EXPECT_EQ(article.source, "Stuttgarter Zeitung");
    EXPECT_EQ(article.agency, "dpa");
    EXPECT_EQ(article.place, "Brüssel");
    EXPECT_EQ(article.language, "de-AT");
    EXPECT_EQ(article.url, "https://example.org/a-1");
    EXPECT_THAT(article.authors, ElementsAre("Anna Schneider", "Jörg Müller"));
    EXPECT_THAT(article.keywords, ElementsAre("Nato", "Ukraine"));
    EXPECT_EQ(article.credit, "dpa/Mayo");
    EXPECT_THAT(article.crossheads, ElementsAre("Ist bereit."));
}

TEST(ArticleToJson, IsReadBackAsItWas) {
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    const Article article = article_of(kOwn);
    const std::string written = article_to_json(article, zone);
    EXPECT_EQ(article_of(written), article);
    EXPECT_THAT(written, StartsWith(R"({"id":"a-1","title":"Nato bereit","lead":)"));
    EXPECT_THAT(written, HasSubstr(R"("published_at":"2022-02-24T18:40:00+01:00")"));
}

TEST(ArticleToJson, LeavesOutWhatIsEmpty) {
    Article article;
    article.id = "a-1";
    article.title = "Nato";
    EXPECT_EQ(article_to_json(article, base::TimeZone()), R"({"id":"a-1","title":"Nato"})");
}

TEST(ArticleFromJson, ReadsSchemaOrg) {
    const Article article = article_of(R"({
        "@context": "https://schema.org", "@type": "NewsArticle", "@id": "https://example.org/a#artikel",
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.org/a"},
        "headline": "Nato bereit", "description": "Die Allianz.", "articleBody": "Die Nato.",
        "datePublished": "2022-02-24T18:40:00+01:00", "dateModified": "2022-02-25",
        "author": [{"@type": "Person", "name": "Anna Schneider"}, "Jörg Müller"],
        "articleSection": ["Politik", "Ausland"], "publisher": {"@type": "Organization", "name": "Zeitung"},
        "inLanguage": "de-DE", "keywords": "Nato, Ukraine,, Krieg",
        "contentLocation": {"@type": "Place", "name": "Brüssel"},
        "image": [{"@type": "ImageObject", "caption": "Stoltenberg", "creditText": "dpa"}]})");
    EXPECT_EQ(article.id, "https://example.org/a#artikel");
    EXPECT_EQ(article.url, "https://example.org/a");
    EXPECT_EQ(article.title, "Nato bereit");
    EXPECT_EQ(article.lead, "Die Allianz.");
    EXPECT_EQ(article.body, "Die Nato.");
    EXPECT_TRUE(article.published_at && article.updated_at);
    EXPECT_THAT(article.authors, ElementsAre("Anna Schneider", "Jörg Müller"));
    EXPECT_EQ(article.section, "Politik");
    EXPECT_EQ(article.source, "Zeitung");
    EXPECT_EQ(article.language, "de-DE");
    EXPECT_THAT(article.keywords, ElementsAre("Nato", "Ukraine", "Krieg"));
    EXPECT_EQ(article.place, "Brüssel");
    EXPECT_EQ(article.caption, "Stoltenberg");
    EXPECT_EQ(article.credit, "dpa");
}

TEST(ArticleFromJson, ReadsSchemaOrgsOtherShapes) {
    const Article article = article_of(R"({"@graph": [{"@type": "WebSite", "name": "Zeitung"},
        {"@type": ["Article", "NewsArticle"], "headline": "Nato", "author": {"name": "Anna Schneider"},
         "publisher": "Zeitung", "dateline": "Brüssel", "url": "https://example.org/a", "image": "a.jpg",
         "contentLocation": {"address": {"addressLocality": "Gent"}}}]})");
    EXPECT_EQ(article.title, "Nato");
    EXPECT_THAT(article.authors, ElementsAre("Anna Schneider"));
    EXPECT_EQ(article.source, "Zeitung");
    EXPECT_EQ(article.place, "Brüssel");
    EXPECT_THAT(article.id, StartsWith("u-"));
}

TEST(ArticleFromJson, ReadsNinjsOfAllVersions) {
    const Article first =
        article_of(R"({"uri": "urn:a", "headline": "Nato", "body_text": "Die Nato.",
        "body_xhtml": "<p>Anders</p>", "versioncreated": "2022-02-24T18:40:00Z", "byline": "Von Anna Schneider, dpa",
        "located": "Brüssel", "place": [{"name": "Belgien"}], "subject": [{"name": "Krieg"}, {"code": "1"}],
        "description_text": "Die Allianz.", "description_caption": "Stoltenberg"})");
    EXPECT_EQ(first.id, "urn:a");
    EXPECT_EQ(first.body, "Die Nato.");
    EXPECT_EQ(first.published_at->seconds, 1645728000);
    EXPECT_FALSE(first.updated_at);
    EXPECT_THAT(first.authors, ElementsAre("Anna Schneider"));
    EXPECT_EQ(first.agency, "dpa");
    EXPECT_EQ(first.place, "Brüssel");
    EXPECT_THAT(first.keywords, ElementsAre("Krieg"));
    EXPECT_EQ(first.lead, "Die Allianz.");
    EXPECT_EQ(first.caption, "Stoltenberg");

    const Article third = article_of(R"({"uri": "urn:b", "title": "intern",
        "headlines": [{"role": "short", "value": "Kurz"}, {"role": "main", "value": "Nato"}],
        "bodies": [{"role": "xhtml", "contentType": "text/html", "value": "<p>A</p><h2>B</h2><p>C &amp; D</p>"}],
        "versionCreated": "2022-02-24T18:40:00Z", "by": "Von Anna Schneider und Jörg Müller, dpa",
        "infoSources": [{"name": "dpa"}], "subjects": [{"name": "Krieg"}],
        "descriptions": [{"role": "caption", "value": "Stoltenberg"}, {"role": "text", "value": "Die Allianz."}]})"
    );
    EXPECT_EQ(third.title, "Nato");
    EXPECT_EQ(third.body, "A\n\nB\n\nC & D");
    EXPECT_THAT(third.authors, ElementsAre("Anna Schneider", "Jörg Müller"));
    EXPECT_EQ(third.source, "dpa");
    EXPECT_EQ(third.agency, "dpa");
    EXPECT_EQ(third.lead, "Die Allianz.");
    EXPECT_EQ(third.caption, "Stoltenberg");
    EXPECT_THAT(third.keywords, ElementsAre("Krieg"));
}

TEST(ArticleFromJson, PrefersOurNames) {
    const Article article = article_of(
        R"({"headline": "Anders", "title": "Nato", "articleBody": "Anders", "body": "Die Nato.", "lead": " ",
            "description": "Die Allianz.", "author": "Anders", "authors": ["Anna Schneider"]})"
    );
    EXPECT_EQ(article.title, "Nato");
    EXPECT_EQ(article.body, "Die Nato.");
    EXPECT_EQ(article.lead, "Die Allianz.");
    EXPECT_THAT(article.authors, ElementsAre("Anna Schneider"));
}

TEST(ArticleFromJson, TakesInWhatIsUnusual) {
    EXPECT_EQ(article_of(R"({"id": 17, "title": "a"})").id, "17");
    EXPECT_EQ(article_of(R"({"title": "a", "title": "b"})").title, "b");
    EXPECT_EQ(article_of("\xEF\xBB\xBF{\"title\": \"a\"}").title, "a");
    EXPECT_EQ(article_of(R"({"title": "a\u0000b"})").title, "ab");
    EXPECT_EQ(article_of(R"({"title": "\ud83d\ude00"})").title, "😀");
    EXPECT_EQ(
        article_of(R"({"title": "a", "lead": null, "published_at": null, "authors": []})").language,
        "de"
    );
    EXPECT_FALSE(article_of(R"({"title": "a", "published_at": ""})").published_at);
    EXPECT_THAT(
        article_of(R"({"title": "a", "authors": "Anna Schneider"})").authors,
        ElementsAre("Anna Schneider")
    );
    EXPECT_THAT(
        article_of(R"({"title": "a", "keywords": ["Nato, die", "b"]})").keywords,
        ElementsAre("Nato, die", "b")
    );
}

TEST(ArticleFromJson, TakesALiveBlog) {
    std::string body;
    while (body.size() < 300'000) {
        body += "12.30 Uhr: Die Lage ist unübersichtlich.\n\n";
    }
    const Article article = article_of(json{{"title", "Live"}, {"body", body}}.dump());
    EXPECT_EQ(article.body.size(), body.size() - 2);
}

TEST(ArticleFromJson, MakesAnIdOfALongAddress) {
    const std::string address = "https://example.org/" + std::string(300, 'a');
    const Article article = article_of(json{{"title", "a"}, {"@id", address}}.dump());
    EXPECT_EQ(article.url, address);
    EXPECT_THAT(article.id, StartsWith("u-"));
}

TEST(ArticleFromJson, SaysWhyNot) {
    struct Case {
        std::string_view text;
        std::string_view reason;
    };
    for (const Case& entry : {
             Case{
                 R"({"title": "a", "published_at": "31.2.2022"})",
                 R"(published_at: "31.2.2022" is not a date)"},
             Case{
                 R"({"title": "a", "datePublished": "2022-02-31"})",
                 R"(datePublished: "2022-02-31" is not a date)"},
             Case{
                 R"({"title": "a", "published_at": 1645724400})",
                 "published_at: is a number, not a string"},
             Case{R"({"title": "a", "body": 5})", "body: is a number, not a string"},
             Case{R"({"title": ["a"]})", "title: is a list, not a string"},
             Case{R"({"title": {"de": "a"}})", "title: is an object, not a string"},
             Case{R"({"title": true})", "title: is a boolean, not a string"},
             Case{R"({"title": "a", "id": 1.5})", "id: is a number, not a string"},
             Case{R"({"title": "a", "authors": 1})", "authors: is a number, not a list of strings"},
             Case{
                 R"({"title": "a", "authors": ["b", 1]})",
                 "authors: holds a number, not only strings"},
             Case{R"({"headline": 5})", "headline: is a number, not a string"},
             Case{R"({"id": "a"})", "body: title and body are both empty"},
             Case{"{}", "body: title and body are both empty"},
             Case{"[]", "is a list, not an object"},
             Case{"\"a\"", "is a string, not an object"},
             Case{"17", "is a number, not an object"},
             Case{"null", "is null, not an object"},
         }) {
        EXPECT_EQ(reason_of(entry.text), entry.reason) << entry.text;
    }
}

// The cases that JSON parsers are known to differ on (after N. Seriot, Parsing JSON is a
// Minefield).
TEST(ArticleFromJson, RefusesBrokenJson) {
    struct Case {
        std::string text;
        std::string_view reason;
    };
    for (const Case& entry : {
             Case{"", "byte 1: broken JSON: unexpected end of input"},
             Case{
                 R"({"title": "a"})"s.substr(0, 13),
                 "byte 14: broken JSON: unexpected end of input"},
             Case{R"({"title": "a)", "byte 13: broken JSON: unexpected end of input"},
             Case{R"({"title": "a",})", "byte 15: broken JSON: unexpected \"}\""},
             Case{R"({'title': "a"})", "byte 2: broken JSON: unexpected \"'\""},
             Case{R"({title: "a"})", "byte 3: broken JSON: unexpected \"i\""},
             Case{R"({"title": "a"} {})", "byte 16: broken JSON: unexpected \"{\""},
             Case{R"({"title": NaN})", "byte 11: broken JSON: unexpected \"N\""},
             Case{R"({"a": -Infinity})", "byte 8: broken JSON: unexpected \"I\""},
             Case{R"({"a": 01})", "byte 8: broken JSON: unexpected \"1\""},
             Case{R"({"a": .5})", "byte 7: broken JSON: unexpected \".\""},
             Case{R"({"a": 0x1})", "byte 8: broken JSON: unexpected \"x\""},
             Case{R"({"a": 1e999})", "broken JSON: a number is too large"},
             Case{"{\"a\": \"b\nc\"}", "byte 9: broken JSON: unexpected control character"},
             Case{"{\"a\": \"b\0c\"}"s, "byte 9: broken JSON: unexpected control character"},
             Case{"{\"a\": 1}\0"s, "byte 9: broken JSON: unexpected control character"},
             Case{R"({"a": "\x"})", "byte 9: broken JSON: unexpected \"x\""},
             Case{
                 R"({"a": 1 // b
                })",
                 "byte 9: broken JSON: unexpected \"/\""},
             Case{"{\"title\": \"\xC0\xAF\"}", "byte 12: not valid UTF-8"},
             Case{"{\"title\": \"\xED\xA0\x80\"}", "byte 12: not valid UTF-8"},
             Case{"{\"title\": \"\xFF\"}", "byte 12: not valid UTF-8"},
             Case{"\xFF\xFE{\0"s, "byte 1: not valid UTF-8"},
         }) {
        EXPECT_EQ(reason_of(entry.text), entry.reason) << entry.text;
    }
    EXPECT_THAT(reason_of(R"({"title": "\ud800"})"), HasSubstr("broken JSON"));
    EXPECT_THAT(reason_of(R"({"title": "\udc00\ud800"})"), HasSubstr("broken JSON"));
    EXPECT_THAT(reason_of(R"({"title": "\ud800\u0041"})"), HasSubstr("broken JSON"));
}

TEST(ArticleFromJson, RefusesDeepNesting) {
    const auto nested = [](std::size_t depth) {
        return R"({"title": "[[[[", "a": )" + std::string(depth, '[') + std::string(depth, ']') +
               "}";
    };
    EXPECT_EQ(reason_of(nested(63)), "");
    EXPECT_EQ(reason_of(nested(64)), "byte 87: nested too deep");
    EXPECT_THAT(reason_of(std::string(1'000'000, '[')), HasSubstr("nested too deep"));
}

TEST(ArticleFromJson, RefusesTooMuchText) {
    const std::string body(kMaxTextBytes + 1, 'x');
    EXPECT_THAT(
        reason_of(json{{"body", body}}.dump()), StartsWith("body: title, lead, body and caption")
    );
}

TEST(ArticleFromJson, ReadsAParsedValue) {
    const ArticleOrReason result = article_from_value(json{{"title", "a"}}, base::TimeZone());
    ASSERT_TRUE(std::holds_alternative<Article>(result));
    EXPECT_EQ(std::get<Article>(result).title, "a");
}

} // namespace
} // namespace fundstelle::article

#include "engine/article/article.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

using namespace std::string_literals;
using testing::ElementsAre;
using testing::MatchesRegex;

Article completed(Article article) {
    complete(article);
    return article;
}

Article whole_article() {
    Article article;
    article.id = "a-1";
    article.title = "Die Nato ist bereit";
    article.body = "Die Nato ist bereit.";
    article.language = "de";
    return article;
}

TEST(Complete, CleansEveryText) {
    Article article = whole_article();
    article.title = " Bu\u0308ndnis\0 \n"s;
    article.body = "Eins.\r\n\r\n\r\nZwei.\x01";
    article.authors = {" Anna Schneider ", "", "  ", "Anna Schneider", "Jörg\nMüller"};
    complete(article);
    EXPECT_EQ(article.title, "Bündnis");
    EXPECT_EQ(article.body, "Eins.\n\nZwei.");
    EXPECT_THAT(article.authors, ElementsAre("Anna Schneider", "Jörg Müller"));
}

TEST(Complete, IsDoneOnce) {
    const Article once = completed(whole_article());
    EXPECT_EQ(completed(once), once);
}

TEST(Complete, GivesALanguageInItsUsualCase) {
    struct Case {
        std::string_view written;
        std::string_view tag;
    };
    for (const Case& entry :
         {Case{"", "de"},
          Case{"DE", "de"},
          Case{"de_at", "de-AT"},
          Case{"ZH-hant-tw", "zh-Hant-TW"}}) {
        Article article = whole_article();
        article.language = entry.written;
        EXPECT_EQ(completed(article).language, entry.tag);
    }
}

TEST(Complete, DerivesAnIdFromTheUrl) {
    Article article = whole_article();
    article.id.clear();
    article.url = "https://example.org/a";
    const std::string id = completed(article).id;
    EXPECT_THAT(id, MatchesRegex("u-[0-9a-f]{32}"));
    article.title = "Anders";
    EXPECT_EQ(completed(article).id, id);
    article.url += "b";
    EXPECT_NE(completed(article).id, id);
}

TEST(Complete, DerivesAnIdFromTheContent) {
    Article article = whole_article();
    article.id.clear();
    const std::string id = completed(article).id;
    EXPECT_THAT(id, MatchesRegex("c-[0-9a-f]{32}"));
    Article other = article;
    other.section = "Politik";
    EXPECT_EQ(completed(other).id, id);
    other.published_at = base::Instant{1};
    EXPECT_NE(completed(other).id, id);
    Article shifted = article;
    shifted.title += shifted.body.substr(0, 1);
    shifted.body.erase(0, 1);
    EXPECT_NE(completed(shifted).id, id);
}

// Ids are what replaces an article: they may never change from version to version.
TEST(Complete, DerivesTheSameIdForEver) {
    Article article = whole_article();
    article.id.clear();
    EXPECT_EQ(completed(article).id, "c-f608da8c56d2543f5aee96c5e808aac3");
    article.url = "https://example.org/a";
    EXPECT_EQ(completed(article).id, "u-932885c98e32c8621dbdb3fea27b4ce1");
}

TEST(BrokenRule, IsNoneForAWholeArticle) {
    EXPECT_EQ(broken_rule(completed(whole_article())), std::nullopt);
    Article titled = whole_article();
    titled.body.clear();
    EXPECT_EQ(broken_rule(completed(titled)), std::nullopt);
}

TEST(BrokenRule, NamesFieldAndRule) {
    struct Case {
        void (*spoil)(Article&);
        std::string_view reason;
    };
    for (const Case& entry : {
             Case{
                 [](Article& a) { a.id.assign(kMaxIdBytes + 1, 'x'); },
                 "id: longer than 200 bytes"},
             Case{
                 [](Article& a) {
                     a.title = " ";
                     a.body = "\x01\n";
                 },
                 "body: title and body are both empty"},
             Case{
                 [](Article& a) { a.body.assign(kMaxTextBytes, 'x'); },
                 "body: title, lead, body and caption are together longer than 16777216 bytes"},
             Case{[](Article& a) { a.section.assign(501, 'x'); }, "section: longer than 500 bytes"},
             Case{[](Article& a) { a.url.assign(4001, 'x'); }, "url: longer than 4000 bytes"},
             Case{
                 [](Article& a) { a.keywords = {std::string(501, 'x')}; },
                 "keywords: longer than 500 bytes"},
             Case{
                 [](Article& a) {
                     for (int count = 0; count < 101; ++count) {
                         a.authors.push_back("Autor " + std::to_string(count));
                     }
                 },
                 "authors: more than 100 entries"},
             Case{
                 [](Article& a) { a.language = "deutsch (Schweiz)"; },
                 "language: \"deutsch (schweiz)\" is not a BCP 47 tag"},
         }) {
        Article article = whole_article();
        entry.spoil(article);
        EXPECT_EQ(broken_rule(completed(article)), entry.reason);
    }
}

TEST(DisplayTitle, IsTheTitle) {
    EXPECT_EQ(display_title(whole_article()), "Die Nato ist bereit");
}

TEST(DisplayTitle, FallsBackToTheFirstSentence) {
    Article article;
    article.body = "Eins ist da. Zwei nicht.";
    EXPECT_EQ(display_title(article), "Eins ist da.");
    article.lead = "Der Vorspann. Er geht weiter.";
    EXPECT_EQ(display_title(article), "Der Vorspann.");
}

TEST(DisplayTitle, CutsAtAWordsEnd) {
    Article article;
    for (int count = 0; count < 30; ++count) {
        article.body += "Übergröße ";
    }
    const std::string title = display_title(article);
    EXPECT_LE(base::count_code_points(title), 100U);
    EXPECT_TRUE(title.ends_with("Übergröße…")) << title;
}

} // namespace
} // namespace fundstelle::article

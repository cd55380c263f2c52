#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/hit_stream.hpp"
#include "engine/search/searcher.hpp"
#include "tests/engine/search/searched_articles.hpp"

namespace fundstelle::search {
namespace {

/// A searcher over articles in which some phrases stand nowhere.
class LoosePhrase : public SearchedArticles {
protected:
    LoosePhrase()
        : SearchedArticles({
              index::make_article(
                  "haus",
                  "Häuser am Markt",
                  "Die alten Häuser werden saniert. Der Gemeinderat stimmte zu."
              ),
              index::make_article("ohne", "Ohne Datum", "Ein Haus ohne Datum."),
              index::make_article("hafen", "", "Kräne im Hafen, auch einer ohne Haken."),
              index::make_article("kran", "", "Der größte der vier grünen Kräne wird verkauft."),
              index::make_article("gruen", "", "Grüne Wiesen, grüne Wälder."),
          }) {}

    std::vector<std::string> warnings(const std::string& query) const {
        SearchRequest request;
        request.query = query;
        std::vector<std::string> messages;
        for (const QueryWarning& warning : searcher_.search(request).warnings) {
            messages.push_back(warning.message);
        }
        return messages;
    }
};

TEST_F(LoosePhrase, ThatIsLongIsSoughtAsItsWords) {
    EXPECT_EQ(found("\"die alten Häuser werden saniert\""), "haus");
    SearchRequest request;
    request.query = "\"die alten Häuser sind saniert\"";
    const SearchResponse response = searcher_.search(request);
    ASSERT_EQ(response.total, 2U);
    EXPECT_EQ(response.hits.front().id, "haus");
    ASSERT_EQ(response.warnings.size(), 1U);
    EXPECT_EQ(
        response.warnings.front().message,
        "the phrase stands nowhere; articles with its words are shown"
    );
    EXPECT_EQ(response.understood, request.query);
    request.match = MatchMode::All;
    EXPECT_EQ(searcher_.search(request).total, 0U);
    request.match = MatchMode::Any;
    for (const char* query :
         {"\"Häuser alten die\"",
          "+\"die alten Häuser sind saniert\"",
          "titel:\"die alten Häuser sind saniert\"",
          "\"diese zwölf fehlen hier\""}) {
        request.query = query;
        const SearchResponse strict = searcher_.search(request);
        EXPECT_EQ(strict.total, 0U) << query;
        EXPECT_TRUE(strict.warnings.empty()) << query;
    }
}

TEST_F(LoosePhrase, BesideOtherWordsIsSoughtAsItsWords) {
    const std::string query = "Hafen \"vier Kräne\"";
    EXPECT_EQ(found(query), "hafen kran");
    EXPECT_EQ(
        warnings(query),
        (std::vector<std::string>{"\"vier Kräne\" stands nowhere; its words are sought"})
    );
    SearchRequest request;
    request.query = query;
    EXPECT_EQ(searcher_.search(request).understood, query);
    request.match = MatchMode::Any;
    EXPECT_EQ(found(request), "hafen kran");
    request.match = MatchMode::All;
    EXPECT_EQ(found(request), "");
    EXPECT_TRUE(searcher_.search(request).warnings.empty());
}

TEST_F(LoosePhrase, StaysOneWhereItStandsOrIsDemanded) {
    EXPECT_EQ(found("Hafen \"grünen Kräne\""), "kran hafen");
    EXPECT_TRUE(warnings("Hafen \"grünen Kräne\"").empty());
    for (const char* query :
         {"Hafen +\"vier Kräne\"",
          "Hafen ODER \"vier Kräne\"",
          "Hafen UND \"vier Kräne\"",
          "Hafen -\"vier Kräne\"",
          "Hafen titel:\"vier Kräne\"",
          "\"vier Kräne\""}) {
        EXPECT_TRUE(warnings(query).empty()) << query;
    }
    EXPECT_EQ(found("Hafen +\"vier Kräne\""), "");
    EXPECT_EQ(found("Hafen ODER \"vier Kräne\""), "hafen");
}

TEST_F(LoosePhrase, IsNamedWhereSeveralAre) {
    const std::string query = "Hafen \"vier Kräne\" \"grünen Kräne\" \"alte Häuser\"";
    const std::vector<std::string> messages = warnings(query);
    ASSERT_EQ(messages.size(), 2U);
    EXPECT_TRUE(messages[0].starts_with("\"vier Kräne\"")) << messages[0];
    EXPECT_TRUE(messages[1].starts_with("\"alte Häuser\"")) << messages[1];
}

TEST_F(LoosePhrase, IsSoughtByExportsLikewise) {
    const auto exported = [&](const std::string& query, MatchMode match) {
        SearchRequest request;
        request.query = query;
        request.match = match;
        HitStream hits(snapshots_, base::TimeZone{}, request, {});
        std::string ids;
        while (const auto article = hits.next()) {
            ids += (ids.empty() ? "" : " ") + article->id;
        }
        return ids;
    };
    EXPECT_EQ(exported("Hafen \"vier Kräne\"", MatchMode::Auto), "hafen kran");
    EXPECT_EQ(exported("Hafen \"vier Kräne\"", MatchMode::All), "");
    EXPECT_EQ(exported("\"die alten Häuser sind saniert\"", MatchMode::Auto), "haus ohne");
    EXPECT_EQ(exported("\"die alten Häuser sind saniert\"", MatchMode::All), "");
}

TEST_F(LoosePhrase, IsNoMatterByTime) {
    SearchRequest request;
    request.query = "Hafen \"vier Kräne\"";
    request.sort = SortOrder::Newest;
    EXPECT_EQ(found(request), "hafen") << "words alone would come before it";
}

} // namespace
} // namespace fundstelle::search

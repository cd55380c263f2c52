#include "engine/search/searcher.hpp"

#include <atomic>
#include <map>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/search/snippet.hpp"
#include "tests/engine/search/searched_articles.hpp"

namespace fundstelle::search {
namespace {

article::Article dated(
    std::string id, std::string title, std::string body, std::int64_t published
) {
    article::Article article =
        index::make_article(std::move(id), std::move(title), std::move(body));
    article.published_at = base::Instant{published};
    article.section = published % 2 == 0 ? "Politik" : "Lokales";
    article.authors = {"Anna Schneider"};
    return article;
}

/// A searcher over a few articles.
class SearcherTest : public SearchedArticles {
protected:
    SearcherTest()
        : SearchedArticles({
              dated(
                  "haus",
                  "Häuser am Markt",
                  "Die alten Häuser werden saniert. Der Gemeinderat stimmte zu.",
                  1000
              ),
              dated(
                  "nato",
                  "Nato berät über Ostflanke",
                  "Artikel 5 des Vertrags gilt, sagte der Generalsekretär.",
                  2001
              ),
              dated(
                  "markt",
                  "Wochenmarkt zieht um",
                  "Der Markt zieht vom Rathaus an den Fluss. Artikel gibt es dort viele.",
                  3000
              ),
              index::make_article("ohne", "Ohne Datum", "Ein Haus ohne Datum."),
          }) {}
};

TEST_F(SearcherTest, FindsWhateverTheInflectionAndCase) {
    for (const char* query : {"Haus", "haus", "HÄUSER", "Häusern", "Haeuser"}) {
        EXPECT_EQ(found(query), "haus ohne") << query;
    }
}

TEST_F(SearcherTest, AnEmptyQueryGivesAllNewestFirst) {
    EXPECT_EQ(found(""), "markt nato haus ohne");
}

TEST_F(SearcherTest, OrdersByTimeWithUndatedLast) {
    SearchRequest request;
    request.query = "haus OR markt OR ohne OR nato";
    request.sort = SortOrder::Oldest;
    EXPECT_EQ(found(request), "haus nato markt ohne");
    request.sort = SortOrder::Newest;
    EXPECT_EQ(found(request), "markt nato haus ohne");
}

TEST_F(SearcherTest, PhrasesAreExact) {
    EXPECT_EQ(found("\"Artikel 5\""), "nato");
    EXPECT_EQ(found("\"Häuser am Markt\""), "haus");
    EXPECT_EQ(found("\"Haus am Markt\""), "");
}

TEST_F(SearcherTest, ExclusionsExclude) {
    EXPECT_EQ(found("Haus -Datum"), "haus");
    EXPECT_EQ(found("Haus NICHT Datum"), "haus");
}

TEST_F(SearcherTest, AutoShowsAllWordsFirstThenAny) {
    EXPECT_EQ(found("Markt Fluss"), "markt haus");
    SearchRequest request;
    request.query = "Markt Fluss";
    request.match = MatchMode::All;
    EXPECT_EQ(found(request), "markt");
    request.match = MatchMode::Any;
    EXPECT_EQ(searcher_.search(request).total, 2U);
}

TEST_F(SearcherTest, AutoTakesLongQueriesForSentences) {
    SearchRequest request;
    request.query = "Häuser werden saniert Gemeinderat Ostflanke";
    EXPECT_EQ(searcher_.search(request).total, 3U);
    request.match = MatchMode::All;
    EXPECT_EQ(searcher_.search(request).total, 0U);
}

TEST_F(SearcherTest, PagesNeitherRepeatNorSkip) {
    SearchRequest request;
    request.query = "Haus Markt Nato Datum";
    request.limit = 1;
    std::map<std::string, int> seen;
    for (request.offset = 0; request.offset < 4; ++request.offset) {
        ++seen[found(request)];
    }
    EXPECT_EQ(seen.size(), 4U);
    request.offset = 4;
    EXPECT_EQ(found(request), "");
}

TEST_F(SearcherTest, FiltersByValueAndTime) {
    SearchRequest request;
    request.filters = {{article::Field::Section, {"Politik"}}};
    EXPECT_EQ(found(request), "markt haus");
    request.filters = {{article::Field::Section, {"Politik", "Lokales"}}};
    EXPECT_EQ(found(request), "markt nato haus");
    request.published = {base::Instant{2001}, base::Instant{3000}};
    EXPECT_EQ(found(request), "nato");
    request.filters = {{article::Field::Section, {"politik"}}};
    EXPECT_EQ(found(request), "");
}

TEST_F(SearcherTest, HitsCarryWhatTheyShow) {
    SearchRequest request;
    request.query = "Generalsekretär";
    const SearchResponse response = searcher_.search(request);
    ASSERT_EQ(response.hits.size(), 1U);
    const Hit& hit = response.hits.front();
    EXPECT_EQ(hit.title.text, "Nato berät über Ostflanke");
    EXPECT_EQ(hit.section, "Lokales");
    EXPECT_EQ(hit.authors, std::vector<std::string>{"Anna Schneider"});
    ASSERT_EQ(hit.snippets.size(), 1U);
    EXPECT_EQ(
        to_html(hit.snippets.front()),
        "Artikel 5 des Vertrags gilt, sagte der <mark>Generalsekretär</mark>."
    );
    EXPECT_TRUE(response.total_is_exact);
    EXPECT_GT(hit.score, 0);
}

TEST_F(SearcherTest, NoQueryThrows) {
    for (const char* query :
         {"AND",
          "(((",
          "\"",
          "-",
          "a* b* c*",
          "\xff\xfe",
          "titel:",
          "x NEAR y",
          "+",
          "~",
          "datum:morgen"}) {
        EXPECT_NO_THROW((void)found(query)) << query;
    }
    EXPECT_NO_THROW((void)found(std::string(4000, '(')));
    std::string many;
    for (int word = 0; word < 800; ++word) {
        many += "w" + std::to_string(word) + ' ';
    }
    EXPECT_NO_THROW((void)found(many));
}

TEST_F(SearcherTest, AnswersManyThreadsAtOnce) {
    std::atomic<std::size_t> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&] {
                for (int round = 0; round < 100; ++round) {
                    wrong += found("Haus -Datum") == "haus" ? 0U : 1U;
                    wrong += found("-Nato -Markt").empty() ? 1U : 0U;
                    wrong += found("xyzzy* nirgends~").empty() ? 0U : 1U;
                    wrong += found("") == "markt nato haus ohne" ? 0U : 1U;
                }
            });
        }
    }
    EXPECT_EQ(wrong, 0U);
}

TEST_F(SearcherTest, GivesArticlesAndTheirSnippetsById) {
    EXPECT_EQ(searcher_.find_article("nato")->title, "Nato berät über Ostflanke");
    EXPECT_EQ(searcher_.find_article("nirgends"), std::nullopt);
    const auto snippets = searcher_.article_snippets("haus", "Gemeinderat", {});
    ASSERT_TRUE(snippets && snippets->size() == 1);
    EXPECT_NE(to_html(snippets->front()).find("<mark>Gemeinderat</mark>"), std::string::npos);
    EXPECT_FALSE(searcher_.article_snippets("nirgends", "x", {}));
    EXPECT_EQ(
        to_html(searcher_.text_snippets("Haus", "Viele Häuser stehen leer.", {}).front()),
        "Viele <mark>Häuser</mark> stehen leer."
    );
}

TEST_F(SearcherTest, CountsWhatTheIndexHolds) {
    const IndexStatistics counted = statistics(snapshots_);
    EXPECT_EQ(counted.articles, 4U);
    EXPECT_EQ(counted.first_published, base::Instant{1000});
    EXPECT_EQ(counted.last_published, base::Instant{3000});
    EXPECT_GT(counted.terms, 10U);
    EXPECT_GT(counted.size_bytes, 0U);
}

TEST(CollapsedSearch, GivesOneHitForAllCopiesOfAStory) {
    std::string wire;
    for (int word = 0; word < 200; ++word) {
        wire += "Wort" + std::to_string(word * 7919 % 997) + ' ';
    }
    const index::ServedArticles served(
        {dated("a", "Meldung", wire, 1),
         dated("b", "Meldung am Mittag", wire + "Ein Satz mehr.", 2),
         dated("c", "Meldung am Abend", wire + "Zwei Sätze mehr.", 3),
         dated("d", "Andere Meldung", "Ganz anderer Text", 4)}
    );
    const index::Snapshots snapshots(served.folder());
    const Searcher searcher(snapshots, base::TimeZone{}, {});
    SearchRequest request;
    request.query = "Meldung";
    EXPECT_EQ(searcher.search(request).total, 4U);
    request.collapses_duplicates = true;
    for (const char* query : {"Meldung", "Meldung unauffindbar", ""}) {
        request.query = query;
        const SearchResponse response = searcher.search(request);
        ASSERT_EQ(response.hits.size(), 2U) << query;
        EXPECT_EQ(response.total, 2U) << query;
        EXPECT_EQ(response.hits[0].duplicates + response.hits[1].duplicates, 2U) << query;
    }
}

TEST(TimeLimit, EndsPhrasesThatMatchNothingToo) {
    std::vector<article::Article> articles;
    for (int number = 0; number < 500; ++number) {
        articles.push_back(index::make_article(
            std::to_string(number),
            "Titel",
            "Der Haushalt " + std::to_string(number) + " und die Nato"
        ));
    }
    const index::ServedArticles served(articles);
    const index::Snapshots snapshots(served.folder());
    SearchRequest request;
    request.query = "\"Nato Haushalt\"";
    const SearchResponse whole = Searcher(snapshots, base::TimeZone{}, {}).search(request);
    EXPECT_TRUE(whole.total_is_exact);
    EXPECT_TRUE(whole.warnings.empty());
    const Searcher hasty(snapshots, base::TimeZone{}, {std::chrono::milliseconds{0}});
    const SearchResponse cut = hasty.search(request);
    EXPECT_FALSE(cut.total_is_exact);
    ASSERT_EQ(cut.warnings.size(), 1U);
    EXPECT_NE(cut.warnings[0].message.find("time limit"), std::string::npos);
}

} // namespace
} // namespace fundstelle::search

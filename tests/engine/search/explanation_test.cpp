// Explanations and what they explain: words, compounds, all words first, recency.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

constexpr std::int64_t kDay = 86'400;

article::Article dated(std::string id, std::string title, std::string body, std::int64_t day) {
    article::Article article =
        index::make_article(std::move(id), std::move(title), std::move(body));
    article.published_at = base::Instant{day * kDay};
    return article;
}

class ExplanationTest : public testing::Test {
protected:
    SearchResponse search(const std::string& query, Recency recency = Recency::Off) const {
        SearchRequest request;
        request.query = query;
        request.explains = true;
        request.recency = recency;
        return searcher_.search(request);
    }

    static bool tells(const Hit& hit, const std::string& text) {
        return std::any_of(
            hit.explanation.begin(),
            hit.explanation.end(),
            [&](const ScorePart& part) { return part.what.find(text) != std::string::npos; }
        );
    }

    static std::string ids(const SearchResponse& response) {
        std::string ids;
        for (const Hit& hit : response.hits) {
            ids += (ids.empty() ? "" : " ") + hit.id;
        }
        return ids;
    }

    index::ServedArticles served_{{
        dated("plan", "Neuer Plan", "Der Plan der Stadt liegt aus. Ein Plan hat zwei Teile.", 100),
        dated("bau", "Rathaus", "Der Bauplan und der Stundenplan der Stadt hängen dort.", 130),
        dated("gas", "Lieferung", "Der Vertrag über die Gaslieferung ging durch den Rat.", 160),
        dated("nato", "Gipfel", "Der Nato-Generalsekretär reist zum Gipfel der Nato.", 190),
        dated("alt", "Wetter", "Das Wetter wird besser.", 0),
        dated("neu", "Wetter", "Das Wetter wird besser.", 189),
        dated("rest", "Kultur", "Ein Konzert im Park und ein Fest am Fluss.", 190),
    }};
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone{}, {}};
};

TEST_F(ExplanationTest, PartsAddUpToTheScore) {
    constexpr auto kQueries = std::to_array<const char*>(
        {"plan",
         "plan stadt",
         "plan park unauffindbar",
         "gaslieferungsvertrag",
         "nato-generalsekretär gipfel",
         "\"der Stadt\" plan",
         "titel:plan stadt",
         "(plan ODER gipfel) -rathaus",
         "(plan UND stadt) ODER gipfel",
         "+stadt plan fluss",
         "sta* plan",
         "gipfl~",
         "nato NAHE/5 gipfel",
         "gehen rat"}
    );
    for (const char* query : kQueries) {
        for (const Recency recency : {Recency::Off, Recency::Strong}) {
            const SearchResponse response = search(query, recency);
            ASSERT_FALSE(response.hits.empty()) << query;
            for (const Hit& hit : response.hits) {
                double sum = 0;
                for (const ScorePart& part : hit.explanation) {
                    EXPECT_GT(part.score, 0) << query << ": " << part.what;
                    sum += part.score;
                }
                EXPECT_NEAR(sum, hit.score, 1e-4 * std::max(1.0, hit.score))
                    << query << " for " << hit.id;
            }
        }
    }
}

TEST_F(ExplanationTest, SpeaksInWords) {
    const SearchResponse plan = search("plan");
    ASSERT_EQ(ids(plan), "plan bau");
    EXPECT_TRUE(tells(plan.hits[0], "\"plan\" in the text, 3 times; in 1 article"));
    EXPECT_TRUE(tells(plan.hits[0], "\"plan\" in the title; in 1 article"));
    EXPECT_TRUE(tells(plan.hits[1], "\"plan\" inside compounds ("));
    EXPECT_TRUE(tells(plan.hits[1], "2 times"));

    const SearchResponse forms = search("gehen");
    ASSERT_EQ(ids(forms), "gas");
    EXPECT_TRUE(tells(forms.hits[0], "other forms of \"gehen\" (ging), 1 time"));

    const SearchResponse parts = search("gaslieferungsvertrag");
    ASSERT_EQ(ids(parts), "gas");
    EXPECT_TRUE(tells(parts.hits[0], "all parts of \"gaslieferungsvertrag\""));
}

TEST_F(ExplanationTest, TellsHowNearWordsStand) {
    const SearchResponse response = search("Nato Gipfel Stadt");
    const auto hit = std::find_if(response.hits.begin(), response.hits.end(), [](const Hit& found) {
        return found.id == "nato";
    });
    ASSERT_NE(hit, response.hits.end());
    EXPECT_TRUE(tells(*hit, "2 words of the query, in any shape, within one passage"));
    EXPECT_TRUE(tells(*hit, "2 words of the query, in any shape, within 12 words"));
    EXPECT_TRUE(
        tells(*hit, "2 words of the query, in any shape, the more the earlier in the article")
    );
    EXPECT_FALSE(tells(*hit, "neighbours"));
    const SearchResponse pair = search("Stadt liegt Teile");
    ASSERT_EQ(pair.hits.at(0).id, "plan");
    EXPECT_TRUE(tells(pair.hits[0], "1 pair of words that are neighbours in the query too"));
}

TEST_F(ExplanationTest, TellsHowTheQueryWasTaken) {
    const auto has = [](const SearchResponse& response, const std::string& line) {
        const std::vector<std::string>& lines = response.explanation;
        return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    const SearchResponse any = search("plan gipfel");
    EXPECT_TRUE(has(any, "\"plan\" in the text"));
    EXPECT_TRUE(has(any, "\"plan\" in the title, counts 0.75"));
    EXPECT_TRUE(has(any, "hits hold any of the words"));
    EXPECT_TRUE(
        has(search("plan teile"), "hits that hold all words come first, then those with any")
    );
}

TEST_F(ExplanationTest, IsSilentUnlessAsked) {
    SearchRequest request;
    request.query = "plan";
    const SearchResponse response = searcher_.search(request);
    EXPECT_TRUE(response.explanation.empty());
    EXPECT_TRUE(response.hits.at(0).explanation.empty());
}

TEST_F(ExplanationTest, PutsHitsWithAllWordsFirstInOneOrderOfScores) {
    // "nato" holds the rarer word twice, "plan" both.
    const SearchResponse response = search("plan stadt nato gipfel konzert teile");
    ASSERT_GE(response.hits.size(), 3U);
    for (std::size_t place = 1; place < response.hits.size(); ++place) {
        EXPECT_GE(response.hits[place - 1].score, response.hits[place].score);
    }
    const SearchResponse both = search("plan teile stadt");
    EXPECT_EQ(both.hits.at(0).id, "plan");
    EXPECT_TRUE(tells(both.hits[0], "holds all words of the query"));
    EXPECT_FALSE(tells(both.hits.at(1), "holds all words of the query"));
}

TEST_F(ExplanationTest, GoesOnWithAnyWordWhereAPageNeedsMore) {
    SearchRequest request;
    request.query = "plan teile";
    request.limit = 1;
    std::string walked;
    for (request.offset = 0; request.offset < 2; ++request.offset) {
        walked += ids(searcher_.search(request)) + ' ';
    }
    EXPECT_EQ(walked, "plan bau ");
}

TEST_F(ExplanationTest, RecencyPrefersNewerArticles) {
    EXPECT_EQ(search("wetter").hits.at(0).score, search("wetter").hits.at(1).score);
    for (const Recency recency : {Recency::Mild, Recency::Strong}) {
        const SearchResponse response = search("wetter", recency);
        EXPECT_EQ(ids(response), "neu alt");
        EXPECT_TRUE(tells(response.hits[0], "published 1 day before the newest article"));
    }
    const double mild = search("wetter", Recency::Mild).hits.at(0).score;
    EXPECT_LT(mild, search("wetter", Recency::Strong).hits.at(0).score);
}

TEST_F(ExplanationTest, RecencyHalvesWithEachHalfLife) {
    const Searcher daily(
        snapshots_, base::TimeZone{}, {.recency_half_life = std::chrono::hours(24)}
    );
    SearchRequest request;
    request.query = "wetter";
    const double plain = daily.search(request).hits.at(0).score;
    request.recency = Recency::Strong;
    const double bonus = daily.search(request).hits.at(0).score - plain; // a day old
    EXPECT_NEAR(bonus, 0.6 * plain / 2, 1e-4);
}

} // namespace
} // namespace fundstelle::search

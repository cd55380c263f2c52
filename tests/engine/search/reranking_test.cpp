#include "engine/search/reranking.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

/// Forty articles about a harbour, no two alike but "gut" and "verwandt", of which the former says
/// more of it.
std::vector<article::Article> articles() {
    const std::string flood = "Hochwasser steigt, Deiche weichen auf, Helfer schleppen Sandsäcke. ";
    std::vector<article::Article> made{
        index::make_article("gut", "", flood + "Hafen, Hafen, Hafen."),
        index::make_article(
            "fremd",
            "",
            "Orchester probt, Geigen klingen, Gäste klatschen lange. "
            "Hafen."
        ),
        index::make_article("verwandt", "", flood + "Hafen."),
    };
    constexpr std::size_t kArticles = 40;
    while (made.size() < kArticles) {
        const std::string number = std::to_string(made.size());
        std::string text;
        for (const char letter : std::string("abcdefgh")) {
            text += letter + number + ' ';
        }
        made.push_back(index::make_article(number, "", text + "Hafen."));
    }
    return made;
}

class RerankingTest : public testing::Test {
protected:
    [[nodiscard]] SearchResponse search(std::size_t limit, const std::string& query = "Hafen")
        const {
        SearchRequest request;
        request.query = query;
        request.limit = limit;
        request.explains = true;
        return Searcher(snapshots_, base::TimeZone::load("Europe/Berlin"), {}).search(request);
    }

    index::ServedArticles served_{articles()};
    index::Snapshots snapshots_{served_.folder()};
};

/// What the parts of a score are together.
double sum_of(const Hit& hit) {
    double sum = 0;
    for (const ScorePart& part : hit.explanation) {
        sum += part.score;
    }
    return sum;
}

bool is_lifted(const Hit& hit) {
    return std::any_of(hit.explanation.begin(), hit.explanation.end(), [](const ScorePart& part) {
        return part.what == "begins much like hits with higher scores" && part.score > 0;
    });
}

TEST_F(RerankingTest, LiftsWhatIsLikeTheBest) {
    const SearchResponse response = search(10);
    ASSERT_EQ(response.total, 40U);
    EXPECT_EQ(response.hits.at(0).id, "gut");
    EXPECT_EQ(response.hits.at(1).id, "verwandt");
    EXPECT_FALSE(is_lifted(response.hits[0]));
    EXPECT_TRUE(is_lifted(response.hits[1]));
}

TEST_F(RerankingTest, ExplainsAllOfAScore) {
    for (const Hit& hit : search(10).hits) {
        EXPECT_NEAR(hit.score, sum_of(hit), 1e-4) << hit.id;
    }
}

TEST_F(RerankingTest, FindsNoWordsWhereNoneAreSought) {
    const SearchResponse phrase = search(5, "\"Hafen\"");
    EXPECT_EQ(phrase.total, 40U);
    EXPECT_FALSE(phrase.a_hit_holds_all_words) << "only phrases were";
}

TEST(Reranking, SeesThatACompoundStandsNearAWord) {
    std::string between;
    for (int word = 0; word < 30; ++word) {
        between += "wort" + std::to_string(word) + ' ';
    }
    const index::ServedArticles served(
        {index::make_article("fern", "", "Kosten " + between + between + "Hafensanierung"),
         index::make_article("nah", "", between + "Kosten Hafensanierung " + between),
         index::make_article("drittes", "", "Sanierung einer Kirche"),
         index::make_article("viertes", "", "Etwas ganz anderes steht hier")}
    );
    const index::Snapshots snapshots(served.folder());
    SearchRequest request;
    request.query = "Kosten der Sanierung";
    request.match = MatchMode::Any;
    const SearchResponse response = Searcher(snapshots, base::TimeZone{}, {}).search(request);
    ASSERT_EQ(response.total, 3U);
    EXPECT_EQ(response.hits.at(0).id, "nah");
}

TEST_F(RerankingTest, GivesTheSameOrderOnPagesOfAnySize) {
    const SearchResponse all = search(40);
    const SearchResponse few = search(5);
    for (std::size_t place = 0; place < few.hits.size(); ++place) {
        EXPECT_EQ(few.hits[place].id, all.hits.at(place).id);
    }
}

/// A hundred articles about a harbour, the later the longer. Of the last three, which are as long
/// as the longest, one has the words of "Ausbau Hafen" side by side and one begins as the best do.
std::vector<article::Article> many_articles() {
    const std::string strike = "Arbeiter streiken, Kräne stehen still, Schiffe warten draußen. ";
    std::string filler;
    std::vector<article::Article> made;
    constexpr std::size_t kArticles = 97;
    while (made.size() < kArticles) {
        const std::string number = std::to_string(made.size());
        filler.append("wort").append(number).append(" zeichen").append(number).append(" ");
        std::string text = made.size() < 3 ? strike + "Hafen Hafen Ausbau. " : filler + "Hafen. ";
        made.push_back(index::make_article(number, "", text + filler + "Ausbau."));
    }
    made.push_back(index::make_article("fern", "", filler + "Hafen. " + filler + filler + "Ausbau.")
    );
    made.push_back(index::make_article("nah", "", filler + filler + "Ausbau Hafen. " + filler));
    made.push_back(index::make_article(
        "verwandt", "", strike + filler + filler + "Hafen. " + filler + "Ausbau."
    ));
    return made;
}

class FurtherHitsTest : public testing::Test {
protected:
    [[nodiscard]] SearchResponse search(
        std::size_t offset, std::size_t limit, const std::string& query = "Ausbau Hafen"
    ) const {
        SearchRequest request;
        request.query = query;
        request.match = MatchMode::Any;
        request.offset = offset;
        request.limit = limit;
        request.explains = true;
        return Searcher(snapshots_, base::TimeZone{}, {}).search(request);
    }

    index::ServedArticles served_{many_articles()};
    index::Snapshots snapshots_{served_.folder()};
};

std::size_t place_of(const std::string& id, const SearchResponse& response) {
    const auto found = std::find_if(
        response.hits.begin(), response.hits.end(), [&](const Hit& hit) { return hit.id == id; }
    );
    return static_cast<std::size_t>(found - response.hits.begin());
}

TEST_F(FurtherHitsTest, AreReadToo) {
    const SearchResponse response = search(0, 100);
    ASSERT_EQ(response.hits.size(), 100U);
    const std::size_t far = place_of("fern", response);
    EXPECT_GE(far, kRerankedHits);
    EXPECT_LT(place_of("nah", response), far) << "its words stand side by side";
    EXPECT_LT(place_of("verwandt", response), far) << "it begins as the best do";
    EXPECT_TRUE(is_lifted(response.hits.at(place_of("verwandt", response))));
}

TEST_F(FurtherHitsTest, AreLikeTheBestForOneWordToo) {
    const SearchResponse response = search(0, 100, "Ausbau");
    EXPECT_LT(place_of("verwandt", response), place_of("fern", response));
}

TEST_F(FurtherHitsTest, HaveScoresThatFallAndAreExplained) {
    const SearchResponse response = search(0, 100);
    double before = response.hits.front().score;
    for (const Hit& hit : response.hits) {
        EXPECT_LE(hit.score, before) << hit.id;
        EXPECT_GT(hit.score, 0) << hit.id;
        EXPECT_NEAR(hit.score, sum_of(hit), 1e-4) << hit.id;
        before = hit.score;
    }
}

TEST_F(FurtherHitsTest, StandWhereTheyDoOnPagesOfAnySize) {
    const SearchResponse all = search(0, 100);
    for (const std::size_t size : {7U, 10U, 30U, 31U, 50U}) {
        for (std::size_t offset = 0; offset < all.hits.size(); offset += size) {
            const SearchResponse page = search(offset, size);
            for (std::size_t place = 0; place < page.hits.size(); ++place) {
                EXPECT_EQ(page.hits[place].id, all.hits.at(offset + place).id);
                EXPECT_EQ(page.hits[place].score, all.hits.at(offset + place).score);
            }
        }
    }
}

TEST(HitsToRank, AreManyOnlyBehindTheFirst) {
    EXPECT_EQ(hits_to_rank(1), kRerankedHits);
    EXPECT_EQ(hits_to_rank(kRerankedHits), kRerankedHits);
    EXPECT_EQ(hits_to_rank(kRerankedHits + 1), kRerankedHits + 1) << "tells of another page";
    EXPECT_EQ(hits_to_rank(kRerankedHits + 2), kFurtherHits);
    EXPECT_EQ(hits_to_rank(kFurtherHits + 1), kFurtherHits + 1);
}

} // namespace
} // namespace fundstelle::search

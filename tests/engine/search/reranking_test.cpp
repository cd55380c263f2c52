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
        double sum = 0;
        for (const ScorePart& part : hit.explanation) {
            sum += part.score;
        }
        EXPECT_NEAR(hit.score, sum, 1e-4) << hit.id;
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

} // namespace
} // namespace fundstelle::search

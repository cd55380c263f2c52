#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "engine/search/snippet.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

bool tells_of_all_words(const Hit& hit) {
    return std::any_of(hit.explanation.begin(), hit.explanation.end(), [](const ScorePart& part) {
        return part.what.find("all words") != std::string::npos;
    });
}

/// Gives the first page for a query, explained.
SearchResponse search_in(
    const index::ServedArticles& served, const std::string& query, MatchMode match = MatchMode::Auto
) {
    const index::Snapshots snapshots(served.folder());
    SearchRequest request;
    request.query = query;
    request.match = match;
    request.explains = true;
    return Searcher(snapshots, base::TimeZone{}, {}).search(request);
}

TEST(MatchAuto, PutsNothingFirstForWordsInCompoundsAlone) {
    const index::ServedArticles served({
        index::make_article("beide", "", "Nach der Sturmflut stritt man über den Deichbau."),
        index::make_article("deich", "", "Am Deich stehen Schafe, und der Deich ist lang."),
        index::make_article("flut", "", "Die Flut kam, und die Flut ging."),
        index::make_article("selbst", "", "Lange nach der Flut hielt noch mancher alte Deich."),
        index::make_article("drittes", "", "Ein anderer Text ohne eines dieser Wörter."),
    });
    const std::string query = "Deiche nach der Flut";
    ASSERT_EQ(search_in(served, query, MatchMode::All).total, 2U);
    const SearchResponse response = search_in(served, query);
    ASSERT_EQ(response.total, 4U);
    for (const Hit& hit : response.hits) {
        EXPECT_EQ(tells_of_all_words(hit), hit.id == "selbst") << hit.id;
    }
    EXPECT_EQ(response.hits.front().id, "selbst");
}

TEST(MatchAuto, FallsBackToWordsOfTheSameFamily) {
    const index::ServedArticles served({
        index::make_article("wunde", "", "Septische Wunden heilen langsam."),
        index::make_article("wahl", "", "Sie wollen eine demokratische Wahl."),
        index::make_article("bande", "", "Eine kriminelle Bande wurde gefasst."),
        index::make_article("meer", "", "Die Ökologie des Wattenmeers leidet."),
        index::make_article("paris", "", "Viele Franzosen streiken."),
    });
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"Sepsis", "wunde"},
        {"Was ist Sepsis?", "wunde"},
        {"Demokratie", "wahl"},
        {"Kriminalität", "bande"},
        {"ökologisch", "meer"},
        {"Frankreich", "paris"},
    };
    for (const auto& [query, id] : rows) {
        const SearchResponse response = search_in(served, query);
        ASSERT_EQ(response.total, 1U) << query;
        EXPECT_EQ(response.hits.front().id, id) << query;
        EXPECT_EQ(search_in(served, query, MatchMode::All).total, 0U) << query;
    }
}

TEST(MatchAuto, FallsBackToSynonymsOfARareWord) {
    std::vector<article::Article> articles = {
        index::make_article("selbst", "", "Das Spital in Bern wird umgebaut."),
        index::make_article("andere", "", "Das Krankenhaus in Kiel wird umgebaut."),
        index::make_article("keines", "", "Die Kirche in Kiel wird umgebaut."),
    };
    {
        const SearchResponse response =
            search_in(index::ServedArticles(articles), "Spital in Bern");
        ASSERT_EQ(response.total, 2U);
        EXPECT_EQ(response.hits[0].id, "selbst");
        EXPECT_EQ(response.hits[1].id, "andere");
        ASSERT_FALSE(response.hits[1].snippets.empty());
        EXPECT_EQ(
            to_html(response.hits[1].snippets.front()),
            "Das <mark>Krankenhaus</mark> in Kiel wird umgebaut."
        );
        ASSERT_FALSE(response.hits[1].explanation.empty());
        EXPECT_EQ(
            response.hits[1].explanation.front().what,
            "words that mean the same as \"spital\" (krankenhaus), 1 time; in 1 article"
        );
    }
    constexpr std::size_t kEnough = 100;
    for (std::size_t more = 0; more < kEnough; ++more) {
        articles.push_back(
            index::make_article(std::to_string(more), "", "Ein Spital hat viele Betten.")
        );
    }
    EXPECT_EQ(search_in(index::ServedArticles(articles), "Spital in Zug").total, kEnough + 1);
}

TEST(MatchAuto, FallsBackToPartsOfACompoundThatIsNowhere) {
    const index::ServedArticles served({
        index::make_article("rat", "", "Der Gemeinderat tagte bis in die Nacht."),
        index::make_article("antrag", "", "Der Antrag wurde vertagt."),
        index::make_article(
            "beides", "", "Der Gemeinderat lehnte spät in der Nacht den Antrag ab."
        ),
    });
    const index::Snapshots snapshots(served.folder());
    const Searcher searcher(snapshots, base::TimeZone{}, {});
    const auto found = [&](const std::string& query, SortOrder sort) {
        SearchRequest request;
        request.query = query;
        request.sort = sort;
        std::string ids;
        for (const Hit& hit : searcher.search(request).hits) {
            ids += (ids.empty() ? "" : " ") + hit.id;
        }
        return ids;
    };
    EXPECT_EQ(found("Antragsfrist", SortOrder::Relevance), "antrag beides");
    EXPECT_EQ(found("Antragsfrist", SortOrder::Oldest), "antrag beides");
    SearchRequest request;
    request.query = "Antragsfrist";
    ASSERT_EQ(searcher.search(request).warnings.size(), 1U);
    EXPECT_EQ(
        searcher.search(request).warnings.front().message,
        "no hit holds the word; articles with its parts or related words are shown"
    );
    // With all of its parts somewhere, a part alone comes behind those; by time it is no hit.
    EXPECT_EQ(found("Gemeinderatsantrag", SortOrder::Relevance), "beides rat antrag");
    EXPECT_EQ(found("Gemeinderatsantrag", SortOrder::Oldest), "beides");
    request.query = "Gemeinderatsantrag";
    EXPECT_TRUE(searcher.search(request).warnings.empty());
    EXPECT_EQ(found("\"Antragsfrist\"", SortOrder::Relevance), "");
}

TEST(MatchAuto, DemandsAllOfAFewWordsButNotOfASentence) {
    std::vector<article::Article> articles;
    for (int number = 0; number < 12; ++number) {
        const std::string text =
            "Die Werft baut weiter. Kritik daran wird laut, heißt es in Bericht ";
        articles.push_back(index::make_article(
            "alle" + std::to_string(number), "", text + std::to_string(number) + "."
        ));
    }
    articles.push_back(index::make_article("ohne", "", "Scharfe Kritik an der Werft."));
    const index::ServedArticles served(articles);
    const index::Snapshots snapshots(served.folder());
    const Searcher searcher(snapshots, base::TimeZone{}, {});
    const auto total = [&](const std::string& query) {
        SearchRequest request;
        request.query = query;
        return searcher.search(request).total;
    };
    EXPECT_EQ(total("Kritik Werft laut"), 12U);
    EXPECT_EQ(total("Kritik der Werft laut"), 12U) << "four words";
    EXPECT_EQ(total("die Kritik an der Werft"), 13U) << "two that say something";
    EXPECT_EQ(total("die Kritik an der Werft ist laut"), 13U);
    EXPECT_EQ(total("Kritik Werft laut ressort:Kultur datum:2020"), 0U) << "filters are no words";
}

} // namespace
} // namespace fundstelle::search

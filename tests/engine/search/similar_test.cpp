#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

std::string wire_story() {
    std::string body = "Die Lokführer der Bahn streiken seit dem Morgen. ";
    for (int line = 0; line < 40; ++line) {
        body += "Zug " + std::to_string(line * 7) + " nach Gleis " + std::to_string(line) +
                " fällt wegen Streik Nummer " + std::to_string(line * line) + " aus. ";
    }
    return body;
}

article::Article in_section(article::Article article, std::string section) {
    article.section = std::move(section);
    return article;
}

class SimilarTest : public testing::Test {
protected:
    std::string similar(const std::string& id, const SearchRequest& request = {}) const {
        std::string ids;
        const auto hits = searcher_.similar(id, request);
        EXPECT_TRUE(hits) << id;
        for (const Hit& hit : hits.value_or(std::vector<Hit>{})) {
            ids += (ids.empty() ? "" : " ") + hit.id;
        }
        return ids;
    }

    index::ServedArticles served_{{
        in_section(index::make_article("streik", "Lokführer streiken", wire_story()), "Politik"),
        in_section(
            index::make_article("copy", "Streik der Lokführer", wire_story() + "Ende."), "Politik"
        ),
        in_section(
            index::make_article(
                "later", "Lokführer drohen mit Streik", "Die Bahn verhandelt mit den Lokführern."
            ),
            "Wirtschaft"
        ),
        in_section(
            index::make_article("trains", "Neue Züge", "Die Bahn kauft Züge für alle Strecken."),
            "Wirtschaft"
        ),
        in_section(
            index::make_article("cake", "Kuchen vom Blech", "Mehl und Zucker in die Schüssel."),
            "Leben"
        ),
    }};
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone::load("Europe/Berlin"), {}};
};

TEST_F(SimilarTest, GivesWhatSharesTellingWordsBestFirst) {
    EXPECT_EQ(similar("streik"), "later trains");
    EXPECT_EQ(similar("cake"), "");
}

TEST_F(SimilarTest, LeavesOutCopies) {
    EXPECT_EQ(similar("streik").find("copy"), std::string::npos);
    const std::string of_later = similar("later");
    EXPECT_TRUE(of_later == "streik trains" || of_later == "copy trains") << of_later;
}

TEST_F(SimilarTest, ObeysLimitAndFilters) {
    SearchRequest request;
    request.limit = 1;
    EXPECT_EQ(similar("streik", request), "later");
    request.limit = 10;
    request.filters = {{article::Field::Section, {"Leben"}}};
    EXPECT_EQ(similar("streik", request), "");
    request.filters = {{article::Field::Section, {"Leben", "Wirtschaft"}}};
    EXPECT_EQ(similar("streik", request), "later trains");
}

TEST_F(SimilarTest, MarksTheSharedWords) {
    const std::vector<Hit> hits = searcher_.similar("streik", {}).value_or(std::vector<Hit>{});
    ASSERT_FALSE(hits.empty());
    EXPECT_FALSE(hits.front().title.marks.empty());
    EXPECT_FALSE(hits.front().snippets.empty());
}

TEST_F(SimilarTest, KnowsNothingOfUnknownIds) {
    EXPECT_FALSE(searcher_.similar("nowhere", {}));
}

} // namespace
} // namespace fundstelle::search

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

std::string wire_story(const std::string& end) {
    std::string body = "Die Lokführer der Bahn streiken seit dem Morgen. ";
    for (int line = 0; line < 40; ++line) {
        body += "Zug " + std::to_string(line * 7) + " nach Gleis " + std::to_string(line) +
                " fällt wegen Streik Nummer " + std::to_string(line * line) + " aus. ";
    }
    return body + end;
}

article::Article copy(std::string id, const std::string& end, std::string section, int day) {
    article::Article article = index::make_article(std::move(id), "Streik", wire_story(end));
    article.section = std::move(section);
    article.published_at = base::Instant{1'700'000'000 + std::int64_t{day} * 86'400};
    return article;
}

class VersionsTest : public testing::Test {
protected:
    std::string versions(const std::string& id, const SearchRequest& request = {}) const {
        std::string ids;
        const auto hits = searcher_.versions(id, request);
        EXPECT_TRUE(hits) << id;
        for (const Hit& hit : hits.value_or(std::vector<Hit>{})) {
            ids += (ids.empty() ? "" : " ") + hit.id;
        }
        return ids;
    }

    index::ServedArticles served_{{
        copy("first", "", "Politik", 1),
        copy("second", "Nichts geht mehr.", "Politik", 3),
        copy("third", "Die Gewerkschaft schweigt.", "Wirtschaft", 2),
        index::make_article("other", "Kuchen", "Mehl und Zucker in die Schüssel."),
    }};
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone::load("Europe/Berlin"), {}};
};

TEST_F(VersionsTest, GivesTheOtherCopiesNewestFirst) {
    EXPECT_EQ(versions("first"), "second third");
    EXPECT_EQ(versions("second"), "third first");
    EXPECT_EQ(versions("other"), "");
}

TEST_F(VersionsTest, ObeysQueryAndFilters) {
    SearchRequest request;
    request.query = "Gewerkschaft";
    EXPECT_EQ(versions("first", request), "third");
    request.query = "Lokführer";
    request.filters = {{article::Field::Section, {"Politik"}}};
    EXPECT_EQ(versions("first", request), "second");
    request.limit = 1;
    request.filters = {};
    EXPECT_EQ(versions("first", request), "second");
}

TEST_F(VersionsTest, AreAsManyAsACollapsedHitSays) {
    SearchRequest request;
    request.query = "Lokführer";
    request.collapses_duplicates = true;
    const SearchResponse response = searcher_.search(request);
    ASSERT_EQ(response.hits.size(), 1U);
    const auto copies = searcher_.versions(response.hits.front().id, request);
    ASSERT_TRUE(copies);
    EXPECT_EQ(copies->size(), response.hits.front().duplicates);
}

TEST_F(VersionsTest, KnowsNoneOfAnUnknownArticle) {
    EXPECT_FALSE(searcher_.versions("nowhere", {}));
}

} // namespace
} // namespace fundstelle::search

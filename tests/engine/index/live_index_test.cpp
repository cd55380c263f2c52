#include "engine/index/live_index.hpp"

#include <gtest/gtest.h>

#include "engine/index/index_check.hpp"
#include "engine/index/removals.hpp"
#include "engine/index/snapshot.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

std::size_t count_of(const DataFolder& folder, const std::string& stem) {
    const Reader reader(*folder.current());
    return reader.database().get_termfreq(stem_term({}, stem));
}

TEST(LiveIndex, AddsReplacesAndRemoves) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    LiveIndex live(*served.folder().current());
    EXPECT_EQ(live.put(make_article("b", "Baum", "x")), PutOutcome::Added);
    EXPECT_EQ(live.put(make_article("a", "Wald", "x")), PutOutcome::Replaced);
    EXPECT_FALSE(live.remove("c"));
    live.commit();
    EXPECT_EQ(count_of(served.folder(), "haus"), 0U);
    EXPECT_EQ(count_of(served.folder(), "wald"), 1U);
    EXPECT_TRUE(live.remove("b"));
    live.commit();
    EXPECT_EQ(count_of(served.folder(), "baum"), 0U);
    EXPECT_EQ(live.article_count(), 1U);
    EXPECT_TRUE(check_generation(*served.folder().current()).is_whole());
}

TEST(LiveIndex, ReplacesByANewDocumentThatKnowsTheFirst) {
    const ServedArticles served({make_article("a", "Haus", "x"), make_article("b", "Baum", "x")});
    LiveIndex live(*served.folder().current());
    live.put(make_article("a", "Wald", "x"));
    live.put(make_article("a", "Feld", "x"));
    live.commit();
    live.put(make_article("a", "See", "x"));
    live.put(make_article("c", "Berg", "x"));
    live.commit();
    const Reader reader(*served.folder().current());
    const Xapian::Database& database = reader.database();
    EXPECT_EQ(live.article_count(), 3U);
    EXPECT_EQ(database.get_termfreq(id_term("a")), 1U);
    EXPECT_EQ(*database.postlist_begin(id_term("a")), 5U);
    EXPECT_EQ(*database.postlist_begin(id_term("c")), 6U);
    EXPECT_EQ(live.change_count(), 4U);
    EXPECT_EQ(read_removal_count(database), 3U);
    const FirstDocuments firsts(database);
    EXPECT_EQ(firsts.first(5), 1U);
    EXPECT_EQ(firsts.now(1), 5U);
    EXPECT_EQ(firsts.first(6), 6U);
    EXPECT_TRUE(check_generation(*served.folder().current()).is_whole());
}

TEST(LiveIndex, TakesArticlesWithoutWords) {
    article::Article article = make_article("b", "!!!", "");
    article.authors = {"Max Frisch"};
    const ServedArticles served({make_article("a", "Haus", "x")});
    LiveIndex live(*served.folder().current());
    EXPECT_EQ(live.put(article), PutOutcome::Added);
    live.commit();
    EXPECT_TRUE(check_generation(*served.folder().current()).is_whole());
}

TEST(LiveIndex, NothingIsSeenBeforeCommit) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    LiveIndex live(*served.folder().current());
    live.put(make_article("b", "Baum", "x"));
    EXPECT_EQ(count_of(served.folder(), "baum"), 0U);
}

TEST(LiveIndex, NothingLastsWithoutCommit) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    {
        LiveIndex live(*served.folder().current());
        live.put(make_article("b", "Baum", "x"));
        live.commit();
        live.put(make_article("c", "Wald", "x"));
        EXPECT_TRUE(live.remove("a"));
    }
    EXPECT_EQ(count_of(served.folder(), "haus"), 1U);
    EXPECT_EQ(count_of(served.folder(), "baum"), 1U);
    EXPECT_EQ(count_of(served.folder(), "wald"), 0U);
}

} // namespace
} // namespace fundstelle::index

#include "engine/index/live_index.hpp"

#include <gtest/gtest.h>

#include "engine/index/index_check.hpp"
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

#include "engine/index/columns.hpp"

#include <gtest/gtest.h>

#include "engine/index/live_index.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/snapshot.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

constexpr Xapian::valueno kKeywordSlot = 9;

article::Article tagged(std::string id, std::int64_t published, std::vector<std::string> keywords) {
    article::Article article = make_article(std::move(id), "Titel", "Text");
    article.published_at = base::Instant{published};
    article.keywords = std::move(keywords);
    return article;
}

/// The keywords and the time of each document of the newest revision.
std::string content(const DataFolder& folder, Columns& columns) {
    const Reader reader(*folder.current());
    const Xapian::Database& database = reader.database();
    const auto values = columns.values(database, kKeywordSlot);
    const auto times = columns.times(database, base::TimeZone{});
    std::string text;
    for (const Xapian::docid document : times->newest_first()) {
        text += std::to_string(document) + '@' + std::to_string(times->seconds(document));
        for (const std::uint32_t number : values->of(document)) {
            text += ' ';
            text += values->value(number);
        }
        text += '\n';
    }
    return text;
}

TEST(Columns, HoldValuesAndTimesByDocument) {
    const ServedArticles served(
        {tagged("a", 1000, {"x", "y", "x"}),
         make_article("b", "ohne", "alles"),
         tagged("c", 3000, {"y"})}
    );
    Columns columns;
    const Reader reader(*served.folder().current());
    const auto values = columns.values(reader.database(), kKeywordSlot);
    EXPECT_EQ(values->value_count(), 2U);
    EXPECT_EQ(values->of(1).size(), 2U);
    EXPECT_TRUE(values->of(2).empty());
    EXPECT_TRUE(values->of(99).empty());
    const auto times = columns.times(reader.database(), base::TimeZone{});
    EXPECT_EQ(times->seconds(2), TimeColumn::kNoInstant);
    EXPECT_EQ(times->day(3), 0);
    EXPECT_EQ(times->newest_first().back(), 2U);
    EXPECT_EQ(columns.values(reader.database(), kKeywordSlot), values) << "built twice";
}

TEST(Columns, FollowEveryKindOfChange) {
    const ServedArticles served({tagged("a", 1000, {"x"}), tagged("b", 2000, {"y"})});
    Columns kept;
    LiveIndex live(*served.folder().current());
    const auto expect_same = [&](const char* what) {
        live.commit();
        Columns fresh;
        EXPECT_EQ(content(served.folder(), kept), content(served.folder(), fresh)) << what;
    };
    expect_same("nothing");
    live.put(tagged("c", 1500, {"z", "x"}));
    live.put(make_article("d", "ohne", "alles"));
    expect_same("only added");
    live.put(tagged("a", 9000, {"neu"}));
    expect_same("replaced");
    EXPECT_TRUE(live.remove("b"));
    expect_same("removed");
    live.put(tagged("e", 1, {"e"}));
    live.put(tagged("a", 2, {"e"}));
    EXPECT_TRUE(live.remove("c"));
    expect_same("all at once");
    live.put(tagged("f", 5, {"f"}));
    EXPECT_TRUE(live.remove("f"));
    expect_same("added and removed");
}

TEST(Columns, AReaderThatWasOvertakenGetsItsOwnRevision) {
    const ServedArticles served({tagged("a", 1000, {"x"})});
    const Reader old(*served.folder().current());
    LiveIndex live(*served.folder().current());
    live.put(tagged("a", 2000, {"y"}));
    live.commit();
    Columns columns;
    const Reader fresh(*served.folder().current());
    EXPECT_EQ(columns.times(fresh.database(), base::TimeZone{})->seconds(2), 2000);
    EXPECT_EQ(columns.times(old.database(), base::TimeZone{})->seconds(1), 1000);
    EXPECT_EQ(columns.times(fresh.database(), base::TimeZone{})->seconds(2), 2000);
}

} // namespace
} // namespace fundstelle::index

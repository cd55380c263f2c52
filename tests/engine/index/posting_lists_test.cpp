#include "engine/index/posting_lists.hpp"

#include <gtest/gtest.h>

#include "engine/index/live_index.hpp"
#include "engine/index/snapshot.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

std::vector<article::Article> three_articles() {
    return {
        make_article("a", "Titel", "Haushalt und Haushalt"),
        make_article("b", "Titel", "Gipfel"),
        make_article("c", "Titel", "Haushalt")};
}

TEST(PostingLists, GiveDocumentsAndCounts) {
    const ServedArticles served(three_articles());
    const Reader reader(*served.folder().current());
    PostingLists lists;
    const auto list = lists.get(reader.database(), "haushalt");
    EXPECT_EQ(list->documents, (std::vector<Xapian::docid>{1, 3}));
    EXPECT_EQ(list->counts, (std::vector<std::uint16_t>{2, 1}));
    EXPECT_EQ(lists.get(reader.database(), "unbekannt")->size(), 0U);
    EXPECT_EQ(lists.get(reader.database(), "haushalt"), list) << "it is kept";
}

TEST(PostingLists, KeepNoMoreThanTheyMay) {
    const ServedArticles served(three_articles());
    const Reader reader(*served.folder().current());
    PostingLists lists(700); // room for two lists in each half
    const auto first = lists.get(reader.database(), "haushalt");
    for (const char* other : {"gipfel", "titel", "unbekannt", "und", "nichts"}) {
        (void)lists.get(reader.database(), other);
    }
    EXPECT_NE(lists.get(reader.database(), "haushalt"), first);
    PostingLists none(0);
    EXPECT_EQ(none.get(reader.database(), "haushalt")->size(), 2U);
}

TEST(PostingLists, FollowTheRevision) {
    const ServedArticles served(three_articles());
    Reader before(*served.folder().current());
    PostingLists lists;
    EXPECT_EQ(lists.get(before.database(), "gipfel")->size(), 1U);
    LiveIndex live(*served.folder().current());
    live.put(make_article("d", "Titel", "Gipfel"));
    live.commit();
    const Reader after(*served.folder().current());
    EXPECT_EQ(lists.get(after.database(), "gipfel")->size(), 2U);
    EXPECT_EQ(lists.get(before.database(), "gipfel")->size(), 1U)
        << "of the reader that was overtaken";
    EXPECT_EQ(lists.get(after.database(), "gipfel")->size(), 2U);
}

} // namespace
} // namespace fundstelle::index

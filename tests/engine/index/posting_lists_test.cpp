#include "engine/index/posting_lists.hpp"

#include <utility>
#include <vector>

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

using Entries = std::vector<std::pair<Xapian::docid, Xapian::termcount>>;

Entries entries_of(const PostingList& list) {
    Entries entries;
    list.for_each([&](Xapian::docid document, Xapian::termcount count) {
        entries.emplace_back(document, count);
    });
    return entries;
}

TEST(PostingList, KeepsDistancesAndCountsOfAnySize) {
    const Entries entries{
        {1, 0}, {2, 6}, {3, 7}, {4, 8}, {20, 1}, {37, 1}, {2'100, 300}, {9'000'000, 70'000}};
    PostingList list;
    for (const auto& [document, count] : entries) {
        list.add(document, count);
    }
    list.shrink();
    EXPECT_EQ(list.size(), entries.size());
    EXPECT_EQ(entries_of(list), entries);
    EXPECT_EQ(list.count_in(2'100), 300U);
    EXPECT_EQ(list.count_in(1), 0U);
    EXPECT_EQ(list.count_in(2'099), std::nullopt);
}

TEST(PostingLists, GiveDocumentsAndCounts) {
    const ServedArticles served(three_articles());
    const Reader reader(*served.folder().current());
    PostingLists lists;
    const auto list = lists.get(reader.database(), "haushalt");
    EXPECT_EQ(entries_of(*list), (Entries{{1, 2}, {3, 1}}));
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

#include "engine/index/posting_lists.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/index/hashed_file.hpp"
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

template <typename List>
Entries entries_of(const List& list) {
    Entries entries;
    list.for_each([&](Xapian::docid document, Xapian::termcount count) {
        entries.emplace_back(document, count);
    });
    return entries;
}

/// What the database itself tells.
Entries entries_in(const Xapian::Database& database, const std::string& term) {
    Entries entries;
    for (auto at = database.postlist_begin(term); at != database.postlist_end(term); ++at) {
        entries.emplace_back(*at, at.get_wdf());
    }
    return entries;
}

RevisionPostings lists_of(const Reader& reader) {
    return reader.frozen().postings->at(reader.database());
}

void expect_all_as_in(const Reader& reader) {
    const RevisionPostings lists = lists_of(reader);
    const Xapian::Database& database = reader.database();
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        const Postings list = lists.get(*term);
        EXPECT_EQ(entries_of(list), entries_in(database, *term)) << *term;
        EXPECT_EQ(list.size(), term.get_termfreq()) << *term;
    }
    EXPECT_EQ(lists.get("unbekannt").size(), 0U);
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
}

TEST(PostingLists, AreThoseOfTheDatabase) {
    const ServedArticles served(three_articles());
    const Reader reader(*served.folder().current());
    expect_all_as_in(reader);
    const Postings list = lists_of(reader).get("haushalt");
    EXPECT_EQ(entries_of(list), (Entries{{1, 2}, {3, 1}}));
    EXPECT_EQ(list.count_in(1), 2U);
    EXPECT_EQ(list.count_in(2), std::nullopt);
}

TEST(PostingLists, FollowEveryRevision) {
    const ServedArticles served(three_articles());
    const Reader before(*served.folder().current());
    expect_all_as_in(before);
    LiveIndex live(*served.folder().current());
    live.put(make_article("d", "Titel", "Gipfel"));
    live.commit();
    expect_all_as_in(Reader(*served.folder().current()));
    EXPECT_TRUE(live.remove("a"));
    live.put(make_article("b", "Gipfel", "Gipfel Haushalt"));
    live.commit();
    const Reader after(*served.folder().current(), before.frozen());
    expect_all_as_in(after);
    EXPECT_EQ(lists_of(after).get("gipfel").size(), 2U);
    EXPECT_EQ(lists_of(before).get("gipfel").size(), 1U) << "of the reader that was overtaken";
    EXPECT_EQ(lists_of(before).get("haushalt").size(), 2U);
    EXPECT_EQ(lists_of(after).get("gipfel").size(), 2U);
}

TEST(PostingLists, FollowWhatCameLaterAndWentAgain) {
    const ServedArticles served(three_articles());
    const Reader first(*served.folder().current());
    LiveIndex live(*served.folder().current());
    const auto reader_after = [&] {
        live.commit();
        return Reader(*served.folder().current(), first.frozen());
    };
    for (int round = 0; round < 70; ++round) {
        live.put(make_article("neu " + std::to_string(round), "Gipfel", "Haushalt und Gipfel"));
    }
    const Reader many = reader_after();
    expect_all_as_in(many); // more than are taken in at once
    expect_all_as_in(many);
    live.put(make_article("neu 3", "Gipfel", "Alpen"));
    EXPECT_TRUE(live.remove("neu 4"));
    EXPECT_TRUE(live.remove("a"));
    const Reader fewer = reader_after();
    expect_all_as_in(fewer);
    expect_all_as_in(many); // overtaken
    EXPECT_TRUE(live.remove("neu 3"));
    const Reader last = reader_after();
    expect_all_as_in(last);
    EXPECT_EQ(lists_of(last).get("alp").size(), 0U);
}

/// All entries of some terms, sorted.
Entries entries_in_any(
    const LaterPostings& postings, const std::vector<std::string>& terms, Xapian::docid last
) {
    std::vector<std::uint64_t> hashes;
    for (const std::string& term : terms) {
        hashes.push_back(hash_of_key(term));
    }
    Entries entries;
    postings.for_each_in(hashes, last, [&](Xapian::docid document, Xapian::termcount count) {
        entries.emplace_back(document, count);
    });
    std::sort(entries.begin(), entries.end());
    return entries;
}

TEST(LaterPostings, AreTheSameWhileSegmentsAreMadeOne) {
    constexpr int kCommits = 40;
    const ServedArticles served({make_article("a", "Titel", "Haushalt")});
    LiveIndex live(*served.folder().current());
    LaterPostings postings(1, 1 << 20U);
    Entries gipfel;
    Entries both;
    for (Xapian::docid document = 2; document < 2 + kCommits; ++document) {
        const std::string own = "wort" + std::to_string(document);
        live.put(make_article(own, "Gipfel", "Alpen und Alpen, Gipfel, " + own));
        live.commit();
        const Xapian::Database database(served.folder().current()->path.string());
        while (!postings.reaches(database)) {
        }
        gipfel.emplace_back(document, 2);
        both.insert(both.end(), {{document, 2}, {document, 2}});
        ASSERT_EQ(entries_of(*postings.get("gipfel", document)), gipfel);
        ASSERT_EQ(entries_in_any(postings, {"gipfel", "nichts", "alp"}, document), both);
        ASSERT_EQ(entries_in_any(postings, {own}, document), (Entries{{document, 1}}));
        ASSERT_EQ(entries_in_any(postings, {own}, document - 1), Entries()) << "of one before";
        ASSERT_EQ(postings.get("haushalt", document), nullptr) << "of what was there before";
    }
}

TEST(LaterPostings, CanBeReadWhileOthersTakeIn) {
    constexpr Xapian::docid kLast = 30;
    const ServedArticles served({make_article("a", "Titel", "Haushalt")});
    LaterPostings postings(1, 1 << 20U);
    std::atomic<Xapian::docid> reached = 1;
    std::jthread reader([&](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            const Xapian::docid last = reached;
            const auto list = postings.get("gipfel", last);
            ASSERT_EQ(list == nullptr ? 0 : list->size(), last - 1);
            ASSERT_EQ(entries_in_any(postings, {"gipfel", "titel"}, last).size(), 2 * (last - 1));
        }
    });
    LiveIndex live(*served.folder().current());
    for (Xapian::docid document = 2; document <= kLast; ++document) {
        live.put(make_article(std::to_string(document), "Titel", "Gipfel"));
        live.commit();
        const Xapian::Database database(served.folder().current()->path.string());
        while (!postings.reaches(database)) {
        }
        reached = document;
    }
}

std::vector<article::Article> plans() {
    return {
        make_article("a", "Titel", "Rettungsplan Bauplan Bauplan"),
        make_article("b", "Titel", "Stadtplan und Zeitplan, Stadtrat"),
        make_article("c", "Titel", "Plan"),
        make_article("d", "Titel", "Stadtrat und Stadtpark, Zeitpläne")};
}

TEST(PostingLists, GiveWhatHoldsAWordInCompounds) {
    const ServedArticles served(plans());
    const Reader reader(*served.folder().current());
    const RevisionPostings lists = lists_of(reader);
    EXPECT_EQ(entries_of(lists.in_compounds_of("plan")), (Entries{{1, 3}, {2, 2}, {4, 1}}));
    EXPECT_EQ(entries_of(lists.in_compounds_of("stadt")), (Entries{{2, 2}, {4, 2}})) << "few";
    EXPECT_EQ(lists.in_compounds_of("titel").size(), 0U);
}

TEST(PostingLists, KnowCompoundsThatCameLater) {
    const ServedArticles served(plans());
    LiveIndex live(*served.folder().current());
    live.put(make_article("a", "Titel", "Bauplan und Stundenplan"));
    live.put(make_article("e", "Titel", "Stadtmauer und Zeitplan"));
    live.commit();
    const Reader reader(*served.folder().current());
    const RevisionPostings lists = lists_of(reader);
    EXPECT_EQ(entries_of(lists.in_compounds_of("plan")), (Entries{{2, 2}, {4, 1}, {5, 2}, {6, 1}}));
    EXPECT_EQ(entries_of(lists.in_compounds_of("stadt")), (Entries{{2, 2}, {4, 2}, {6, 1}}));
    EXPECT_EQ(entries_of(lists.in_compounds_of("mauer")), (Entries{{6, 1}}));
}

TEST(PostingLists, KeepNoMoreThanTheyMay) {
    const ServedArticles served(three_articles());
    LiveIndex live(*served.folder().current());
    live.put(make_article("d", "Titel", "Gipfel und Haushalt"));
    live.commit();
    const Reader reader(*served.folder().current());
    const auto path = served.folder().current()->path;
    const std::vector<LaterBytes> limits = {
        {.postings = 0, .lists = 0}, {.postings = 0, .lists = 700}, {.postings = 1000, .lists = 0}};
    for (const LaterBytes& most_bytes : limits) {
        PostingLists lists(
            path,
            std::make_shared<const Compounds>(path / kCompoundsFile),
            std::make_shared<Columns>(),
            most_bytes
        );
        for (int round = 0; round < 2; ++round) {
            for (const char* term : {"haushalt", "gipfel", "titel", "unbekannt", "und", "nichts"}) {
                EXPECT_EQ(
                    entries_of(lists.at(reader.database()).get(term)),
                    entries_in(reader.database(), term)
                );
            }
        }
    }
}

} // namespace
} // namespace fundstelle::index

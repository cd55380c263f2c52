#include "engine/search/facet.hpp"

#include <gtest/gtest.h>

#include "engine/index/columns.hpp"
#include "engine/index/snapshot.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

/// Periods of articles that were published at some local times, as "2022-01:2 2022-02:0".
std::string counted(
    const std::vector<std::string>& published,
    Period period,
    const base::InstantRange& range = {},
    const std::string& zone_name = "Europe/Berlin"
) {
    const base::TimeZone zone = base::TimeZone::load(zone_name);
    std::vector<article::Article> articles;
    for (const std::string& text : published) {
        articles.push_back(
            index::make_article("a" + std::to_string(articles.size()), "Titel", "Text")
        );
        articles.back().published_at = base::parse_instant(text, zone);
    }
    const index::ServedArticles served(articles);
    const index::Reader reader(*served.folder().current());
    const index::TimeColumn times(reader.database(), zone);
    Stories stories;
    for (Xapian::docid document = 1; document <= articles.size(); ++document) {
        stories.single.push_back(document);
    }
    std::string text;
    for (const FacetCount& count : count_periods(stories, times, period, range, zone)) {
        text += (text.empty() ? "" : " ") + count.value + ':' + std::to_string(count.count);
    }
    return text;
}

TEST(CountPeriods, ShowsEmptyOnesInside) {
    EXPECT_EQ(
        counted({"2021-12-31", "2022-03-01", "2022-03-31", ""}, Period::Month),
        "2021-12:1 2022-01:0 2022-02:0 2022-03:2"
    );
    EXPECT_EQ(counted({"2020-06-01", "2022-01-01"}, Period::Year), "2020:1 2021:0 2022:1");
    EXPECT_EQ(
        counted({"2020-02-28", "2020-03-01"}, Period::Day), "2020-02-28:1 2020-02-29:0 2020-03-01:1"
    );
    EXPECT_EQ(counted({""}, Period::Day), "");
}

TEST(CountPeriods, AreThoseOfTheZone) {
    // Half an hour before midnight in London is the next day, month and year in Berlin.
    const std::vector<std::string> late = {"2021-12-31T23:30:00Z"};
    EXPECT_EQ(counted(late, Period::Day), "2022-01-01:1");
    EXPECT_EQ(counted(late, Period::Year), "2022:1");
    EXPECT_EQ(counted(late, Period::Month, {}, "UTC"), "2021-12:1");
    // Summer time: 22:30 UTC is half past midnight.
    EXPECT_EQ(counted({"2022-07-31T22:30:00Z"}, Period::Month), "2022-08:1");
}

TEST(CountPeriods, ReachToTheBoundsThatAreAskedFor) {
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    base::InstantRange range = *base::parse_period("2022", zone);
    EXPECT_EQ(counted({"2022-06-01"}, Period::Year, range), "2022:1");
    range.begin = base::parse_period("2022-05", zone)->begin;
    range.end = base::parse_period("2022-07", zone)->end;
    EXPECT_EQ(counted({"2022-06-01"}, Period::Month, range), "2022-05:0 2022-06:1 2022-07:0");
    EXPECT_EQ(counted({""}, Period::Month, range), "2022-05:0 2022-06:0 2022-07:0");
}

TEST(CountPeriods, LeaveEmptyOnesOutWhereTheyWouldBeTooMany) {
    EXPECT_EQ(counted({"1000-01-01", "2999-12-31"}, Period::Day), "1000-01-01:1 2999-12-31:1");
}

TEST(CountValues, GivesTheMostFrequentTiesByValue) {
    std::vector<article::Article> articles;
    for (const char* section : {"b", "c", "a", "c", "", "b", "d"}) {
        articles.push_back(
            index::make_article("a" + std::to_string(articles.size()), "Titel", "Text")
        );
        articles.back().section = section;
    }
    const index::ServedArticles served(articles);
    const index::Reader reader(*served.folder().current());
    const index::ValueColumn sections(
        reader.database(), article::field_row(article::Field::Section).value_slot
    );
    Stories stories;
    stories.single = {1, 2, 3, 4, 5};
    stories.copied = {{6, 7}};
    const std::vector<FacetCount> counts = count_values(stories, sections, 3);
    ASSERT_EQ(counts.size(), 3U);
    EXPECT_EQ(counts[0].value, "b");
    EXPECT_EQ(counts[0].count, 2U);
    EXPECT_EQ(counts[1].value, "c");
    EXPECT_EQ(counts[2].value, "a");
    stories.copied = {{2, 4, 6}};
    stories.single.clear();
    EXPECT_EQ(count_values(stories, sections, 9).front().count, 1U) << "once for all its copies";
}

} // namespace
} // namespace fundstelle::search

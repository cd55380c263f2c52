#include <gtest/gtest.h>

#include "server/page/format.hpp"
#include "server/page/timeline.hpp"

namespace fundstelle::server {
namespace {

constexpr std::int64_t kEvening = 1'645'660'800 + 20 * 3600; // 24 February 2022, 20:00 UTC

TEST(Dates, AreWrittenAsReadersDo) {
    const base::Date day{2022, 2, 24};
    EXPECT_EQ(long_date(day, Language::German), "24. Februar 2022");
    EXPECT_EQ(long_date(day, Language::English), "24 February 2022");
    const base::TimeZone utc;
    EXPECT_EQ(
        date_and_time(base::Instant{kEvening}, utc, Language::German), "24. Februar 2022, 20:00 Uhr"
    );
    EXPECT_EQ(
        date_and_time(base::Instant{1'645'660'800}, utc, Language::English), "24 February 2022"
    );
}

TEST(Dates, OfTodayTellHowLongAgo) {
    const base::TimeZone utc;
    const Now now{base::Instant{kEvening}, utc};
    struct Row {
        std::int64_t seconds_ago;
        std::string german;
        std::string english;
    };
    for (const Row& row : std::vector<Row>{
             {30, "gerade eben", "just now"},
             {60, "vor 1 Minute", "1 minute ago"},
             {59 * 60, "vor 59 Minuten", "59 minutes ago"},
             {3600, "vor 1 Stunde", "1 hour ago"},
             {2 * 3600 + 5, "vor 2 Stunden", "2 hours ago"},
             {20 * 3600, "24. Februar 2022", "24 February 2022"}, // a date alone
             {21 * 3600, "23. Februar 2022", "23 February 2022"},
             {-60, "24. Februar 2022", "24 February 2022"}}) {
        const base::Instant instant{kEvening - row.seconds_ago};
        EXPECT_EQ(reader_date(instant, now, Language::German), row.german);
        EXPECT_EQ(reader_date(instant, now, Language::English), row.english);
    }
}

TEST(Dates, OfPeriodsAreSaidAsShortAsTheyCan) {
    struct Row {
        base::Date first;
        base::Date last;
        std::string german;
    };
    for (const Row& row : std::vector<Row>{
             {{2022, 2, 24}, {2022, 2, 24}, "24. Februar 2022"},
             {{2022, 2, 1}, {2022, 2, 28}, "Februar 2022"},
             {{2022, 1, 1}, {2022, 12, 31}, "2022"},
             {{2022, 2, 1}, {2022, 3, 31}, "Februar bis März 2022"},
             {{2021, 12, 1}, {2022, 1, 31}, "Dezember 2021 bis Januar 2022"},
             {{2022, 3, 1}, {2022, 3, 7}, "1. bis 7. März 2022"},
             {{2022, 2, 28}, {2022, 3, 6}, "28. Februar bis 6. März 2022"},
             {{2021, 12, 27}, {2022, 1, 2}, "27. Dezember 2021 bis 2. Januar 2022"}}) {
        EXPECT_EQ(day_range(row.first, row.last, Language::German), row.german);
    }
    EXPECT_EQ(day_range({2022, 3, 1}, {2022, 3, 7}, Language::English), "1 to 7 March 2022");
}

TEST(Numbers, ArePartedByThousands) {
    EXPECT_EQ(whole_number(7, Language::German), "7");
    EXPECT_EQ(whole_number(41242, Language::German), "41.242");
    EXPECT_EQ(whole_number(1234567, Language::English), "1,234,567");
}

TEST(Bars, AreOfDaysWhileTheseAreFew) {
    const std::vector<Bar> bars = bars_of({{"2022-02-27", 1}, {"2022-03-01", 2}});
    const std::vector<Bar> expected = {
        {{2022, 2, 27}, {2022, 2, 27}, 1},
        {{2022, 2, 28}, {2022, 2, 28}, 0},
        {{2022, 3, 1}, {2022, 3, 1}, 2}};
    EXPECT_EQ(bars, expected);
}

TEST(Bars, AreOfWeeksMonthsAndYearsWhenDaysAreMany) {
    const std::vector<Bar> weeks =
        bars_of({{"2022-02-24", 1}, {"2022-02-27", 2}, {"2022-12-01", 3}});
    EXPECT_EQ(weeks.front(), (Bar{{2022, 2, 21}, {2022, 2, 27}, 3}));
    EXPECT_EQ(weeks.back(), (Bar{{2022, 11, 28}, {2022, 12, 4}, 3}));
    EXPECT_EQ(weeks.size(), 41U);
    const std::vector<Bar> months = bars_of({{"2020-02-29", 1}, {"2026-01-31", 4}});
    EXPECT_EQ(months.front(), (Bar{{2020, 2, 1}, {2020, 2, 29}, 1}));
    EXPECT_EQ(months.size(), 72U);
    const std::vector<Bar> years = bars_of({{"1950-01-01", 1}, {"2026-01-31", 4}});
    EXPECT_EQ(years.size(), 77U);
    EXPECT_EQ(years.back(), (Bar{{2026, 1, 1}, {2026, 12, 31}, 4}));
}

TEST(Bars, PassOverWhatIsNoDay) {
    EXPECT_TRUE(bars_of({}).empty());
    EXPECT_TRUE(bars_of({{"2022", 1}, {"x-y-z", 2}}).empty());
}

} // namespace
} // namespace fundstelle::server

#include "engine/base/instant.hpp"

#include <gtest/gtest.h>

namespace fundstelle::base {
namespace {

TimeZone berlin() {
    return TimeZone::load("Europe/Berlin");
}

std::string reading_of(std::string_view text, const TimeZone& zone) {
    const std::optional<Instant> instant = parse_instant(text, zone);
    return instant ? to_rfc3339_utc(*instant) : "nothing";
}

TEST(Instant, ReadsInstantsAndDates) {
    struct Row {
        std::string_view text, utc;
    };
    for (const Row& row :
         {Row{"2022-02-24T18:40:00+01:00", "2022-02-24T17:40:00Z"},
          Row{"2022-02-24T18:40:00Z", "2022-02-24T18:40:00Z"},
          Row{"2022-02-24t18:40:00z", "2022-02-24T18:40:00Z"},
          Row{"2022-02-24 18:40:00.123456-05:30", "2022-02-25T00:10:00Z"},
          Row{"2022-02-24T18:40:00", "2022-02-24T17:40:00Z"},
          Row{"2022-07-24T18:40:00", "2022-07-24T16:40:00Z"},
          Row{"2022-02-24T18:40", "2022-02-24T17:40:00Z"},
          Row{"2022-02-24T18:40+0100", "2022-02-24T17:40:00Z"},
          Row{"2022-02-24T18:40:00+01", "2022-02-24T17:40:00Z"},
          Row{"2022-02-24", "2022-02-23T23:00:00Z"},
          Row{"2024-02-29", "2024-02-28T23:00:00Z"},
          Row{"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
          Row{"2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"},
          Row{"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
          Row{"9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"}}) {
        SCOPED_TRACE(row.text);
        EXPECT_EQ(reading_of(row.text, berlin()), row.utc);
    }
}

TEST(Instant, RejectsAllElse) {
    for (const std::string_view text :
         {"",
          "2022",
          "2022-02",
          "2022-02-31",
          "2021-02-29",
          "1900-02-29",
          "2022-13-01",
          "2022-00-01",
          "2022-01-00",
          "0000-01-01",
          "31.2.2022",
          "2022-2-4",
          "22-02-24",
          "+2022-02-24",
          "2022-02-24T",
          "2022-02-24T18",
          "2022-02-24T24:00:00Z",
          "2022-02-24T18:60:00Z",
          "2022-02-24T18:40:60Z",
          "2022-02-24T18:40:00.Z",
          "2022-02-24T18:40:00+24:00",
          "2022-02-24T18:40:00+01:60",
          "2022-02-24T18:40:00+1:00",
          "2022-02-24T18:40:00+01:",
          "2022-02-24T18:40:00Zx",
          "2022-02-24T18:40:00 Z",
          "2022-02-24Z",
          " 2022-02-24",
          "2022-02-24 ",
          "0001-01-01T00:00:00+01:00",
          "9999-12-31T23:59:59-01:00",
          "today"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(reading_of(text, berlin()), "nothing");
    }
}

TEST(Period, CoversWhatItNames) {
    struct Row {
        std::string_view text, begin, end;
    };
    for (const Row& row :
         {Row{"2022", "2021-12-31T23:00:00Z", "2022-12-31T23:00:00Z"},
          Row{"2022-02", "2022-01-31T23:00:00Z", "2022-02-28T23:00:00Z"},
          Row{"2022-12", "2022-11-30T23:00:00Z", "2022-12-31T23:00:00Z"},
          Row{"2022-03-27", "2022-03-26T23:00:00Z", "2022-03-27T22:00:00Z"}, // 23 hours
          Row{"2022-10-30", "2022-10-29T22:00:00Z", "2022-10-30T23:00:00Z"}, // 25 hours
          Row{"2022-12-31", "2022-12-30T23:00:00Z", "2022-12-31T23:00:00Z"},
          Row{"2022-02-24T18:40:00+01:00", "2022-02-24T17:40:00Z", "2022-02-24T17:40:01Z"}}) {
        SCOPED_TRACE(row.text);
        const std::optional<InstantRange> range = parse_period(row.text, berlin());
        ASSERT_TRUE(range);
        EXPECT_EQ(to_rfc3339_utc(*range->begin), row.begin);
        EXPECT_EQ(to_rfc3339_utc(*range->end), row.end);
    }
    for (const std::string_view text : {"", "22", "2022-", "2022-1", "2022-02-31", "2022T10:00"}) {
        SCOPED_TRACE(text);
        EXPECT_EQ(parse_period(text, berlin()), std::nullopt);
    }
}

TEST(Instant, IsWrittenInItsZone) {
    const Instant winter{1645724400};
    EXPECT_EQ(to_rfc3339(winter, berlin()), "2022-02-24T18:40:00+01:00");
    EXPECT_EQ(to_rfc3339(winter, TimeZone::load("America/New_York")), "2022-02-24T12:40:00-05:00");
    EXPECT_EQ(to_rfc3339(winter, TimeZone::load("Asia/Kolkata")), "2022-02-24T23:10:00+05:30");
    EXPECT_EQ(to_rfc3339(winter, TimeZone()), "2022-02-24T17:40:00Z");
    EXPECT_EQ(to_rfc3339({1658680800}, berlin()), "2022-07-24T18:40:00+02:00");
}

TEST(Instant, StaysTheSameThroughItsText) {
    for (const std::string_view name : {"Europe/Berlin", "America/New_York", "UTC"}) {
        SCOPED_TRACE(name);
        const TimeZone zone = TimeZone::load(name);
        for (std::int64_t seconds = -62135596800; seconds <= 253402300799; seconds += 99'999'937) {
            const std::string text = to_rfc3339({seconds}, zone);
            EXPECT_EQ(parse_instant(text, TimeZone()), Instant{seconds}) << text;
        }
    }
}

TEST(Instant, OutsideTheCalendarIsWrittenInUtc) {
    EXPECT_EQ(to_rfc3339({253402300799}, berlin()), "9999-12-31T23:59:59Z");
}

TEST(Date, CountsDays) {
    struct Row {
        Date date;
        std::int64_t days;
    };
    for (const Row& row :
         {Row{{1970, 1, 1}, 0},
          Row{{1969, 12, 31}, -1},
          Row{{2000, 2, 29}, 11016},
          Row{{2022, 2, 24}, 19047},
          Row{{1, 1, 1}, -719162},
          Row{{9999, 12, 31}, 2932896}}) {
        EXPECT_EQ(days_from_civil(row.date), row.days);
        EXPECT_EQ(civil_from_days(row.days), row.date);
    }
    for (std::int64_t days = -719162; days <= 2932896; days += 13) {
        ASSERT_EQ(days_from_civil(civil_from_days(days)), days);
    }
}

TEST(Date, IsLocal) {
    const Instant evening{1645657200}; // 2022-02-23T23:00:00Z
    EXPECT_EQ(local_date(evening, berlin()), (Date{2022, 2, 24}));
    EXPECT_EQ(local_date(evening, TimeZone()), (Date{2022, 2, 23}));
    EXPECT_EQ(start_of_day({2022, 2, 24}, berlin()), evening);
    EXPECT_EQ(local_date({-1}, TimeZone()), (Date{1969, 12, 31}));
}

TEST(Instant, NowIsAfterThisWasWritten) {
    EXPECT_GT(now(), *parse_instant("2024-01-01", TimeZone()));
}

} // namespace
} // namespace fundstelle::base

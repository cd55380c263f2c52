#include "engine/base/time_zone.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::base {
namespace {

std::int64_t utc(std::string_view text) {
    return parse_instant(text, TimeZone())->seconds;
}

TEST(TimeZone, KnowsOffsetsAtAllTimes) {
    struct Row {
        std::string_view zone, instant;
        std::int32_t offset;
    };
    for (const Row& row :
         {Row{"Europe/Berlin", "1890-01-01T00:00:00Z", 3208},
          Row{"Europe/Berlin", "1900-01-01T00:00:00Z", 3600},
          Row{"Europe/Berlin", "1916-04-30T21:59:59Z", 3600},
          Row{"Europe/Berlin", "1916-04-30T22:00:00Z", 7200},
          Row{"Europe/Berlin", "1916-10-01T00:00:00Z", 3600},
          Row{"Europe/Berlin", "1945-06-01T00:00:00Z", 10800},
          Row{"Europe/Berlin", "2022-03-27T00:59:59Z", 3600},
          Row{"Europe/Berlin", "2022-03-27T01:00:00Z", 7200},
          Row{"Europe/Berlin", "2022-10-30T00:59:59Z", 7200},
          Row{"Europe/Berlin", "2022-10-30T01:00:00Z", 3600},
          Row{"Europe/Berlin", "2040-03-25T00:59:59Z", 3600},
          Row{"Europe/Berlin", "2040-03-25T01:00:00Z", 7200},
          Row{"Europe/Berlin", "2040-10-28T00:59:59Z", 7200},
          Row{"Europe/Berlin", "2040-10-28T01:00:00Z", 3600},
          Row{"Europe/Berlin", "9999-07-01T00:00:00Z", 7200},
          Row{"America/New_York", "2022-03-13T06:59:59Z", -18000},
          Row{"America/New_York", "2022-03-13T07:00:00Z", -14400},
          Row{"America/New_York", "2040-11-04T06:00:00Z", -18000},
          Row{"Australia/Sydney", "2040-01-01T00:00:00Z", 39600},
          Row{"Australia/Sydney", "2040-07-01T00:00:00Z", 36000},
          Row{"Europe/Dublin", "2040-01-01T00:00:00Z", 0},
          Row{"Europe/Dublin", "2040-07-01T00:00:00Z", 3600},
          Row{"Asia/Kolkata", "2022-02-24T00:00:00Z", 19800},
          Row{"Asia/Kolkata", "2050-02-24T00:00:00Z", 19800},
          Row{"UTC", "2022-02-24T00:00:00Z", 0}}) {
        SCOPED_TRACE(std::string(row.zone) + " " + std::string(row.instant));
        EXPECT_EQ(TimeZone::load(row.zone).offset_at(utc(row.instant)), row.offset);
    }
}

TEST(TimeZone, ReadsLocalTimes) {
    struct Row {
        std::string_view zone, local, instant;
    };
    for (const Row& row :
         {Row{"Europe/Berlin", "2022-02-24T18:40:00Z", "2022-02-24T17:40:00Z"},
          Row{"Europe/Berlin", "2022-03-27T01:59:59Z", "2022-03-27T00:59:59Z"},
          Row{"Europe/Berlin", "2022-03-27T02:30:00Z", "2022-03-27T01:30:00Z"}, // gap: 03:30
          Row{"Europe/Berlin", "2022-03-27T03:00:00Z", "2022-03-27T01:00:00Z"},
          Row{"Europe/Berlin", "2022-10-30T01:59:59Z", "2022-10-29T23:59:59Z"},
          Row{"Europe/Berlin", "2022-10-30T02:30:00Z", "2022-10-30T00:30:00Z"}, // the first of two
          Row{"Europe/Berlin", "2022-10-30T03:00:00Z", "2022-10-30T02:00:00Z"},
          Row{"Europe/Berlin", "2040-03-25T02:30:00Z", "2040-03-25T01:30:00Z"},
          Row{"Europe/Berlin", "1916-07-01T12:00:00Z", "1916-07-01T10:00:00Z"},
          Row{"America/New_York", "2022-11-06T01:30:00Z", "2022-11-06T05:30:00Z"},
          Row{"Pacific/Apia", "2011-12-30T12:00:00Z", "2011-12-30T22:00:00Z"}, // a day that was not
          Row{"Asia/Kolkata", "2022-02-24T05:30:00Z", "2022-02-24T00:00:00Z"},
          Row{"UTC", "2022-03-27T02:30:00Z", "2022-03-27T02:30:00Z"}}) {
        SCOPED_TRACE(std::string(row.zone) + " " + std::string(row.local));
        const std::int64_t seconds = TimeZone::load(row.zone).to_utc(utc(row.local));
        EXPECT_EQ(to_rfc3339_utc({seconds}), row.instant);
    }
}

TEST(TimeZone, KnowsItsName) {
    EXPECT_EQ(TimeZone().name(), "UTC");
    EXPECT_EQ(TimeZone::load("UTC").name(), "UTC");
    EXPECT_EQ(TimeZone::load("Europe/Berlin").name(), "Europe/Berlin");
}

TEST(TimeZone, RejectsNamesThatAreNone) {
    for (const std::string_view name :
         {"",
          "Europe/Atlantis",
          "Europe",
          "europe/../Europe/Berlin",
          "../zoneinfo/Europe/Berlin",
          "/usr/share/zoneinfo/Europe/Berlin",
          "Europe//Berlin",
          "Europe/Berlin/",
          "zone.tab",
          "tzdata.zi",
          "leapseconds",
          "Europe/Berlin\n"}) {
        SCOPED_TRACE(name);
        try {
            static_cast<void>(TimeZone::load(name));
            ADD_FAILURE() << "was loaded";
        } catch (const Error& error) {
            EXPECT_EQ(error.code(), ErrorCode::InvalidParameter);
        }
    }
}

} // namespace
} // namespace fundstelle::base

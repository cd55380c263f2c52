#include "engine/base/posix_time_rule.hpp"

#include <gtest/gtest.h>

#include "engine/base/instant.hpp"

namespace fundstelle::base {
namespace {

std::int64_t utc(std::string_view text) {
    return parse_instant(text, TimeZone())->seconds;
}

TEST(PosixTimeRule, GivesOffsets) {
    struct Row {
        std::string_view rule, instant;
        std::int32_t offset;
    };
    for (const Row& row :
         {Row{"UTC0", "2040-07-01", 0},
          Row{"IST-5:30", "2040-07-01", 19800},
          Row{"<-03>3", "2040-07-01", -10800},
          Row{"<+0330>-3:30", "2040-07-01", 12600},
          Row{"CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T00:59:59Z", 3600},
          Row{"CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T01:00:00Z", 7200},
          Row{"CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T01:00:00Z", 3600},
          Row{"EST5EDT,M3.2.0,M11.1.0", "2040-03-11T07:00:00Z", -14400},
          Row{"EST5EDT4,M3.2.0,M11.1.0", "2040-03-11T06:59:59Z", -18000},
          Row{"AEST-10AEDT,M10.1.0,M4.1.0/3", "2040-12-31T23:59:59Z", 39600},
          Row{"AEST-10AEDT,M10.1.0,M4.1.0/3", "2041-01-01T00:00:00Z", 39600},
          Row{"IST-1GMT0,M10.5.0,M3.5.0/1", "2040-01-01", 0},
          Row{"IST-1GMT0,M10.5.0,M3.5.0/1", "2040-07-01", 3600},
          Row{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-03-25T00:59:59Z", -7200},
          Row{"<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-03-25T01:00:00Z", -3600},
          Row{"AAA0BBB,J60,J300", "2040-02-29T02:00:00Z", 0},
          Row{"AAA0BBB,J60,J300", "2040-03-01T02:00:00Z", 3600},
          Row{"AAA0BBB,59,300", "2040-02-29T02:00:00Z", 3600}}) {
        SCOPED_TRACE(std::string(row.rule) + " " + std::string(row.instant));
        const std::optional<PosixTimeRule> rule = parse_posix_time_rule(row.rule);
        ASSERT_TRUE(rule);
        EXPECT_EQ(rule->offset_at(utc(row.instant)), row.offset);
    }
}

TEST(PosixTimeRule, RejectsWhatIsNone) {
    for (const std::string_view rule :
         {"",
          "CET",
          "-1",
          "<",
          "<CET",
          "<>0",
          "CET-1CEST",
          "CET-1CEST,",
          "CET-1CEST,M3.5.0",
          "CET-1CEST,M3.5.0,",
          "CET-1CEST,M13.5.0,M10.5.0",
          "CET-1CEST,M3.6.0,M10.5.0",
          "CET-1CEST,M3.5.7,M10.5.0",
          "CET-1CEST,M3.5,M10.5.0",
          "CET-1CEST,J0,J5",
          "CET-1CEST,366,5",
          "CET-1CEST,M3.5.0/168,M10.5.0",
          "CET-1CEST,M3.5.0,M10.5.0x",
          "CET-168",
          "CET99999999999999999999"}) {
        SCOPED_TRACE(rule);
        EXPECT_FALSE(parse_posix_time_rule(rule));
    }
}

} // namespace
} // namespace fundstelle::base

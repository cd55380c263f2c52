#include "indexer/readers/news_date.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace fundstelle::indexer {
namespace {

TEST(NewsDate, ReadsWhatFeedsAndWiresWrite) {
    const base::TimeZone zone = base::TimeZone::load("Europe/Berlin");
    struct Row {
        std::string_view written, expected;
    };
    for (const Row& row : {
             Row{"2022-02-24T18:40:00+01:00", "2022-02-24T17:40:00Z"},
             Row{"Wed, 5 Apr 2017 16:03:39 +0200", "2017-04-05T14:03:39Z"},
             Row{"Tue, 02 May 2017 11:50 GMT", "2017-05-02T11:50:00Z"},
             Row{"6 Nov 94 08:49:37 MEZ", "1994-11-06T07:49:37Z"},
             Row{"20210516T080625Z", "2021-05-16T08:06:25Z"},
             Row{"20130516T040100+0000", "2013-05-16T04:01:00Z"},
             Row{"20210516T0806", "2021-05-16T06:06:00Z"},
             Row{"20210516", "2021-05-15T22:00:00Z"},
             Row{"16.05.2021, 9:00 Uhr", "2021-05-16T07:00:00Z"},
             Row{"16.5.21", "2021-05-15T22:00:00Z"},
             Row{"Sonntag, 16. Mai 2021 um 09:00 Uhr", "2021-05-16T07:00:00Z"},
             Row{" 3. März 2020 ", "2020-03-02T23:00:00Z"},
         }) {
        const auto read = parse_news_date(row.written, zone);
        EXPECT_EQ(read ? base::to_rfc3339_utc(*read) : "nothing", row.expected) << row.written;
    }
}

TEST(NewsDate, ReadsNothingElse) {
    const base::TimeZone zone;
    for (const std::string_view written :
         {"",
          " ",
          "gestern",
          "31.02.2022",
          "99999999",
          "2021",
          "5 Xyz 2017",
          "1 2 3 4",
          "16.05.2021 25:00",
          "20210516T08",
          "1.2.3.4",
          "Mai 2021"}) {
        EXPECT_FALSE(parse_news_date(written, zone)) << written;
    }
}

} // namespace
} // namespace fundstelle::indexer

#include "server/negotiation.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

TEST(Negotiation, TakesMediaTypesAsTheirRangesSay) {
    struct Row {
        const char* accept;
        bool json;
        bool html;
    };
    for (const Row& row :
         {Row{"", true, true},
          Row{"*/*", true, true},
          Row{"application/json", true, false},
          Row{"Application/JSON; charset=utf-8", true, false},
          Row{"application/*", true, false},
          Row{"text/html,application/xhtml+xml,*/*;q=0.8", true, true},
          Row{"text/html", false, true},
          Row{"*/*;q=0", false, false},
          Row{"application/json;q=0, */*", false, true},
          Row{"text/*;q=0.5, application/json ; q=0.1", true, true},
          Row{"application", false, false},
          Row{",,", true, true}}) {
        EXPECT_EQ(accepts_media_type(row.accept, "application/json; x=1"), row.json) << row.accept;
        EXPECT_EQ(accepts_media_type(row.accept, "text/html"), row.html) << row.accept;
    }
}

TEST(Negotiation, ChoosesTheCodingThatTheClientPrefers) {
    struct Row {
        const char* accept;
        ContentCoding chosen;
    };
    for (const Row& row :
         {Row{"", ContentCoding::Identity},
          Row{"gzip", ContentCoding::Gzip},
          Row{"gzip, deflate, br, zstd", ContentCoding::Zstd},
          Row{"gzip;q=1.0, zstd;q=0.5", ContentCoding::Gzip},
          Row{"*", ContentCoding::Zstd},
          Row{"*;q=0", ContentCoding::Identity},
          Row{"gzip;q=0, *", ContentCoding::Zstd},
          Row{"identity, gzip;q=0.5", ContentCoding::Identity},
          Row{"br", ContentCoding::Identity},
          Row{"x-gzip;q=abc", ContentCoding::Identity},
          Row{"GZIP", ContentCoding::Gzip}}) {
        EXPECT_EQ(chosen_coding(row.accept), row.chosen) << row.accept;
    }
}

TEST(Negotiation, PrefersGermanWhereItStandsHigher) {
    EXPECT_TRUE(prefers_german("de-AT,de;q=0.9,en;q=0.8"));
    EXPECT_TRUE(prefers_german("fr, de;q=0.3"));
    EXPECT_FALSE(prefers_german(""));
    EXPECT_FALSE(prefers_german("en, de"));
    EXPECT_FALSE(prefers_german("*"));
}

} // namespace
} // namespace fundstelle::server

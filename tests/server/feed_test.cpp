#include "server/feed.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

TEST(XmlEscaped, HoldsOnlyWhatXmlCan) {
    struct Row {
        std::string text, expected;
    };
    for (const Row& row : {
             Row{"<a href=\"x\">&amp;", "&lt;a href=&quot;x&quot;&gt;&amp;amp;"},
             Row{std::string("a\0b\x01\x1f\x7f", 6), "ab\x7f"},
             Row{"a\tb\nc", "a\tb\nc"},
             Row{"x\xef\xbf\xbey\xef\xbf\xbfz", "xyz"},
             Row{"\xef\xbf\xbd\xef\xbc\x9f ü €", "\xef\xbf\xbd\xef\xbc\x9f ü €"},
             Row{"]]>", "]]&gt;"},
         }) {
        EXPECT_EQ(xml_escaped(row.text), row.expected);
    }
}

TEST(HttpDate, IsWrittenAndRead) {
    struct Row {
        std::int64_t seconds;
        std::string text;
    };
    for (const Row& row : {
             Row{784'111'777, "Sun, 06 Nov 1994 08:49:37 GMT"},
             Row{0, "Thu, 01 Jan 1970 00:00:00 GMT"},
             Row{-1, "Wed, 31 Dec 1969 23:59:59 GMT"},
             Row{951'782'400, "Tue, 29 Feb 2000 00:00:00 GMT"},
         }) {
        EXPECT_EQ(http_date(base::Instant{row.seconds}), row.text);
        EXPECT_EQ(parse_http_date(row.text), base::Instant{row.seconds});
    }
    for (const char* text :
         {"",
          "gestern",
          "Mon, 06 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37 UTC",
          "Sun, 06 Nov 1994 25:49:37 GMT",
          "Sun, -6 Nov 1994 08:49:37 GMT",
          "Sun, 31 Feb 2022 08:49:37 GMT",
          "Sun, 06 Now 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37 GMT "}) {
        EXPECT_EQ(parse_http_date(text), std::nullopt) << text;
    }
}

} // namespace
} // namespace fundstelle::server

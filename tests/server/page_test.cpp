#include <gtest/gtest.h>

#include "server/page/html.hpp"

namespace fundstelle::server {
namespace {

TEST(Page, WritesDatesAndNumbersAsGermanReadersDo) {
    EXPECT_EQ(german_date(base::Instant{1'645'660'800}, base::TimeZone{}), "24. Februar 2022");
    EXPECT_EQ(german_number(7), "7");
    EXPECT_EQ(german_number(41242), "41.242");
    EXPECT_EQ(german_number(1234567), "1.234.567");
}

TEST(Page, EscapesEverythingTyped) {
    const std::string form = search_form("\"><script>alert(1)</script>");
    EXPECT_EQ(form.find("<script>"), std::string::npos);
    const HttpResponse page = html_page("<title>", "<main></main>");
    EXPECT_NE(page.body.find("&lt;title&gt;"), std::string::npos);
}

TEST(Page, LinksOnlyToTheWeb) {
    EXPECT_EQ(safe_link("https://example.org/"), "https://example.org/");
    for (const char* url :
         {"javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "//example.org", ""}) {
        EXPECT_EQ(safe_link(url), "") << url;
    }
}

TEST(Page, HasAStrictPolicy) {
    bool has_policy = false;
    for (const NamedValue& field : html_page("x", "y").headers) {
        if (field.first == "Content-Security-Policy") {
            has_policy = true;
            EXPECT_EQ(field.second.find("unsafe"), std::string::npos);
            EXPECT_TRUE(field.second.starts_with("default-src 'none'"));
        }
    }
    EXPECT_TRUE(has_policy);
}

} // namespace
} // namespace fundstelle::server

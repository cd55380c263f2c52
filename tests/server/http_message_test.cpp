#include "server/http_message.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::server {
namespace {

TEST(Target, SplitsAndDecodes) {
    const Target target = parse_target("/v1/search?q=H%C3%A4user+am%20Markt&limit=5&q=&leer");
    EXPECT_EQ(target.path, "/v1/search");
    ASSERT_EQ(target.query.size(), 4U);
    EXPECT_EQ(target.query[0], NamedValue("q", "Häuser am Markt"));
    EXPECT_EQ(target.query[1], NamedValue("limit", "5"));
    EXPECT_EQ(target.query[2], NamedValue("q", ""));
    EXPECT_EQ(target.query[3], NamedValue("leer", ""));
}

TEST(Target, NamesTheParameterAtFault) {
    struct Row {
        std::string_view target, parameter;
    };
    for (const Row& row : {
             Row{"/?q=%", "q"},
             Row{"/?q=%4", "q"},
             Row{"/?q=%zz", "q"},
             Row{"/?q=%ff", "q"},
             Row{"/?q=a%00b", "q"},
             Row{"/?%ff=1", "query string"},
         }) {
        try {
            (void)parse_target(row.target);
            ADD_FAILURE() << row.target;
        } catch (const base::ParameterError& error) {
            EXPECT_EQ(error.faults().front().parameter, row.parameter) << row.target;
        }
    }
}

TEST(Segment, DecodesOnlyWhatIsHarmless) {
    EXPECT_EQ(decode_segment("a%2Fb+c"), "a/b+c");
    EXPECT_EQ(decode_segment("%C3%A4"), "ä");
    for (const char* bad : {"%0a", "a%00", "%ff", "%", "%7f"}) {
        EXPECT_EQ(decode_segment(bad), std::nullopt) << bad;
    }
}

TEST(Component, ComesBackDecoded) {
    const std::string text = "ä/ü?&=#%+ x~";
    EXPECT_EQ(decode_segment(encode_component(text)), text);
    EXPECT_EQ(encode_component("a-b_c.d~"), "a-b_c.d~");
}

} // namespace
} // namespace fundstelle::server

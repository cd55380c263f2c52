#include "server/json_writer.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fundstelle::server {
namespace {

TEST(JsonWriter, WritesCommasByItself) {
    JsonWriter json;
    json.begin_object()
        .key("a")
        .value(1)
        .key("b")
        .begin_array()
        .value("x")
        .value(true)
        .null()
        .end_array();
    json.key("c").begin_object().end_object().key("d").value(1.25, 4).end_object();
    EXPECT_EQ(json.take(), R"({"a":1,"b":["x",true,null],"c":{},"d":1.25})");
    EXPECT_EQ(json.begin_array().end_array().take(), "[]");
}

TEST(JsonWriter, EscapesWhatJsonForbids) {
    JsonWriter json;
    const std::string text = "\"\\\n\t\x01 ä 😀 </script>";
    json.value(text);
    EXPECT_EQ(nlohmann::json::parse(json.take()).get<std::string>(), text);
}

TEST(JsonWriter, WritesNumbersThatJsonCanHold) {
    for (const double number : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        JsonWriter json;
        json.value(number, 2);
        EXPECT_EQ(json.take(), "0");
    }
    JsonWriter json;
    json.value(12.345678, 4);
    EXPECT_EQ(json.take(), "12.3457");
}

} // namespace
} // namespace fundstelle::server

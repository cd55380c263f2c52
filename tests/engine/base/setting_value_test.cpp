#include "engine/base/setting_value.hpp"

#include <gtest/gtest.h>

namespace fundstelle::base {
namespace {

using std::chrono::milliseconds;

TEST(SettingValue, ReadsNumbers) {
    EXPECT_EQ(parse_number("0"), 0);
    EXPECT_EQ(parse_number("+12"), 12);
    EXPECT_EQ(parse_number("-3"), -3);
    for (const std::string_view text :
         {"", "1.5", "1e3", " 1", "1 ", "+-1", "9223372036854775808"}) {
        EXPECT_EQ(parse_number(text), std::nullopt) << text;
    }
}

TEST(SettingValue, ReadsSizes) {
    EXPECT_EQ(parse_size("4096"), 4096U);
    EXPECT_EQ(parse_size("4KiB"), 4096U);
    EXPECT_EQ(parse_size("256 MiB"), 268'435'456U);
    EXPECT_EQ(parse_size("1GB"), 1'000'000'000U);
    EXPECT_EQ(parse_size("512m"), 536'870'912U);
    EXPECT_EQ(parse_size("2G"), 2'147'483'648U);
    EXPECT_EQ(parse_size("0"), 0U);
    for (const std::string_view text :
         {"",
          "MiB",
          "-1",
          "1.5GB",
          "1Mb",
          "25%",
          "1  MB",
          "99999999999TiB",
          "9223372036854775808"}) {
        EXPECT_EQ(parse_size(text), std::nullopt) << text;
    }
}

TEST(SettingValue, ReadsDurations) {
    EXPECT_EQ(parse_duration("500ms"), milliseconds(500));
    EXPECT_EQ(parse_duration("2s"), milliseconds(2000));
    EXPECT_EQ(parse_duration("10m"), milliseconds(600'000));
    EXPECT_EQ(parse_duration("1h"), milliseconds(3'600'000));
    EXPECT_EQ(parse_duration("2d"), milliseconds(172'800'000));
    EXPECT_EQ(parse_duration("0"), milliseconds(0));
    for (const std::string_view text : {"", "5", "-5s", "1.5s", "2 weeks", "99999999999d"}) {
        EXPECT_EQ(parse_duration(text), std::nullopt) << text;
    }
}

TEST(SettingValue, ReadsBooleans) {
    EXPECT_EQ(parse_boolean("true"), true);
    EXPECT_EQ(parse_boolean("on"), true);
    EXPECT_EQ(parse_boolean("0"), false);
    EXPECT_EQ(parse_boolean("no"), false);
    EXPECT_EQ(parse_boolean("maybe"), std::nullopt);
    EXPECT_EQ(parse_boolean(""), std::nullopt);
}

Setting of_kind(SettingKind kind) {
    return Setting{
        .name = "part.name",
        .kind = kind,
        .default_value = "",
        .unit = "",
        .document = "",
        .choices = "text|json",
        .minimum = 1,
        .maximum = 9};
}

TEST(SettingValue, ChecksByKind) {
    struct Row {
        SettingKind kind;
        std::string_view value, fault;
    };
    using enum SettingKind;
    const std::string_view no_address = R"(" is not an address like 127.0.0.1:8080 or [::1]:8080)";
    for (const Row& row :
         {Row{Text, "", ""},
          Row{Text, "\xFF", "is not valid UTF-8 text"},
          Row{Secret, "\xFF", "is not valid UTF-8 text"},
          Row{Number, "9", ""},
          Row{Number, "0", R"("0" is not a whole number from 1 to 9)"},
          Row{Number, "10", R"("10" is not a whole number from 1 to 9)"},
          Row{Size, "x", R"("x" is not a size like 512KiB, 8MiB or 4096)"},
          Row{Size, "0", ""},
          Row{Size, "1", ""},
          Row{Duration, "2", R"("2" is not a duration like 500ms, 2s or 10m)"},
          Row{Boolean, "ja", R"("ja" is not true or false)"},
          Row{Choice, "json", ""},
          Row{Choice, "xml", R"("xml" is not one of text, json)"},
          Row{Choice, "", R"("" is not one of text, json)"},
          Row{Zone, "Europe/Berlin", ""},
          Row{Zone, "Berlin", R"("Berlin" is not a time zone of this system, like Europe/Berlin)"},
          Row{Address, "localhost:80", ""},
          Row{Address, "[::1]:0", ""},
          Row{Address, "0.0.0.0:65535", ""},
          Row{Address, "8080", no_address},
          Row{Address, ":8080", no_address},
          Row{Address, "::1:8080", no_address},
          Row{Address, "host:65536", no_address},
          Row{Address, "host:+80", no_address},
          Row{Address, "host:", no_address},
          Row{Url, "", ""},
          Row{Url, "https://example.org/suche", ""},
          Row{Url, "https://", " is not a URL"},
          Row{Url, "ftp://example.org", " is not a URL"},
          Row{Url, "https://example.org/", " is not a URL"}}) {
        SCOPED_TRACE(row.value);
        const std::string fault = fault_of(of_kind(row.kind), row.value).value_or("");
        if (row.fault.empty()) {
            EXPECT_EQ(fault, "");
        } else {
            EXPECT_NE(fault.find(row.fault), std::string::npos) << fault;
        }
    }
}

TEST(SettingValue, OfASizeIsNothingOrEnough) {
    Setting memory = of_kind(SettingKind::Size);
    memory.minimum = 4096;
    EXPECT_EQ(fault_of(memory, "0"), std::nullopt);
    EXPECT_EQ(fault_of(memory, "4KiB"), std::nullopt);
    EXPECT_EQ(fault_of(memory, "3"), R"("3" is not 0 or at least 4096 bytes)");
    EXPECT_EQ(fault_of(memory, "3 GiBs"), R"("3 GiBs" is not a size like 512KiB, 8MiB or 4096)");
}

TEST(SettingValue, IsWrittenAsToml) {
    EXPECT_EQ(to_toml(of_kind(SettingKind::Number), "+7"), "7");
    EXPECT_EQ(to_toml(of_kind(SettingKind::Boolean), "yes"), "true");
    EXPECT_EQ(to_toml(of_kind(SettingKind::Text), "a\"b\\c\nä"), R"("a\"b\\c\u000Aä")");
}

TEST(SettingValue, HidesSecrets) {
    EXPECT_EQ(to_toml(of_kind(SettingKind::Secret), "hunter2"), "\"***\"");
    EXPECT_EQ(to_toml(of_kind(SettingKind::Secret), ""), "\"\"");
}

} // namespace
} // namespace fundstelle::base

#include "engine/base/log.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include <spdlog/sinks/ostream_sink.h>

namespace fundstelle::base {
namespace {

Settings settings_with(const Settings::Flags& flags) {
    const auto nothing = [](const std::string&) { return std::optional<std::string>(); };
    return Settings::resolve(std::nullopt, nothing, flags);
}

std::string logged(
    const Settings::Flags& flags, spdlog::level::level_enum level, const char* text
) {
    std::ostringstream stream;
    const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(stream);
    const auto logger = make_logger_to(sink, "server", settings_with(flags));
    logger->log(level, "{}", text);
    return stream.str();
}

TEST(Log, WritesTextForPeople) {
    EXPECT_THAT(
        logged({}, spdlog::level::warn, "5 artikel über\nzwei Zeilen \x1B[31m"),
        testing::MatchesRegex(
            "[0-9]+-[0-9]+-[0-9]+T[0-9:.]+Z warning 5 artikel über.u000azwei Zeilen .u001b.31m\n"
        )
    );
}

TEST(Log, WritesJsonForMachines) {
    const std::string line =
        logged({{"log.format", "json"}}, spdlog::level::err, "sagte \"nein\"\n\x01\xFF\\");
    constexpr std::size_t kTimeBegin = 9; // behind {"time":"
    constexpr std::size_t kTimeBytes = 24;
    ASSERT_GT(line.size(), kTimeBegin + kTimeBytes);
    EXPECT_THAT(
        line.substr(kTimeBegin, kTimeBytes),
        testing::MatchesRegex("[0-9]+-[0-9]+-[0-9]+T[0-9]+:[0-9]+:[0-9]+[.][0-9]+Z")
    );
    EXPECT_EQ(line.substr(0, kTimeBegin), R"({"time":")");
    EXPECT_EQ(
        line.substr(kTimeBegin + kTimeBytes),
        R"(","level":"error","logger":"server","message":"sagte \"nein\"\n\u0001�\\"})"
        "\n"
    );
}

std::string logged_event(const Settings::Flags& flags, const LogEvent& event) {
    std::ostringstream stream;
    const auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(stream);
    const auto logger = make_logger_to(sink, "server", settings_with(flags));
    log_event(*logger, spdlog::level::info, event);
    return stream.str();
}

TEST(Log, WritesEventsAsLinesOrAsMembers) {
    const LogEvent event{
        "request",
        "GET /a\x1e\"} 200",
        {{"path", "/a\x1e\"}"}, {"status", std::int64_t{200}}, {"took_ms", 1.25}}};
    EXPECT_THAT(logged_event({}, event), testing::EndsWith("info GET /a\\u001e\"} 200\n"));
    EXPECT_THAT(
        logged_event({{"log.format", "json"}}, event),
        testing::EndsWith(
            R"("logger":"server","message":"request","path":"/a\u001e\"}","status":200,)"
            R"("took_ms":1.250})"
            "\n"
        )
    );
    EXPECT_EQ(logged_event({{"log.level", "error"}}, event), "");
}

TEST(Log, TextThatLooksLikeAnEventIsNone) {
    EXPECT_THAT(
        logged({{"log.format", "json"}}, spdlog::level::err, "x\x1e\"forged\":1"),
        testing::EndsWith(R"("message":"x\u001e\"forged\":1"})"
                          "\n")
    );
}

TEST(Log, LeavesOutWhatIsBelowItsLevel) {
    EXPECT_EQ(logged({}, spdlog::level::debug, "x"), "");
    EXPECT_NE(logged({{"log.level", "debug"}}, spdlog::level::debug, "x"), "");
    EXPECT_EQ(logged({{"log.level", "off"}}, spdlog::level::critical, "x"), "");
}

TEST(Log, TakesEveryLevelOfItsSetting) {
    struct Row {
        std::string_view word;
        spdlog::level::level_enum level;
    };
    for (const Row& row :
         {Row{"trace", spdlog::level::trace},
          Row{"debug", spdlog::level::debug},
          Row{"info", spdlog::level::info},
          Row{"warning", spdlog::level::warn},
          Row{"error", spdlog::level::err},
          Row{"off", spdlog::level::off}}) {
        const Settings settings = settings_with({{"log.level", std::string(row.word)}});
        EXPECT_EQ(make_logger("test", settings)->level(), row.level) << row.word;
    }
}

TEST(JsonEscape, MakesTheInsideOfAString) {
    EXPECT_EQ(json_escape("Größe \"x\" \\ \t\n\x7F"), R"(Größe \"x\" \\ \u0009\n\u007f)");
    EXPECT_EQ(json_escape("\xC3("), "�(");
    EXPECT_EQ(json_escape(std::string_view("\0", 1)), R"(\u0000)");
    EXPECT_EQ(json_escape(""), "");
}

} // namespace
} // namespace fundstelle::base

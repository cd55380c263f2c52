#include "server/reload.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>

#include "engine/base/log.hpp"

namespace fundstelle::server {
namespace {

base::Settings settings_with(const base::Settings::Flags& flags) {
    const auto nothing = [](const std::string&) { return std::optional<std::string>(); };
    return base::Settings::resolve(std::nullopt, nothing, flags);
}

class ReloadTest : public testing::Test {
protected:
    std::string reload() {
        lines_.str("");
        reload_.run();
        return lines_.str();
    }

    base::Settings::Flags flags_;
    std::ostringstream lines_;
    std::shared_ptr<spdlog::logger> log_ = base::make_logger_to(
        std::make_shared<spdlog::sinks::ostream_sink_mt>(lines_), "test", settings_with({})
    );
    CurrentPolicy policies_{policy_of(settings_with({}))};
    Reload reload_{[this] { return settings_with(flags_); }, settings_with({}), policies_, log_};
};

TEST_F(ReloadTest, TakesWhatCanChangeAndNamesTheRest) {
    EXPECT_THAT(reload(), testing::HasSubstr("nothing has changed"));
    flags_ = {
        {"server.write_keys", hash_key("ein-schluessel-zum-pruefen")},
        {"server.rate_limit", "5"},
        {"server.max_body", "1MiB"},
        {"log.level", "warning"}};
    const std::string first = reload();
    EXPECT_THAT(first, testing::HasSubstr("restart: server.max_body"));
    EXPECT_EQ(log_->level(), spdlog::level::warn);
    EXPECT_TRUE(policies_.get()->keys.can_write());
    EXPECT_EQ(policies_.get()->rate.per_second, 5);
    EXPECT_THAT(first, testing::Not(testing::HasSubstr("sha256")));
    flags_.erase("log.level");
    EXPECT_THAT(
        reload(), testing::HasSubstr("settings read anew: server.write_keys, server.rate_limit")
    );
}

TEST_F(ReloadTest, KeepsAllWhereAnythingIsWrong) {
    flags_ = {{"server.rate_limit", "5"}, {"server.cors_origins", "example.org/"}};
    EXPECT_THAT(reload(), testing::HasSubstr("stay as they were: server.cors_origins"));
    EXPECT_EQ(policies_.get()->rate.per_second, 0);
    flags_ = {{"server.rate_limit", "viel"}};
    EXPECT_THAT(reload(), testing::HasSubstr("stay as they were"));
}

} // namespace
} // namespace fundstelle::server

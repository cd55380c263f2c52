#include "server/guards.hpp"

#include <stdexcept>

#include <gtest/gtest.h>
#include <spdlog/sinks/ostream_sink.h>
#include <nlohmann/json.hpp>

namespace fundstelle::server {
namespace {

class GuardsTest : public testing::Test {
protected:
    HttpResponse answer(std::string_view target, std::vector<NamedValue> headers = {}) {
        HttpRequest request;
        request.method = "GET";
        request.headers = std::move(headers);
        return guards_.answer(std::move(request), target);
    }

    std::ostringstream lines_;
    std::shared_ptr<spdlog::logger> log_ = std::make_shared<spdlog::logger>(
        "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(lines_)
    );
    Router router_{{
        {"GET", "/gut", "good", [](const HttpRequest&) { return json_response("{}"); }},
        {"GET",
         "/kaputt",
         "broken",
         [](const HttpRequest&) -> HttpResponse { throw std::runtime_error("/secret/path"); }},
    }};
    Guards guards_{router_, log_, {true}};
};

std::string header(const HttpResponse& response, std::string_view name) {
    for (const NamedValue& field : response.headers) {
        if (field.first == name) {
            return field.second;
        }
    }
    return "";
}

TEST_F(GuardsTest, GiveEachRequestAnId) {
    EXPECT_EQ(header(answer("/gut"), "X-Request-Id").size(), 16U);
    EXPECT_EQ(header(answer("/gut", {{"x-request-id", "abc-1"}}), "X-Request-Id"), "abc-1");
    EXPECT_NE(
        header(answer("/gut", {{"x-request-id", "a\r\nSet-Cookie: x"}}), "X-Request-Id"),
        "a\r\nSet-Cookie: x"
    );
}

TEST_F(GuardsTest, TurnWhatIsUnexpectedIntoAProblemWithoutItsText) {
    const HttpResponse response = answer("/kaputt");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_NE(lines_.str().find("/secret/path"), std::string::npos);
}

TEST_F(GuardsTest, AnswerWrongTargets) {
    EXPECT_EQ(answer("/gut?q=%").status, 400);
    EXPECT_EQ(answer("/nirgends").status, 404);
}

TEST_F(GuardsTest, LogThePathButNotTheQuery) {
    (void)answer("/gut?q=geheim");
    EXPECT_NE(lines_.str().find("GET /gut 200"), std::string::npos) << lines_.str();
    EXPECT_EQ(lines_.str().find("geheim"), std::string::npos);
}

TEST_F(GuardsTest, SetSecurityHeaders) {
    const HttpResponse response = answer("/gut");
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header(response, "X-Frame-Options"), "DENY");
}

} // namespace
} // namespace fundstelle::server

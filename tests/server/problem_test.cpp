#include "server/problem.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace fundstelle::server {
namespace {

TEST(Problem, TellsTypeStatusAndDetail) {
    const HttpResponse response =
        problem_response(base::Error{base::ErrorCode::NotFound, "no article has this id"}
                             .with_log_detail("/secret/path"));
    EXPECT_EQ(response.status, 404);
    EXPECT_EQ(response.content_type, "application/problem+json");
    const nlohmann::json json = nlohmann::json::parse(response.body);
    EXPECT_EQ(json["type"], "/problems/not-found");
    EXPECT_EQ(json["status"], 404);
    EXPECT_EQ(json["detail"], "no article has this id");
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
}

TEST(Problem, ListsParametersAtFault) {
    const HttpResponse response = problem_response(base::ParameterError(std::vector{
        base::ParameterFault{"limit", "is wrong"},
        base::ParameterFault{"q", "is long"},
    }));
    const nlohmann::json json = nlohmann::json::parse(response.body);
    EXPECT_EQ(response.status, 400);
    ASSERT_EQ(json["errors"].size(), 2U);
    EXPECT_EQ(json["errors"][0]["parameter"], "limit");
    EXPECT_EQ(json["errors"][1]["detail"], "is long");
}

TEST(Problem, EveryCodeHasAnAnswer) {
    for (const base::ErrorKind& kind : base::error_kinds()) {
        const HttpResponse response = problem_response(kind.code, "x");
        EXPECT_EQ(response.status, kind.http_status);
        EXPECT_TRUE(nlohmann::json::accept(response.body));
    }
    EXPECT_EQ(code_of_status(413), base::ErrorCode::PayloadTooLarge);
    EXPECT_EQ(code_of_status(599), base::ErrorCode::Internal);
}

} // namespace
} // namespace fundstelle::server

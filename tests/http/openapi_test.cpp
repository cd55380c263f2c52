// The description of the API: clean under a public linter, and true of the real server.
#include <fstream>

#include <gtest/gtest.h>

#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

const std::string kFolder = std::string(FUNDSTELLE_SOURCE_DIR) + "/tests/openapi/";

class OpenApiTest : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(std::filesystem::exists(kFolder + "node_modules/.bin/spectral"))
            << "./dev test installs what this needs: npm ci in tests/openapi";
        index_samples(folder_.path() / "data");
        server_ = std::make_unique<WritingServer>(folder_.path());
    }

    [[nodiscard]] ProgramResult check(const std::vector<std::string>& more_arguments) const {
        std::vector<std::string> command = {
            "/usr/bin/env",
            "node",
            kFolder + "check.mjs",
            "http://127.0.0.1:" + std::to_string(server_->port()),
            kWriteKey};
        command.insert(command.end(), more_arguments.begin(), more_arguments.end());
        return run_program(command);
    }

    base::TemporaryFolder folder_;
    std::unique_ptr<WritingServer> server_;
};

TEST_F(OpenApiTest, LinterFindsNothing) {
    const std::filesystem::path file = folder_.path() / "openapi.json";
    std::ofstream(file) << get(server_->port(), "/openapi.json").body;
    const ProgramResult result = run_program(
        {kFolder + "node_modules/.bin/spectral",
         "lint",
         "--ruleset",
         kFolder + "spectral.yaml",
         "--fail-severity",
         "hint",
         file.string()}
    );
    EXPECT_EQ(result.exit_code, 0) << result.out << result.notes;
}

TEST_F(OpenApiTest, IsTrueOfEveryAnswerAndParameter) {
    server_->start_watch();
    const ProgramResult result = check({});
    EXPECT_EQ(result.exit_code, 0) << result.out << result.notes;
}

TEST_F(OpenApiTest, TheCheckFindsLies) {
    server_->start_watch();
    nlohmann::json lies = get(server_->port(), "/openapi.json").json();
    lies["components"]["schemas"]["Hit"]["properties"].erase("place");
    lies["components"]["schemas"]["Statistics"]["properties"]["articles"]["type"] = "string";
    lies["paths"]["/v1/suggest"]["get"]["parameters"][0]["name"] = "query";
    lies["paths"]["/v1/articles/{id}"]["get"]["responses"].erase("404");
    const std::filesystem::path file = folder_.path() / "lies.json";
    std::ofstream(file) << lies;
    const ProgramResult result = check({file.string()});
    EXPECT_EQ(result.exit_code, 1) << result.out << result.notes;
    for (const char* fault :
         {"additionalProperty\":\"place",
          "/articles must be string",
          "/v1/suggest: query is described, but unknown",
          "/v1/suggest: q is not described, but known",
          "404 is not described"}) {
        EXPECT_NE(result.out.find(fault), std::string::npos) << fault << '\n' << result.out;
    }
}

} // namespace
} // namespace fundstelle::tests

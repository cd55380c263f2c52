#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {
namespace {

// Real German news; they lie outside of the project, for their licence's sake.
class CorpusTest : public testing::TestWithParam<const char*> {};

TEST_P(CorpusTest, IsTakenInWholeAndSearched) {
    const std::string corpus = std::string(FUNDSTELLE_SHARED_DIR) + "/corpora/" + GetParam();
    if (!std::filesystem::exists(corpus)) {
        GTEST_SKIP() << "needs " << corpus;
    }
    const base::TemporaryFolder folder;
    const std::string data = folder.path().string();
    const ProgramResult built = run_indexer({"build", "--data", data, corpus});
    ASSERT_EQ(built.exit_code, 0) << built.notes;
    EXPECT_EQ(run_indexer({"check", "--data", data}).exit_code, 0);
    const RunningServer server(folder.path());
    for (const char* query : {"Bundesregierung", "Polizei", "Wahl", "\"in der\"", "deutsch*"}) {
        const nlohmann::json answer = get(server.port(), "/v1/search?q=" + encoded(query)).json();
        EXPECT_GT(answer["total"].get<int>(), 0) << query;
        for (const nlohmann::json& hit : answer["hits"]) {
            const std::string html = hit["snippets"][0]["html"].get<std::string>() +
                                     hit["title_html"].get<std::string>();
            EXPECT_NE(html.find("<mark>"), std::string::npos) << query << ' ' << hit["id"];
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Shared,
    CorpusTest,
    testing::Values("wikinews.jsonl", "gnad-test.jsonl"),
    [](const auto& test) {
        const std::string name = test.param;
        return name.substr(0, name.find_first_of("-."));
    }
);

} // namespace
} // namespace fundstelle::tests

#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {
namespace {

std::string articles(int count, const std::string& title) {
    std::string lines;
    for (int number = 0; number < count; ++number) {
        lines += R"({"id":"a)" + std::to_string(number) + R"(","title":")" + title +
                 R"(","body":"Ein Text."})" + "\n";
    }
    return lines;
}

TEST(Rebuild, NoRequestFailsAndAnswersChangeOverOnce) {
    const base::TemporaryFolder folder;
    const std::string data = folder.path().string();
    ASSERT_EQ(
        run_indexer({"build", "--data", data, "-"}, articles(300, "alte Fassung")).exit_code, 0
    );
    const RunningServer server(folder.path());

    std::atomic<bool> is_done = false;
    std::atomic<int> failures = 0;
    std::atomic<int> returns_to_old = 0;
    std::atomic<int> requests = 0;
    {
        std::vector<std::jthread> clients;
        for (int client = 0; client < 4; ++client) {
            clients.emplace_back([&] {
                bool has_seen_new = false;
                while (!is_done) {
                    const Answer answer = get(server.port(), "/v1/search?q=Fassung&limit=1");
                    ++requests;
                    if (answer.status != 200 || answer.json()["hits"].empty()) {
                        ++failures;
                        continue;
                    }
                    const bool is_new = answer.json()["hits"][0]["title"] == "neue Fassung";
                    returns_to_old += has_seen_new && !is_new ? 1 : 0;
                    has_seen_new = has_seen_new || is_new;
                }
            });
        }
        EXPECT_EQ(
            run_indexer({"build", "--data", data, "-"}, articles(500, "neue Fassung")).exit_code, 0
        );
        is_done = true;
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(returns_to_old, 0);
    EXPECT_GT(requests, 0);
    EXPECT_EQ(get(server.port(), "/v1/search?q=Fassung").json()["total"], 500);
    EXPECT_EQ(run_indexer({"rollback", "--data", data}).exit_code, 0);
    EXPECT_EQ(get(server.port(), "/v1/search?q=Fassung").json()["total"], 300);
}

TEST(LiveWrites, AreSeenWithoutARestart) {
    const base::TemporaryFolder folder;
    const std::string data = folder.path().string();
    ASSERT_EQ(run_indexer({"build", "--data", data, "-"}, articles(3, "Haus")).exit_code, 0);
    const RunningServer server(folder.path());
    const auto total = [&](const std::string& query) {
        return get(server.port(), "/v1/search?q=" + query).json()["total"].get<int>();
    };
    EXPECT_EQ(total("Haus"), 3);
    EXPECT_EQ(
        run_indexer({"add", "--data", data, "-"}, R"({"id":"a1","title":"Baum","body":"x"})")
            .exit_code,
        0
    );
    EXPECT_EQ(total("Haus"), 2);
    EXPECT_EQ(total("Baum"), 1);
    EXPECT_EQ(run_indexer({"delete", "--data", data, "a1", "a2"}).exit_code, 0);
    EXPECT_EQ(total("Haus"), 1);
    EXPECT_EQ(run_indexer({"delete", "--data", data, "a1"}).exit_code, 1);
    EXPECT_EQ(run_indexer({"check", "--data", data}).exit_code, 0);
}

TEST(Reindex, KeepsEveryArticle) {
    const base::TemporaryFolder folder;
    const std::string data = folder.path().string();
    ASSERT_EQ(
        run_indexer({"build",
                     "--data",
                     data,
                     std::string(FUNDSTELLE_SOURCE_DIR) + "/docs/samples/articles.ndjson"})
            .exit_code,
        0
    );
    const RunningServer server(folder.path());
    const auto all = [&] {
        return get(server.port(), "/v1/search?limit=100&snippets=0").json()["hits"];
    };
    const nlohmann::json before = all();
    const nlohmann::json article = get(server.port(), "/v1/articles/nato-ostflanke-2022").json();
    const ProgramResult result = run_indexer({"reindex", "--data", data});
    EXPECT_EQ(result.exit_code, 0) << result.notes;
    EXPECT_EQ(all(), before);
    EXPECT_EQ(get(server.port(), "/v1/articles/nato-ostflanke-2022").json(), article);
}

} // namespace
} // namespace fundstelle::tests

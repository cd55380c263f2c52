#include <csignal>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

/// Asks until a query finds so many; a watch that does nothing ends by the test's time limit.
void wait_for_total(const WritingServer& server, const std::string& query, int wanted) {
    while (server.total(query) != wanted) {
    }
}

TEST(Watch, TakesInFilesThatSomebodyPutsIntoTheInbox) {
    WritingServer server;
    server.start_watch();
    const std::filesystem::path inbox = server.data() / "inbox";
    std::ofstream(inbox / "news.tmp")
        << "{\"id\":\"a\",\"title\":\"Hingelegtes\"}\n{\"id\":\"b\"}\n";
    std::filesystem::rename(inbox / "news.tmp", inbox / "news.ndjson");
    wait_for_total(server, "hingelegtes", 1);
    while (std::filesystem::exists(inbox / "news.ndjson")) {
    }
    const std::string rejected =
        base::read_file(server.data() / "rejected" / "inbox-news.ndjson.ndjson");
    EXPECT_NE(rejected.find("body"), std::string::npos) << rejected;
}

TEST(Watch, LetsOthersWriteWhileNothingWaits) {
    WritingServer server;
    server.start_watch();
    (void)server.put("a", "über HTTP");
    ProgramResult added;
    do {
        added = run_indexer(
            {"add", "--data", server.data().string(), "-"}, R"({"id":"b","title":"von Hand"})"
        );
    } while (added.exit_code == 3 && added.notes.find("another indexer") != std::string::npos);
    EXPECT_EQ(added.exit_code, 0) << added.notes;
    (void)server.put("c", "wieder über HTTP");
    EXPECT_EQ(server.total("HTTP"), 2);
    EXPECT_EQ(server.total("Hand"), 1);
}

TEST(Watch, LetsSearchesGoBefore) {
    WritingServer server;
    server.start_watch();
    EXPECT_GE(::getpriority(PRIO_PROCESS, static_cast<id_t>(server.watch_process())), 10);
}

TEST(Watch, FollowsANewGeneration) {
    WritingServer server;
    server.start_watch();
    (void)server.put("a", "alte Welt");
    ProgramResult built;
    do {
        built = run_indexer(
            {"build", "--data", server.data().string(), "-"}, R"({"id":"n","title":"neue Welt"})"
        );
    } while (built.exit_code == 3);
    EXPECT_EQ(built.exit_code, 0);
    EXPECT_EQ(server.put("b", "neueste Welt").json()["added"], 1);
    EXPECT_EQ(server.total("Welt"), 2);
}

TEST(Watch, EndsCleanlyAndGoesOnWhereItStopped) {
    WritingServer server;
    server.start_watch();
    (void)server.put("a", "vorher");
    EXPECT_EQ(server.end_watch(SIGTERM), 0);
    EXPECT_EQ(server.write("PUT", "/v1/articles/b", R"({"title":"dazwischen"})").status, 202);
    EXPECT_EQ(server.total("dazwischen"), 0);
    server.start_watch();
    wait_for_total(server, "dazwischen", 1);
    EXPECT_EQ(server.total("vorher"), 1);
}

TEST(Watch, SetsATornWriteAsideAndGoesOn) {
    WritingServer server;
    const Answer torn = server.write("PUT", "/v1/articles/a", R"({"title":"zerrissen"})");
    ASSERT_EQ(torn.status, 202);
    const std::string receipt = torn.json()["receipt"];
    std::filesystem::resize_file(server.data() / "inbox" / (receipt + ".write"), 30);
    EXPECT_EQ(server.write("PUT", "/v1/articles/b", R"({"title":"heil"})").status, 202);
    server.start_watch();
    wait_for_total(server, "heil", 1);
    const Answer told = get(server.port(), "/v1/receipts/" + receipt);
    EXPECT_EQ(told.json()["status"], "rejected") << told.body;
    EXPECT_TRUE(std::filesystem::exists(server.data() / "rejected" / (receipt + ".write")));
}

TEST(Optimize, MakesAMuchUpdatedIndexSmallerAndKeepsEverything) {
    WritingServer server;
    server.start_watch();
    std::string lines;
    for (int number = 0; number < 300; ++number) {
        lines += R"({"id":")" + std::to_string(number) + R"(","title":"Wandelwort)" +
                 std::to_string(number % 50) + "\"}\n";
    }
    for (int round = 0; round < 3; ++round) {
        ASSERT_EQ(
            server.write("POST", "/v1/articles?wait=searchable", lines, "application/x-ndjson")
                .status,
            200
        );
    }
    const Answer last = server.put("x", "Letztes");
    EXPECT_EQ(server.end_watch(SIGTERM), 0);
    const ProgramResult optimized = run_indexer({"optimize", "--data", server.data().string()});
    EXPECT_EQ(optimized.exit_code, 0) << optimized.notes;
    EXPECT_EQ(run_indexer({"check", "--data", server.data().string()}).exit_code, 0);
    EXPECT_EQ(get(server.port(), "/v1/search?q=").json()["total"], 301);
    EXPECT_EQ(get(server.port(), "/v1/search?q=wandel*").json()["total"], 300);
    const std::string receipt = last.json()["receipt"];
    EXPECT_EQ(get(server.port(), "/v1/receipts/" + receipt).json()["status"], "searchable");
    ASSERT_EQ(run_indexer({"reindex", "--data", server.data().string()}).exit_code, 0);
    EXPECT_EQ(get(server.port(), "/v1/receipts/" + receipt).json()["status"], "searchable");
}

} // namespace
} // namespace fundstelle::tests

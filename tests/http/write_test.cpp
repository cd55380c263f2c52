#include <chrono>
#include <stop_token>
#include <thread>

#include <gtest/gtest.h>

#include "engine/index/inbox.hpp"
#include "engine/index/inbox_watch.hpp"
#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

TEST(Writing, IsOffWithoutAKeyAndRefusedWithAWrongOne) {
    const base::TemporaryFolder folder;
    ASSERT_EQ(
        run_indexer(
            {"build", "--data", folder.path().string(), "-"}, R"({"id":"a","title":"Titel"})"
        )
            .exit_code,
        0
    );
    const RunningServer closed(folder.path());
    const Answer off =
        send(closed.port(), "DELETE", "/v1/articles/a", {}, "application/json", kWriteKey);
    EXPECT_EQ(off.status, 403);
    EXPECT_NE(off.body.find("no key is configured"), std::string::npos);

    const WritingServer open;
    const Answer none = send(open.port(), "DELETE", "/v1/articles/a");
    EXPECT_EQ(none.status, 401);
    EXPECT_EQ(none.header("www-authenticate"), "Bearer");
    const Answer wrong =
        send(open.port(), "DELETE", "/v1/articles/a", {}, "application/json", "ein-anderer");
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(wrong.body.find("ein-anderer"), std::string::npos);
}

TEST(Writing, IsAcceptedWhileNobodyAppliesIt) {
    WritingServer server;
    const Answer accepted = server.write("PUT", "/v1/articles/a", R"({"title":"Wartet"})");
    ASSERT_EQ(accepted.status, 202) << accepted.body;
    const std::string receipt = accepted.header("location");
    ASSERT_TRUE(receipt.starts_with("/v1/receipts/"));
    // Without an index there is nothing to tell yet; the write is on the disk all the same.
    server.start_watch();
    Answer told = get(server.port(), receipt);
    while (told.status == 200 && told.json()["status"] == "waiting") {
        told = get(server.port(), receipt);
    }
    ASSERT_EQ(told.status, 200) << told.body;
    EXPECT_EQ(told.json()["status"], "searchable");
    EXPECT_EQ(told.json()["added"], 1);
    EXPECT_EQ(server.total("wartet"), 1);
    EXPECT_EQ(get(server.port(), "/v1/receipts/unbekannt").status, 404);
}

TEST(Writing, ReplacesAndDeletesInTheOrderAccepted) {
    WritingServer server;
    server.start_watch();
    EXPECT_EQ(server.put("a", "erste Fassung").json()["added"], 1);
    EXPECT_EQ(server.put("a", "zweite Fassung").json()["replaced"], 1);
    EXPECT_EQ(server.total("erste"), 0);
    EXPECT_EQ(server.total("zweite"), 1);
    const Answer deleted = server.write("DELETE", "/v1/articles/a?wait=searchable");
    EXPECT_EQ(deleted.json()["deleted"], 1);
    EXPECT_EQ(server.total("zweite"), 0);
    const Answer again = server.write("DELETE", "/v1/articles/a?wait=searchable");
    EXPECT_EQ(again.json()["unknown_ids"], nlohmann::json::array({"a"}));
}

TEST(Writing, TakesTheGoodArticlesOfABatchAndNamesTheOthers) {
    WritingServer server;
    server.start_watch();
    const Answer lines = server.write(
        "POST",
        "/v1/articles?wait=searchable",
        "{\"id\":\"a\",\"title\":\"Sammelwort\"}\n{\"id\":\"b\"}\n{kaputt\n\n{\"title\":"
        "\"Sammelwort\"}",
        "application/x-ndjson"
    );
    ASSERT_EQ(lines.status, 200) << lines.body;
    EXPECT_EQ(lines.json()["added"], 2);
    ASSERT_EQ(lines.json()["rejected"].size(), 2U);
    EXPECT_EQ(lines.json()["accepted"], 2);
    EXPECT_EQ(lines.json()["rejected"][0]["index"], 1);
    EXPECT_EQ(lines.json()["rejected"][0]["id"], "b");
    EXPECT_EQ(lines.json()["rejected"][0]["reason"], "body: title and body are both empty");
    EXPECT_EQ(lines.json()["rejected"][1]["index"], 2);
    EXPECT_FALSE(lines.json()["rejected"][1].contains("id")) << "it cannot be known";
    const Answer array = server.write(
        "POST", "/v1/articles?wait=searchable", R"([{"id":"c","headline":"Sammelwort"}])"
    );
    EXPECT_EQ(array.json()["added"], 1);
    EXPECT_EQ(server.total("sammelwort"), 3);
}

TEST(Writing, RefusesWhatItCannotReadAndNamesThePlace) {
    const WritingServer server;
    struct Row {
        std::string target, body, type;
        int status;
        std::string named;
    };
    for (const Row& row :
         {Row{"/v1/articles", "[{\"id\":\"a\"}]", "application/json", 422, "article 0"},
          Row{"/v1/articles", "[1,2", "application/json", 400, "byte "},
          Row{"/v1/articles", "[1e999]", "application/json", 400, "number"},
          Row{"/v1/articles",
              std::string("[{\"title\":\"a\"}]\0b", 17),
              "application/json",
              400,
              "byte 16"},
          Row{"/v1/articles",
              std::string(5000, '[') + std::string(5000, ']'),
              "application/json",
              400,
              "nested"},
          Row{"/v1/articles", "\"a\"", "application/json", 400, "array"},
          Row{"/v1/articles", "[]", "application/json", 400, "no article"},
          Row{"/v1/articles", "title,body", "text/csv", 415, "application/x-ndjson"},
          Row{"/v1/articles?wait=ever", "[]", "application/json", 400, "wait"},
          Row{"/v1/articles?timeout=1h", "[]", "application/json", 400, "timeout"},
          Row{"/v1/articles?wiat=searchable", "[]", "application/json", 400, "wait"}}) {
        const Answer answer = server.write("POST", row.target, row.body, row.type);
        EXPECT_EQ(answer.status, row.status) << row.target << ' ' << row.body << answer.body;
        EXPECT_NE(answer.body.find(row.named), std::string::npos) << answer.body;
        EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    }
    const Answer other = server.write("PUT", "/v1/articles/a", R"({"id":"b","title":"Titel"})");
    EXPECT_EQ(other.status, 422);
    const std::string too_long(201, 'x');
    EXPECT_EQ(server.write("DELETE", "/v1/articles/" + too_long).status, 422);
    EXPECT_EQ(server.write("PUT", "/v1/articles/" + too_long, R"({"title":"Titel"})").status, 422);
    EXPECT_EQ(server.write("PUT", "/v1/articles/%20", R"({"title":"Titel"})").status, 422);
}

TEST(Writing, KnowsMediaTypesInCapitals) {
    const WritingServer server;
    const Answer answer = server.write(
        "PUT", "/v1/articles/a", R"({"title":"Titel"})", "Application/JSON; charset=utf-8"
    );
    EXPECT_EQ(answer.status, 202) << answer.body;
}

TEST(Writing, PutsAnArticleUnderTheIdOfThePathInAnyForm) {
    WritingServer server;
    server.start_watch();
    struct Row {
        std::string path, body, id;
    };
    for (const Row& row :
         {Row{"graph", R"({"@graph":[{"@type":"NewsArticle","headline":"Im Graph"}]})", "graph"},
          Row{"ninjs", R"({"uri":"http://example.org/1","headline":"Als ninjs"})", "ninjs"},
          Row{"17", R"({"id":17,"title":"Zahl"})", "17"},
          Row{"leer", R"({"id":null,"title":"Ohne"})", "leer"},
          Row{"%20rand", R"({"title":"Leerraum am Rand"})", "rand"},
          Row{"u%CC%88", R"({"title":"Zerlegtes Zeichen"})", "ü"},
          Row{"a%2Fb", R"({"title":"Schrägstrich"})", "a/b"}}) {
        const Answer put =
            server.write("PUT", "/v1/articles/" + row.path + "?wait=searchable", row.body);
        ASSERT_EQ(put.status, 200) << put.body;
        EXPECT_EQ(put.json()["added"], 1) << row.path;
        const Answer found = get(server.port(), "/v1/articles/" + encoded(row.id));
        EXPECT_EQ(found.status, 200) << row.path;
        EXPECT_EQ(found.json()["id"], row.id);
        const Answer gone = server.write("DELETE", "/v1/articles/" + row.path + "?wait=searchable");
        EXPECT_EQ(gone.json()["deleted"], 1) << row.path << gone.body;
    }
}

TEST(Writing, AcceptsWhenTheIndexCannotBeRead) {
    const WritingServer server; // there is no index yet
    const Answer accepted = server.write("PUT", "/v1/articles/a", R"({"title":"Wartet"})");
    ASSERT_EQ(accepted.status, 202) << accepted.body;
    const Answer told = get(server.port(), accepted.header("location"));
    EXPECT_EQ(told.status, 200) << told.body;
    EXPECT_EQ(told.json()["status"], "waiting");
}

TEST(Writing, IsAcceptedThoughItsReceiptCannotBeRead) {
    const WritingServer server; // there is no index, in which the receipt would stand
    const std::filesystem::path folder = server.data() / "inbox";
    const index::Inbox inbox(folder);
    const index::InboxWatch watch(folder);
    std::jthread consumer([&](const std::stop_token& stop) {
        while (inbox.waiting().empty() && !stop.stop_requested()) {
            watch.wait(stop, std::chrono::minutes{1});
        }
        inbox.remove(inbox.waiting());
    });
    const Answer accepted =
        server.write("PUT", "/v1/articles/a?wait=searchable&timeout=30s", R"({"title":"Wartet"})");
    EXPECT_EQ(accepted.status, 202) << accepted.body;
    EXPECT_EQ(accepted.json()["status"], "waiting");
}

TEST(Writing, BoundsBodiesThatDoNotTellTheirLength) {
    const WritingServer server(std::string("max_body = \"1KiB\"\n"));
    const std::string article = R"({"title":")" + std::string(2000, 'a') + R"("})";
    for (const bool is_chunked : {false, true}) {
        const Answer answer = is_chunked
                                  ? put_chunked(server.port(), "/v1/articles/a", article, kWriteKey)
                                  : server.write("PUT", "/v1/articles/a", article);
        EXPECT_EQ(answer.status, 413) << is_chunked << answer.body;
        EXPECT_EQ(answer.header("content-type"), "application/problem+json");
    }
    const Answer small =
        put_chunked(server.port(), "/v1/articles/a", R"({"title":"Klein"})", kWriteKey);
    EXPECT_EQ(small.status, 202) << small.body;
}

TEST(Writing, AnswersFullInboxesWith503) {
    const WritingServer server(std::string("inbox_max_writes = 2\n"));
    EXPECT_EQ(server.write("DELETE", "/v1/articles/a").status, 202);
    EXPECT_EQ(server.write("DELETE", "/v1/articles/b").status, 202);
    const Answer full = server.write("DELETE", "/v1/articles/c");
    EXPECT_EQ(full.status, 503);
    EXPECT_FALSE(full.header("retry-after").empty());
}

} // namespace
} // namespace fundstelle::tests

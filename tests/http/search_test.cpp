#include <csignal>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {
namespace {

/// The sample articles behind a running server, once for all tests of the suite.
class SampleServerTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<base::TemporaryFolder>();
        index_samples(data());
        server_ = std::make_unique<RunningServer>(data());
    }

    static void TearDownTestSuite() {
        server_.reset();
        folder_.reset();
    }

    static std::string data() { return folder_->path().string(); }
    static int port() { return server_->port(); }

    static nlohmann::json search(const std::string& query, const std::string& more = {}) {
        const Answer answer = get(port(), "/v1/search?q=" + encoded(query) + more);
        EXPECT_EQ(answer.status, 200) << answer.body;
        return answer.json();
    }

    static std::unique_ptr<base::TemporaryFolder> folder_;
    static std::unique_ptr<RunningServer> server_;
};

std::unique_ptr<base::TemporaryFolder> SampleServerTest::folder_;
std::unique_ptr<RunningServer> SampleServerTest::server_;

TEST_F(SampleServerTest, AnswersInTheContractsShape) {
    const nlohmann::json answer = search("Nato Ostflanke");
    for (const char* key :
         {"query", "took_ms", "total", "total_relation", "hits", "facets", "next"}) {
        EXPECT_TRUE(answer.contains(key)) << key;
    }
    for (const char* key : {"text", "understood", "corrected", "warnings"}) {
        EXPECT_TRUE(answer["query"].contains(key)) << key;
    }
    ASSERT_FALSE(answer["hits"].empty());
    for (const char* key :
         {"id",
          "score",
          "title",
          "title_html",
          "url",
          "published_at",
          "section",
          "source",
          "authors",
          "place",
          "snippets",
          "duplicates"}) {
        EXPECT_TRUE(answer["hits"][0].contains(key)) << key;
    }
    EXPECT_EQ(answer["hits"][0]["id"], "nato-ostflanke-2022");
    EXPECT_NE(
        answer["hits"][0]["snippets"][0]["html"].get<std::string>().find("<mark>"),
        std::string::npos
    );
}

TEST_F(SampleServerTest, EmptyQueryGivesAllNewestFirst) {
    const nlohmann::json answer = search("", "&limit=100");
    EXPECT_GE(answer["total"].get<int>(), 60);
    std::string before = "9999";
    for (const nlohmann::json& hit : answer["hits"]) {
        if (hit["published_at"].is_string()) {
            // All samples are in one zone, so that texts compare as their instants but for summer
            // time.
            EXPECT_GE(before.substr(0, 10), hit["published_at"].get<std::string>().substr(0, 10));
            before = hit["published_at"];
        }
    }
}

TEST_F(SampleServerTest, FilterAndOrderByTime) {
    const nlohmann::json answer =
        search("", "&section=Politik&from=2025&to=2025&sort=oldest&limit=100");
    ASSERT_FALSE(answer["hits"].empty());
    for (const nlohmann::json& hit : answer["hits"]) {
        EXPECT_EQ(hit["section"], "Politik");
        EXPECT_TRUE(hit["published_at"].get<std::string>().starts_with("2025"));
    }
}

TEST_F(SampleServerTest, HighlightsAsAsked) {
    const nlohmann::json offsets = search("Ostflanke", "&highlight=offsets")["hits"][0];
    EXPECT_TRUE(offsets["snippets"][0].contains("marks"));
    EXPECT_FALSE(offsets.contains("title_html"));
    const nlohmann::json none = search("Ostflanke", "&highlight=none&snippets=2")["hits"][0];
    EXPECT_TRUE(none["snippets"][0].contains("text"));
    EXPECT_FALSE(none["snippets"][0].contains("marks"));
    EXPECT_TRUE(search("Ostflanke", "&snippets=0")["hits"][0]["snippets"].empty());
}

TEST_F(SampleServerTest, GivesArticlesAndTheirSnippets) {
    const Answer article = get(port(), "/v1/articles/nato-ostflanke-2022");
    EXPECT_EQ(article.status, 200);
    EXPECT_EQ(article.json()["id"], "nato-ostflanke-2022");
    EXPECT_TRUE(article.json()["published_at"].get<std::string>().starts_with("2022-02-24T18:40:00")
    );
    const Answer snippets =
        get(port(), "/v1/articles/nato-ostflanke-2022/snippets?q=Ostflanke&snippets=3");
    EXPECT_EQ(snippets.status, 200);
    EXPECT_FALSE(snippets.json()["snippets"].empty());
    EXPECT_EQ(get(port(), "/v1/articles/nirgends").status, 404);
    EXPECT_EQ(get(port(), "/v1/articles/nirgends/snippets?q=x").status, 404);
}

TEST_F(SampleServerTest, CutsSnippetsOfAnyText) {
    const Answer answer =
        send(port(), "POST", "/v1/snippets", R"({"q":"Haus","text":"Die <b>Häuser</b> brennen."})");
    EXPECT_EQ(answer.status, 200) << answer.body;
    EXPECT_EQ(
        answer.json()["snippets"][0]["html"], "Die &lt;b&gt;<mark>Häuser</mark>&lt;/b&gt; brennen."
    );
    EXPECT_EQ(send(port(), "POST", "/v1/snippets", "{").status, 400);
    EXPECT_EQ(send(port(), "POST", "/v1/snippets", R"({"q":"x"})").status, 400);
    const Answer no_text = send(port(), "POST", "/v1/snippets", R"({"q":"x","text":7})");
    EXPECT_EQ(no_text.status, 400);
    EXPECT_EQ(no_text.json()["detail"], "text: is not a text");
    EXPECT_EQ(send(port(), "POST", "/v1/snippets", "x", "text/plain").status, 415);
}

TEST_F(SampleServerTest, EveryErrorIsAProblem) {
    struct Row {
        std::string method, target;
        int status;
    };
    for (const Row& row : {
             Row{"GET", "/v1/search?limt=5", 400},
             Row{"GET", "/v1/search?q=%ff", 400},
             Row{"GET", "/nirgends", 404},
             Row{"GET", "/v1/articles/..%2F..%2Fetc%2Fpasswd", 404},
             Row{"DELETE", "/v1/search", 405},
             Row{"POST", "/v1/search", 405},
             Row{"GET", "/v1/search?q=" + std::string(5000, 'x'), 400},
         }) {
        const Answer answer = send(port(), row.method, row.target);
        EXPECT_EQ(answer.status, row.status) << row.target.substr(0, 100);
        EXPECT_EQ(answer.header("content-type"), "application/problem+json");
        EXPECT_EQ(answer.json()["status"], row.status);
        EXPECT_EQ(get(port(), answer.json()["type"]).status, 200);
    }
    EXPECT_EQ(send(port(), "DELETE", "/v1/search").header("allow"), "GET, HEAD, OPTIONS");
}

TEST_F(SampleServerTest, TellsHealthAndWhatItHolds) {
    EXPECT_EQ(get(port(), "/healthz").status, 200);
    EXPECT_EQ(get(port(), "/readyz").status, 200);
    const nlohmann::json stats = get(port(), "/v1/stats").json();
    EXPECT_GE(stats["articles"].get<int>(), 60);
    EXPECT_TRUE(stats["generation"].is_string());
    const std::string url = "http://127.0.0.1:" + std::to_string(port()) + "/healthz";
    EXPECT_EQ(run_program({program_path("fundstelle-server"), "healthcheck", url}).exit_code, 0);
    EXPECT_EQ(
        run_program({program_path("fundstelle-server"), "healthcheck", "http://127.0.0.1:1/"})
            .exit_code,
        1
    );
}

TEST_F(SampleServerTest, ServesPagesInGerman) {
    const Answer page = get(port(), "/?q=Ostflanke");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.header("content-type").starts_with("text/html"));
    EXPECT_NE(page.body.find("lang=\"de\""), std::string::npos);
    EXPECT_NE(page.body.find("<mark>Ostflanke</mark>"), std::string::npos);
    EXPECT_NE(get(port(), "/?q=xyzzyplugh").body.find("Nichts gefunden"), std::string::npos);
    const std::string nowhere = get(port(), "/?q=" + encoded("„Ostflanke Xyzzy“")).body;
    EXPECT_NE(nowhere.find("ohne Anführungszeichen"), std::string::npos);
    EXPECT_NE(nowhere.find("?q=Ostflanke%20Xyzzy\""), std::string::npos) << nowhere;
    EXPECT_EQ(nowhere.find("Wortanfang"), std::string::npos);
    EXPECT_EQ(get(port(), "/?limit=0").status, 400);
    const Answer article = get(port(), "/artikel/nato-ostflanke-2022?q=Ostflanke");
    EXPECT_EQ(article.status, 200);
    EXPECT_NE(article.body.find("<mark id=\"mark-1\">Ostflanke</mark>"), std::string::npos);
    EXPECT_NE(article.body.find("<h2>Kein Zweifel am Beistand</h2>"), std::string::npos);
    EXPECT_NE(article.body.find("<span class=\"dateline\">Brüssel -"), std::string::npos);
    EXPECT_EQ(get(port(), "/artikel/nirgends").status, 404);
    const std::size_t style = page.body.find("/assets/");
    ASSERT_NE(style, std::string::npos);
    EXPECT_EQ(get(port(), page.body.substr(style, page.body.find('"', style) - style)).status, 200);
}

TEST_F(SampleServerTest, NothingTypedRunsAsScript) {
    const std::string script = "\"><script>alert(1)</script>";
    for (const std::string& target :
         {"/?q=" + encoded(script),
          "/artikel/nato-ostflanke-2022?q=" + encoded(script),
          "/?sort=" + encoded(script)}) {
        EXPECT_EQ(get(port(), target).body.find("<script>alert"), std::string::npos) << target;
    }
}

TEST(StoppingServer, EndsCleanlyOnSigterm) {
    const base::TemporaryFolder folder;
    index_samples(folder.path());
    RunningServer server(folder.path());
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
    EXPECT_EQ(server.program().end(SIGTERM), 0);
}

TEST(StoppingServer, SaysThatItIsNotReadyBeforeItEnds) {
    const base::TemporaryFolder folder;
    index_samples(folder.path());
    const std::filesystem::path settings = folder.path() / "settings.toml";
    std::ofstream(settings) << "[server]\nstop_delay = \"3s\"\n";
    RunningServer server(folder.path(), {"--config", settings.string()});
    EXPECT_EQ(get(server.port(), "/readyz").status, 200);
    ASSERT_EQ(::kill(server.program().process(), SIGTERM), 0);
    while (get(server.port(), "/readyz").status == 200) {
        std::this_thread::yield();
    }
    // Requests of those who have not heard yet are answered meanwhile.
    EXPECT_EQ(get(server.port(), "/readyz").status, 503);
    EXPECT_EQ(get(server.port(), "/v1/search?q=Haushalt").status, 200);
    EXPECT_EQ(server.program().end(0), 0);
}

TEST(ServerWithoutIndex, SaysSoAndServesOnceThereIsOne) {
    const base::TemporaryFolder folder;
    const RunningServer server(folder.path());
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
    const Answer not_ready = get(server.port(), "/readyz");
    EXPECT_EQ(not_ready.status, 503);
    EXPECT_EQ(not_ready.json()["type"], "/problems/index-missing");
    EXPECT_EQ(not_ready.body.find(folder.path().string()), std::string::npos);
    EXPECT_EQ(get(server.port(), "/?q=x").status, 503);
    const std::string samples = FUNDSTELLE_SOURCE_DIR "/docs/samples/articles.ndjson";
    ASSERT_EQ(run_indexer({"build", "--data", folder.path().string(), samples}).exit_code, 0);
    EXPECT_EQ(get(server.port(), "/readyz").status, 200);
}

} // namespace
} // namespace fundstelle::tests

// What a service in production needs of the real server: HTTP to the letter, metrics, logs,
// signals.
#include <sys/socket.h>
#include <sys/un.h>

#include <csignal>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/http/writing_server.hpp"

namespace fundstelle::tests {
namespace {

using testing::HasSubstr;

// ./dev test puts it there: the package would start a server of its own.
const std::string kPromtool = std::string(FUNDSTELLE_SOURCE_DIR) + "/build/tools/usr/bin/promtool";

class ProductionTest : public testing::Test {
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

    static std::string data() { return (folder_->path() / "data").string(); }

    static Answer ask(const std::string& target) { return get(server_->port(), target); }

    static Answer ask_with(
        const std::string& target, const std::string& name, const std::string& value
    ) {
        return send_with_header(server_->port(), target, name, value);
    }

    static std::string write_settings(const std::string& name, const std::string& text) {
        const std::filesystem::path path = folder_->path() / name;
        std::ofstream(path) << text;
        return path.string();
    }

    static std::unique_ptr<base::TemporaryFolder> folder_;
    static std::unique_ptr<RunningServer> server_;
};

std::unique_ptr<base::TemporaryFolder> ProductionTest::folder_;
std::unique_ptr<RunningServer> ProductionTest::server_;

TEST_F(ProductionTest, SearchesAreAskedForAgainByTheirRevision) {
    const Answer first = ask("/v1/search?q=Haushalt&limit=2");
    const std::string tag = first.header("etag");
    EXPECT_TRUE(tag.starts_with("W/\"")) << tag;
    EXPECT_EQ(first.header("cache-control"), "no-cache");
    const Answer same = ask_with("/v1/search?limit=2&q=Haushalt", "If-None-Match", tag);
    EXPECT_EQ(same.status, 304);
    EXPECT_EQ(same.body, "");
    EXPECT_EQ(same.header("etag"), tag);
    EXPECT_EQ(ask_with("/v1/search?q=Bundestag&limit=2", "If-None-Match", tag).status, 200);
    const std::string id = first.json()["hits"][0]["id"];
    const std::string of_article = ask("/v1/articles/" + encoded(id)).header("etag");
    EXPECT_EQ(ask_with("/v1/articles/" + encoded(id), "If-None-Match", of_article).status, 304);
}

TEST_F(ProductionTest, LinksLeadThroughThePages) {
    const Answer first = ask("/v1/search?q=&limit=3&snippets=0");
    const std::string link = first.header("link");
    ASSERT_TRUE(link.starts_with("<")) << link;
    EXPECT_THAT(link, HasSubstr(">; rel=\"next\""));
    const Answer second = ask(link.substr(1, link.find('>') - 1));
    EXPECT_EQ(
        second.json()["hits"], ask("/v1/search?q=&limit=3&offset=3&snippets=0").json()["hits"]
    );
    EXPECT_THAT(
        second.header("link"), HasSubstr("</v1/search?q=&limit=3&snippets=0>; rel=\"first\"")
    );
    EXPECT_THAT(
        ask("/v1/search?q=&limit=3&offset=4").header("link"), HasSubstr("offset=1>; rel=\"prev\"")
    );
}

TEST_F(ProductionTest, AnswersArePackedWhereTheClientTakesIt) {
    const std::string plain = ask("/openapi.json").body;
    const Answer gzip = ask_with("/openapi.json", "Accept-Encoding", "gzip");
    EXPECT_EQ(gzip.header("content-encoding"), "gzip");
    EXPECT_EQ(gzip.body, plain); // the client unpacks
    const Answer zstd = ask_with("/v1/search?q=&limit=50", "Accept-Encoding", "zstd");
    EXPECT_EQ(zstd.header("content-encoding"), "zstd");
    EXPECT_TRUE(zstd.body.starts_with("\x28\xb5\x2f\xfd"));
    EXPECT_EQ(zstd.header("vary"), "Accept-Encoding");
}

TEST_F(ProductionTest, MethodsAndTypesAreThoseOfTheRoute) {
    const int port = server_->port();
    EXPECT_EQ(send(port, "HEAD", "/v1/search?q=Haushalt").status, 200);
    EXPECT_EQ(send(port, "HEAD", "/v1/search?q=Haushalt").body, "");
    EXPECT_EQ(send(port, "OPTIONS", "/v1/search").header("allow"), "GET, HEAD, OPTIONS");
    const Answer refused = send(port, "DELETE", "/v1/search");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.header("allow"), "GET, HEAD, OPTIONS");
    EXPECT_EQ(ask_with("/v1/search?q=a", "Accept", "application/xml").status, 406);
    EXPECT_EQ(send(port, "POST", "/v1/snippets", "q=a", "text/plain").status, 415);
    EXPECT_THAT(
        ask("/v1/search?q=a&limt=5").json()["errors"][0]["detail"].get<std::string>(),
        HasSubstr("did you mean limit?")
    );
}

TEST_F(ProductionTest, BrowsersAddTheSearch) {
    EXPECT_THAT(
        ask("/").body, HasSubstr("rel=\"search\" type=\"application/opensearchdescription+xml\"")
    );
    const Answer answer = ask_with("/opensearch.xml", "Host", "suche.example:8443");
    EXPECT_TRUE(answer.header("content-type").starts_with("application/opensearchdescription+xml"));
    EXPECT_THAT(answer.body, HasSubstr("template=\"http://suche.example:8443/?q={searchTerms}\""));
    EXPECT_EQ(run_program({"/usr/bin/xmllint", "--noout", "-"}, answer.body).exit_code, 0);
    const Answer suggestions = ask("/v1/suggest?format=opensearch&q=haush");
    EXPECT_TRUE(suggestions.header("content-type").starts_with("application/x-suggestions+json"));
    EXPECT_EQ(suggestions.json()[0], "haush");
    EXPECT_FALSE(suggestions.json()[1].empty());
    EXPECT_EQ(suggestions.json()[1].size(), suggestions.json()[2].size());
}

TEST_F(ProductionTest, PrometheusUnderstandsTheMetrics) {
    (void)ask("/v1/search?q=Haushalt");
    const Answer answer = ask("/metrics");
    EXPECT_EQ(answer.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    const ProgramResult check = run_program({kPromtool, "check", "metrics"}, answer.body);
    EXPECT_EQ(check.exit_code, 0) << check.out << check.notes;
    for (const char* name :
         {"fundstelle_http_requests_total{route=\"search\",status=\"200\"}",
          "fundstelle_search_phase_seconds_bucket{phase=\"snippets\"",
          "fundstelle_search_phase_seconds_bucket{phase=\"render\"",
          "fundstelle_search_cache_hits_total ",
          "fundstelle_search_cache_misses_total ",
          "fundstelle_http_queue_requests ",
          "fundstelle_http_threads_busy ",
          "fundstelle_http_connections_open ",
          "fundstelle_index_articles ",
          "fundstelle_index_revision ",
          "fundstelle_index_newest_article_age_seconds ",
          "fundstelle_inbox_writes 0",
          "fundstelle_build_info{",
          "process_resident_memory_bytes "}) {
        EXPECT_THAT(answer.body, HasSubstr(name));
    }
}

TEST_F(ProductionTest, SettingsAreReadAnewWithoutARestart) {
    const std::string settings = write_settings("reload.toml", "");
    RunningServer server(data(), {"--config", settings}, RunningServer::Notes::Kept);
    EXPECT_EQ(get(server.port(), "/v1/stats").status, 200);
    write_settings("reload.toml", "[server]\nread_keys = \"nichts\"\n");
    ::kill(server.program().process(), SIGHUP);
    EXPECT_NE(server.program().wait_for_note("stay as they were"), "");
    EXPECT_EQ(get(server.port(), "/v1/stats").status, 200);
    write_settings(
        "reload.toml",
        // printf ein-schluessel-zum-pruefen | sha256sum
        "[server]\nread_keys = "
        "\"sha256:eac5d565ce3f2aee78b9804b57a09b19323b60f0243b6506c283a3919aefb037\"\n"
        "max_body = \"1MiB\"\n"
    );
    ::kill(server.program().process(), SIGHUP);
    EXPECT_NE(server.program().wait_for_note("read anew: server.read_keys"), "");
    EXPECT_NE(server.program().wait_for_note("need a restart: server.max_body"), "");
    EXPECT_EQ(get(server.port(), "/v1/stats").status, 401);
    EXPECT_EQ(get(server.port(), "/healthz").status, 200);
    EXPECT_EQ(
        send_with_header(
            server.port(), "/v1/stats", "Authorization", "Bearer ein-schluessel-zum-pruefen"
        )
            .status,
        200
    );
}

TEST_F(ProductionTest, LogsAreJsonWithoutQueriesButForSlowOnes) {
    const std::string settings =
        write_settings("log.toml", "[log]\nformat = \"json\"\nslow_query = \"1ms\"\n");
    RunningServer server(data(), {"--config", settings}, RunningServer::Notes::Kept);
    // Most articles with five passages each, so that a fast machine, too, needs more than 1 ms.
    (void)send_with_header(
        server.port(),
        "/v1/search?q=Haushalt+Stadt+Euro+Jahr+Menschen+Schule+Wasser+Rat+Land+Kinder+Woche"
        "&match=any&limit=100&snippets=5",
        "traceparent",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    );
    const nlohmann::json slow =
        nlohmann::json::parse(server.program().wait_for_note("slow search"), nullptr, false);
    EXPECT_EQ(
        slow["query"], "Haushalt Stadt Euro Jahr Menschen Schule Wasser Rat Land Kinder Woche"
    );
    EXPECT_EQ(slow["trace"], "4bf92f3577b34da6a3ce929d0e0e4736");
    for (const char* phase :
         {"parse_ms", "plan_ms", "match_ms", "fetch_ms", "snippets_ms", "render_ms"}) {
        EXPECT_TRUE(slow[phase].is_number()) << phase;
    }
    const std::string line = server.program().wait_for_note("\"message\":\"request\"");
    const nlohmann::json access = nlohmann::json::parse(line, nullptr, false);
    EXPECT_EQ(access["path"], "/v1/search");
    EXPECT_EQ(access["status"], 200);
    EXPECT_EQ(access["route"], "search");
    EXPECT_EQ(access["client"], "127.0.0.1");
    EXPECT_EQ(access["request"], slow["request"]);
    EXPECT_EQ(line.find("Haushalt"), std::string::npos);
}

/// A socket as systemd holds one.
class NotifySocket {
public:
    explicit NotifySocket(const std::filesystem::path& path)
        : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.native().copy(address.sun_path, sizeof(address.sun_path) - 1);
        EXPECT_EQ(
            ::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)), 0
        );
    }

    [[nodiscard]] std::string next() const {
        std::array<char, 256> buffer{};
        const ssize_t size = ::recv(socket_.get(), buffer.data(), buffer.size(), 0);
        return size < 0 ? "" : std::string(buffer.data(), static_cast<std::size_t>(size));
    }

private:
    base::FileDescriptor socket_;
};

TEST_F(ProductionTest, SystemdHearsWhatTheServerDoes) {
    const std::filesystem::path path = folder_->path() / "notify";
    const NotifySocket systemd(path);
    ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
    RunningServer server(data());
    ::unsetenv("NOTIFY_SOCKET");
    EXPECT_EQ(systemd.next(), "READY=1");
    ::kill(server.program().process(), SIGHUP);
    EXPECT_THAT(systemd.next(), testing::StartsWith("RELOADING=1\nMONOTONIC_USEC="));
    EXPECT_EQ(systemd.next(), "READY=1");
    EXPECT_EQ(server.program().end(SIGTERM), 0);
    EXPECT_EQ(systemd.next(), "STOPPING=1");
}

std::string repeated(const std::string& part, int times) {
    std::string text;
    for (int time = 0; time < times; ++time) {
        text += part;
    }
    return text;
}

TEST_F(ProductionTest, AbsurdQueriesAreAnswered) {
    const std::string settings = write_settings(
        "absurd.toml", "[server]\nmax_query = \"1MiB\"\nrequest_timeout = \"50ms\"\n"
    );
    const RunningServer server(data(), {"--config", settings});
    std::string wildcards;
    for (int index = 0; index < 500; ++index) {
        wildcards += static_cast<char>('a' + index % 26);
        wildcards += static_cast<char>('a' + index / 26);
        wildcards += "*+";
    }
    for (const std::string& query :
         {wildcards,
          std::string("a*+b*+c*"),
          std::string("de*+ge*+be*+ver*+an*+un*"),
          repeated("(", 500) + "a" + repeated(")", 500),
          "%22" + repeated("der+", 900) + "%22",
          repeated("der+", 900),
          repeated("-x+", 900)}) {
        const Answer answer = get(server.port(), "/v1/search?match=any&q=" + query);
        EXPECT_TRUE(answer.status == 200 || answer.status == 414) << answer.status << query;
        if (answer.status == 200 && answer.json()["total_relation"] == "at_least") {
            EXPECT_FALSE(answer.json()["query"]["warnings"].empty()) << answer.body;
        }
    }
    EXPECT_EQ(get(server.port(), "/readyz").status, 200);
    // Ten thousand words are longer than any address may be, and than a query by default.
    EXPECT_GE(ask("/v1/search?q=" + repeated("ab+", 10'000)).status, 400);
    EXPECT_LT(ask("/v1/search?q=" + repeated("ab+", 10'000)).status, 500);
}

} // namespace
} // namespace fundstelle::tests

// Requests that break the rules, or could be read in two ways. Each is refused and its connection
// ended, so that nothing behind it is taken for a request.
#include "tests/abuse/served_samples.hpp"
#include "tests/support/raw_client.hpp"

namespace fundstelle::tests {
namespace {

class MalformedTest : public testing::Test {
protected:
    static void SetUpTestSuite() { server_ = std::make_unique<ServedSamples>(); }
    static void TearDownTestSuite() { server_.reset(); }

    static RawClient connect() { return RawClient(server_->port()); }

    static std::unique_ptr<ServedSamples> server_;
};

std::unique_ptr<ServedSamples> MalformedTest::server_;

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

const std::string kPost = "POST /v1/snippets HTTP/1.1\r\nHost: a\r\n";
const std::string kNext = get_request("/healthz");

TEST_F(MalformedTest, IsRefusedOnceAndTheConnectionEnds) {
    struct Row {
        const char* name;
        std::string bytes;
        int status;
    };
    const std::string chunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";
    const std::string zero(1, '\0');
    for (const Row& row : {
             Row{"CL.TE",
                 kPost + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
                 400},
             Row{"TE.CL",
                 kPost + "Transfer-Encoding: chunked\r\nContent-Length: "
                         "3\r\n\r\n8\r\nSMUGGLED\r\n0\r\n\r\n",
                 400},
             Row{"TE.TE",
                 kPost + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
                 400},
             Row{"TE with a space", kPost + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400},
             Row{"TE of 1.0",
                 "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                 400},
             Row{"unknown TE", kPost + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
             Row{"two lengths", kPost + "Content-Length: 3\r\nContent-Length: 0\r\n\r\nabc", 400},
             Row{"the same length twice",
                 kPost + "Content-Length: 0\r\nContent-Length: 0\r\n\r\n",
                 400},
             Row{"list of lengths", kPost + "Content-Length: 0, 0\r\n\r\n", 400},
             Row{"negative length", kPost + "Content-Length: -5\r\n\r\n", 400},
             Row{"huge length", kPost + "Content-Length: 99999999999999999999\r\n\r\n", 400},
             Row{"large length", kPost + "Content-Length: 999999999999\r\n\r\n", 413},
             Row{"negative chunk", chunked + "-5\r\nabcde\r\n0\r\n\r\n", 400},
             Row{"huge chunk", chunked + "ffffffffffffffffff\r\nabc", 413},
             Row{"large chunk", chunked + "7fffffffffffffff\r\nabc", 413},
             Row{"chunk without a size", chunked + "\r\nabc\r\n", 400},
             Row{"chunk with a bare LF", chunked + "3\nabc\n0\n\n", 400},
             Row{"bare LF", "GET / HTTP/1.1\nHost: a\n\n", 400},
             Row{"one bare LF", "GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400},
             Row{"bare CR", "GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400},
             Row{"obs-fold", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400},
             Row{"fold of the first header", "GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400},
             Row{"NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: " + zero + "\r\n\r\n", 400},
             Row{"NUL in a name", "GET / HTTP/1.1\r\nHost: a\r\nX" + zero + ": b\r\n\r\n", 400},
             Row{"NUL in the target", "GET /" + zero + " HTTP/1.1\r\nHost: a\r\n\r\n", 400},
             Row{"NULs", std::string(100, '\0') + "\r\n\r\n", 400},
             Row{"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
             Row{"two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
             Row{"Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
             Row{"version 2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400},
             Row{"preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
             Row{"TLS", "\x16\x03\x01\x02\n", 400},
             Row{"unknown method", "BREW /pot HTTP/1.1\r\nHost: a\r\n\r\n", 501},
             Row{"tunnel", "CONNECT example.org:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501},
             Row{"other expectation",
                 kPost + "Content-Length: 2\r\nExpect: a miracle\r\n\r\n{}",
                 400},
             Row{"compressed body",
                 kPost + "Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
                 415},
             Row{"compressed chunks",
                 kPost + "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                 415},
             Row{"huge URL", get_request("/v1/search?q=" + std::string(1'000'000, 'a')), 414},
             Row{"huge header",
                 get_request("/", "X: " + std::string(1'000'000, 'a') + "\r\n"),
                 431},
             Row{"huge name", get_request("/", std::string(1'000'000, 'a') + ": x\r\n"), 431},
         }) {
        RawClient client = connect();
        client.send(row.bytes + kNext + kNext);
        const RawAnswer answer = client.read_answer();
        EXPECT_EQ(answer.status, row.status) << row.name;
        EXPECT_NE(answer.head.find("application/problem+json"), std::string::npos) << row.name;
        EXPECT_NE(answer.head.find("Connection: close"), std::string::npos) << row.name;
        EXPECT_EQ(client.read_to_end(), "") << row.name;
    }
}

TEST_F(MalformedTest, HundredThousandHeaderLines) {
    RawClient client = connect();
    std::string lines;
    for (int number = 0; number < 100'000; ++number) {
        lines += "X-" + std::to_string(number) + ": a\r\n";
    }
    client.send(get_request("/", lines));
    EXPECT_EQ(client.read_answer().status, 431);
}

TEST_F(MalformedTest, ChunksWithoutEnd) {
    RawClient client = connect();
    client.send(kPost + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    constexpr std::size_t kMost = 1000; // of 64 KiB: far over the limit
    std::size_t sent = 0;
    while (sent < kMost && client.send(chunk)) {
        ++sent;
    }
    EXPECT_LT(sent, kMost);
    // The refusal is there unless the end of the connection has overtaken it.
    const int status = client.read_answer().status;
    EXPECT_TRUE(status == 413 || status == 0) << status;
}

TEST_F(MalformedTest, WrongPercentEncodingIsNamed) {
    for (const char* target :
         {"/v1/search?q=%",
          "/v1/search?q=%4",
          "/v1/search?q=%zz",
          "/v1/search?q=%ff",
          "/v1/search?q=%00"}) {
        RawClient client = connect();
        client.send(get_request(target));
        const RawAnswer answer = client.read_answer();
        EXPECT_EQ(answer.status, 400) << target;
        EXPECT_NE(answer.body.find("invalid-parameter"), std::string::npos) << answer.body;
    }
    for (const char* target :
         {"/v1/articles/%", "/v1/articles/%zz", "/v1/articles/%00", "/%2e%2e"}) {
        RawClient client = connect();
        client.send(get_request(target));
        EXPECT_EQ(client.read_answer().status, 404) << target;
    }
}

TEST_F(MalformedTest, PathsLeadNowhereElse) {
    for (const std::string& target :
         {std::string("/../../../../etc/passwd"),
          std::string("/%2e%2e/%2e%2e/etc/passwd"),
          std::string("/..%2f..%2f..%2fetc%2fpasswd"),
          std::string("/v1/articles/..%2f..%2f..%2fetc%2fpasswd"),
          std::string("/v1/articles/%2fetc%2fpasswd"),
          std::string("/artikel/..%2f..%2fcurrent"),
          std::string("/v1/receipts/..%2f..%2fLOCK"),
          std::string("/problems/..%2f..%2fetc%2fpasswd"),
          std::string("/style.css/../../current"),
          std::string("//etc/passwd"),
          std::string("/\\..\\..\\windows\\win.ini"),
          // What would run for ages where routes are regular expressions.
          "/(((((a+)+)+)+)+)$" + std::string(4000, 'a') + '!',
          '/' + std::string(7000, '/'),
          "/v1/articles/" + std::string(7000, 'a')}) {
        RawClient client = connect();
        client.send(get_request(target));
        const RawAnswer answer = client.read_answer();
        EXPECT_TRUE(answer.status == 404 || answer.status == 422) << target << answer.status;
        EXPECT_EQ(answer.body.find("root:"), std::string::npos) << target;
    }
}

TEST_F(MalformedTest, PipelinedRequestsAreAnsweredInOrder) {
    RawClient client = connect();
    std::string requests;
    for (int number = 0; number < 100; ++number) {
        const std::string query = "wort" + std::to_string(number);
        requests += number % 2 == 0 ? get_request("/v1/search?limit=1&q=" + query)
                                    : kPost + "Content-Type: application/json\r\nContent-Length: " +
                                          std::to_string(query.size() * 2 + 18) + "\r\n\r\n" +
                                          R"({"q":")" + query + R"(","text":")" + query + R"("})";
    }
    client.send(requests);
    for (int number = 0; number < 100; ++number) {
        const RawAnswer answer = client.read_answer();
        EXPECT_EQ(answer.status, 200) << number << answer.body;
        EXPECT_NE(answer.body.find("wort" + std::to_string(number)), std::string::npos);
    }
}

TEST_F(MalformedTest, BodiesOfGetDoNotBecomeRequests) {
    RawClient client = connect();
    const std::string hidden = "GET /v1/search?q=versteckt HTTP/1.1\r\nHost: a\r\n\r\n";
    client.send(
        get_request("/healthz", "Content-Length: " + std::to_string(hidden.size()) + "\r\n") +
        hidden + get_request("/healthz", "Connection: close\r\n")
    );
    const std::string all = client.read_to_end();
    EXPECT_EQ(count(all, "HTTP/1.1 200"), 2U) << all;
    EXPECT_EQ(all.find("versteckt"), std::string::npos);
}

TEST_F(MalformedTest, ExpectationsAreAnsweredBeforeTheBody) {
    RawClient client = connect();
    const std::string head =
        kPost + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ";
    client.send(head + "27\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 100);
    client.send(R"({"q":"wort","text":"worte"})");
    EXPECT_EQ(client.read_answer().status, 200);
    client.send(head + "99999999\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 413); // without being asked for it
}

TEST_F(MalformedTest, OldClientsAndHead) {
    RawClient old = connect();
    old.send("GET /healthz HTTP/1.0\r\n\r\n");
    EXPECT_EQ(old.read_answer().status, 200);
    EXPECT_EQ(old.read_to_end(), "");
    RawClient lasting = connect();
    for (int time = 0; time < 3; ++time) {
        lasting.send("GET /healthz HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        const RawAnswer answer = lasting.read_answer();
        EXPECT_EQ(answer.status, 200);
        EXPECT_NE(answer.head.find("Connection: keep-alive"), std::string::npos) << answer.head;
    }
    lasting.send("GET /v1/export?q=&limit=2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const std::string exported = lasting.read_to_end(); // its end is the connection's
    EXPECT_EQ(exported.find("Transfer-Encoding"), std::string::npos) << exported;
    EXPECT_EQ(count(exported, "\n{"), 2U) << exported;
    RawClient client = connect();
    for (const char* target : {"/healthz", "/v1/search?q=a", "/v1/export?q=", "/nirgends"}) {
        client.send("HEAD " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        EXPECT_NE(client.read_answer(true).status, 0) << target;
    }
    client.send(get_request("/healthz", "Connection: close\r\n"));
    EXPECT_EQ(client.read_answer().status, 200); // no body stood in between
    EXPECT_EQ(client.read_to_end(), "");
}

} // namespace
} // namespace fundstelle::tests

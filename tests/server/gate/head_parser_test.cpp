#include "server/gate/head_parser.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server::gate {
namespace {

/// What a head is refused with; 200 where it is let in.
int status_of(std::string_view head) {
    const std::variant<RequestHead, Refusal> parsed = parse_head(head, RequestLimits{});
    const auto* refusal = std::get_if<Refusal>(&parsed);
    return refusal == nullptr ? 200 : base::error_kind(refusal->code).http_status;
}

RequestHead parsed(std::string_view head) {
    return std::get<RequestHead>(parse_head(head, RequestLimits{}));
}

std::string with_line(std::string_view line) {
    return "POST / HTTP/1.1\r\nHost: a\r\n" + std::string(line) + "\r\n\r\n";
}

TEST(HeadParser, JudgesRequestLines) {
    struct Row {
        std::string_view line;
        int status;
    };
    for (const Row& row : {
             Row{"GET / HTTP/1.1", 200},
             Row{"GET /a?b=c HTTP/1.0", 200},
             Row{"GET /?q=Häuser HTTP/1.1", 200},
             Row{"GET http://example.org/a HTTP/1.1", 200},
             Row{"OPTIONS * HTTP/1.1", 200},
             Row{"GET / HTTP/1.2", 200},
             Row{"GET * HTTP/1.1", 400},
             Row{"GET a HTTP/1.1", 400},
             Row{"GET example.org:443 HTTP/1.1", 400},
             Row{"GET /a#b HTTP/1.1", 400},
             Row{"GET / HTTP/1.1 ", 400},
             Row{"GET  / HTTP/1.1", 400},
             Row{"GET /a b HTTP/1.1", 400},
             Row{" GET / HTTP/1.1", 400},
             Row{"GET /", 400},
             Row{"GET", 400},
             Row{"", 400},
             Row{"G\tET / HTTP/1.1", 400},
             Row{"GET /\x01 HTTP/1.1", 400},
             Row{std::string_view("GET /\0 HTTP/1.1", 15), 400},
             Row{"GET /\r HTTP/1.1", 400},
             Row{"GET / HTTP/1.12", 400},
             Row{"GET / HTTP/2.0", 400},
             Row{"GET / http/1.1", 400},
             Row{"GET / HTTP/x.1", 400},
             Row{"get / HTTP/1.1", 501},
             Row{"BREW / HTTP/1.1", 501},
             Row{"CONNECT a:1 HTTP/1.1", 501},
         }) {
        SCOPED_TRACE(row.line);
        const std::string head = std::string(row.line) + "\r\nHost: a\r\n\r\n";
        EXPECT_EQ(status_of(head), row.line.empty() ? 400 : row.status);
    }
}

TEST(HeadParser, JudgesHeaders) {
    struct Row {
        std::string_view line;
        int status;
    };
    for (const Row& row : {
             Row{"X:", 200},
             Row{"X: a\tb \xc3\xa4", 200},
             Row{"Content-Length: 5", 200},
             Row{"Content-Length: 0", 200},
             Row{"Transfer-Encoding: Chunked", 200},
             Row{"Content-Encoding: identity", 200},
             Row{"Expect: 100-Continue", 200},
             Row{"Connection: ,close, x", 200},
             Row{"X : a", 400},
             Row{" X: a", 400},
             Row{"\tfolded", 400},
             Row{": a", 400},
             Row{"X", 400},
             Row{"X(: a", 400},
             Row{"X\xc3\xa4: a", 400},
             Row{"X: a\x01", 400},
             Row{"X: a\x7f", 400},
             Row{"X: a\rY: b", 400},
             Row{std::string_view("X: \0", 4), 400},
             Row{std::string_view("X\0: a", 5), 400},
             Row{"Host: b", 400},
             Row{"Content-Length:", 400},
             Row{"Content-Length: -1", 400},
             Row{"Content-Length: +1", 400},
             Row{"Content-Length: 1 1", 400},
             Row{"Content-Length: 5, 5", 400},
             Row{"Content-Length: 0x5", 400},
             Row{"Content-Length: 18446744073709551616", 400},
             Row{"Content-Length: 5\r\nContent-Length: 5", 400},
             Row{"Content-Length: 5\r\nContent-Length: 6", 400},
             Row{"Content-Length: 5\r\nTransfer-Encoding: chunked", 400},
             Row{"Transfer-Encoding: chunked\r\nContent-Length: 5", 400},
             Row{"Transfer-Encoding: chunked\r\nContent-Length: 0", 400},
             Row{"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", 400},
             Row{"Transfer-Encoding: chunked, chunked", 400},
             Row{"Transfer-Encoding: chunked, gzip", 400},
             Row{"Transfer-Encoding:", 400},
             Row{"Transfer-Encoding: gzip, chunked", 501},
             Row{"Transfer-Encoding: xchunked", 501},
             Row{"Transfer-Encoding: identity", 501},
             Row{"Transfer-Encoding: \x0b"
                 "chunked",
                 400},
             Row{"Expect: 200-ok", 400},
             Row{"Content-Length: 8388608", 200},
             Row{"Content-Length: 8388609", 413},
             Row{"Content-Encoding: gzip", 415},
             Row{"Content-Encoding: identity, br", 415},
         }) {
        SCOPED_TRACE(row.line);
        EXPECT_EQ(status_of(with_line(row.line)), row.status);
    }
}

TEST(HeadParser, WantsOneHost) {
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 200);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 200);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n"), 200);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"), 400);
    EXPECT_EQ(status_of("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
    EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(HeadParser, GivesWhatTheHeadSays) {
    const RequestHead head = parsed(
        "\r\nPUT /v1/a?b=%20 HTTP/1.1\r\nHOST: a\r\nX-Name: \t Wert \r\nX-Name: zwei\r\n"
        "Content-Length: 007\r\nExpect: 100-continue\r\n\r\n"
    );
    EXPECT_EQ(head.request.http.method, "PUT");
    EXPECT_EQ(head.request.target, "/v1/a?b=%20");
    EXPECT_EQ(head.request.http.header("x-name"), "Wert");
    EXPECT_EQ(head.request.http.headers.size(), 5U);
    EXPECT_EQ(head.request.http.headers[2].second, "zwei");
    EXPECT_EQ(head.content_length, 7U);
    EXPECT_TRUE(head.expects_continue);
    EXPECT_FALSE(head.is_chunked);
}

TEST(HeadParser, TakesTheAuthorityOffAbsoluteTargets) {
    struct Row {
        std::string_view target, given;
    };
    for (const Row& row :
         {Row{"http://a/b?c", "/b?c"},
          Row{"HTTPS://a:1/", "/"},
          Row{"http://a", "/"},
          Row{"http://a?c", "/?c"}}) {
        const std::string head = "GET " + std::string(row.target) + " HTTP/1.1\r\nHost: a\r\n\r\n";
        EXPECT_EQ(parsed(head).request.target, row.given);
    }
}

TEST(HeadParser, KnowsWhetherTheConnectionGoesOn) {
    struct Row {
        std::string_view version, connection;
        bool keeps_alive;
    };
    for (const Row& row :
         {Row{"1.1", "", true},
          Row{"1.1", "close", false},
          Row{"1.1", "Close", false},
          Row{"1.1", "x, close", false},
          Row{"1.1", "keep-alive", true},
          Row{"1.0", "", false},
          Row{"1.0", "Keep-Alive", true},
          Row{"1.0", "keep-alive, close", false},
          Row{"1.0", "close, keep-alive", false}}) {
        const std::string head = "GET / HTTP/" + std::string(row.version) +
                                 "\r\nHost: a\r\nConnection: " + std::string(row.connection) +
                                 "\r\n\r\n";
        EXPECT_EQ(parsed(head).request.keeps_alive, row.keeps_alive)
            << row.version << row.connection;
    }
}

} // namespace
} // namespace fundstelle::server::gate

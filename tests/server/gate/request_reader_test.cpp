#include "server/gate/request_reader.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace fundstelle::server::gate {
namespace {

constexpr RequestLimits kSmall{
    .max_target_bytes = 100, .max_head_bytes = 400, .max_headers = 5, .max_body_bytes = 20};

/// What one connection says, in words: each request as "METHOD target|body", then "refused STATUS",
/// "head" or "body" where it ends in the midst of one.
std::string outcome(std::string_view bytes, std::size_t piece_size) {
    RequestReader reader(kSmall);
    std::string told;
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, piece_size);
        const std::size_t used = reader.read(piece);
        bytes.remove_prefix(used);
        if (reader.state() == RequestReader::State::Whole) {
            const Request request = reader.take_request();
            told += request.http.method + ' ' + request.target + '|' + request.http.body + '\n';
        } else if (reader.state() == RequestReader::State::Refused) {
            const int status = base::error_kind(reader.refusal().code).http_status;
            return told + "refused " + std::to_string(status);
        } else {
            EXPECT_EQ(used, piece.size());
        }
    }
    if (reader.state() == RequestReader::State::Head) {
        told += "head";
    } else if (reader.state() == RequestReader::State::Body) {
        told += "body";
    }
    return told;
}

const std::string kPost = "POST /a HTTP/1.1\r\nHost: a\r\n";
const std::string kChunked = kPost + "Transfer-Encoding: chunked\r\n\r\n";

struct Row {
    std::string bytes;
    std::string outcome;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> kRows = {
        {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /|\n"},
        {"GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n",
         "GET /1|\nGET /2|\n"},
        {"\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET /|\n"},
        {"\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "refused 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\n", "head"},
        {"GET / HTTP/1.1\nHost: a\r\n\r\n", "refused 400"},
        {"GET / HTTP/1.1\r\nHost: a\n\r\n", "refused 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\n\n", "refused 400"},
        {"GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", "refused 400"},
        {"\n", "refused 400"},
        {"GET /" + std::string(200, 'a'), "refused 414"},
        {"GET /" + std::string(110, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", "refused 414"},
        {"GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(500, 'a'), "refused 431"},
        {"GET / HTTP/1.1\r\nHost: a\r\nA:\r\nB:\r\nC:\r\nD:\r\n\r\n", "GET /|\n"},
        {"GET / HTTP/1.1\r\nHost: a\r\nA:\r\nB:\r\nC:\r\nD:\r\nE:\r\n", "refused 431"},
        // A body belongs to its request, whatever the method; what is behind it, to the next.
        {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\nHost: "
         "a\r\n\r\n",
         "GET /|abc\nGET /b|\n"},
        {kPost + "Content-Length: 3\r\n\r\nab", "body"},
        {kPost + "Content-Length: 21\r\n\r\n", "refused 413"},
        {kPost + "\r\nabc", "POST /a|\nhead"},
        {kChunked + "3\r\nabc\r\n0\r\n\r\n", "POST /a|abc\n"},
        {kChunked + "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
         "POST /a|abcde\nGET /|\n"},
        {kChunked + "0003;x=y\r\nabc\r\n0;z\r\nTrailer: a\r\n\r\n", "POST /a|abc\n"},
        {kChunked + "A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n",
         "POST /a|01234567890123456789\n"},
        {kChunked + "A\r\n0123456789\r\nb\r\n", "refused 413"},
        {kChunked + "ffffffffffffffff\r\n", "refused 413"},
        {kChunked + "fffffffffffffffff\r\n", "refused 413"},
        {kChunked + "-1\r\n", "refused 400"},
        {kChunked + "+1\r\n", "refused 400"},
        {kChunked + "0x1\r\n", "refused 400"},
        {kChunked + " 1\r\n", "refused 400"},
        {kChunked + "1 1\r\n", "refused 400"},
        {kChunked + "\r\n", "refused 400"},
        {kChunked + "3\nabc", "refused 400"},
        {kChunked + "3\r\nabcd\r\n", "refused 400"},
        {kChunked + "3\r\nabc\n", "refused 400"},
        {kChunked + "3\r\nabc0\r\n\r\n", "refused 400"},
        {kChunked + "3;" + std::string(300, 'x'), "refused 400"},
        {kChunked + "3;\x01\r\n", "refused 400"},
        {kChunked + "0\r\nno trailer\r\n\r\n", "refused 400"},
        {kChunked + "0\r\n folded: a\r\n\r\n", "refused 400"},
        {kChunked + "3\r\nab", "body"},
        {kChunked + "3\r\nabc\r\n0\r\n", "body"},
        {kPost + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "refused 400"},
    };
    return kRows;
}

TEST(RequestReader, ReadsOrRefuses) {
    for (const Row& row : rows()) {
        EXPECT_EQ(outcome(row.bytes, row.bytes.size()), row.outcome) << row.bytes;
    }
}

TEST(RequestReader, ReadsTheSameHoweverBytesComeIn) {
    for (const Row& row : rows()) {
        for (const std::size_t size : {1U, 2U, 3U, 7U, 50U}) {
            EXPECT_EQ(outcome(row.bytes, size), row.outcome) << size << ": " << row.bytes;
        }
    }
}

TEST(RequestReader, ChunksHoldLittleBesidesTheBody) {
    RequestLimits limits;
    RequestReader reader(limits);
    (void)reader.read(kChunked);
    const std::string chunk = "1;" + std::string(200, 'x') + "\r\na\r\n";
    int chunks = 0;
    while (reader.state() == RequestReader::State::Body && chunks < 1000) {
        (void)reader.read(chunk);
        ++chunks;
    }
    EXPECT_EQ(reader.state(), RequestReader::State::Refused);
    EXPECT_LT(chunks, 100);
}

TEST(RequestReader, TellsOnceThatTheClientWaits) {
    RequestReader reader(kSmall);
    (void)reader.read(kPost + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_TRUE(reader.take_expectation());
    EXPECT_FALSE(reader.take_expectation());
    (void)reader.read("abc");
    EXPECT_EQ(reader.take_request().http.body, "abc");
    (void)reader.read(kPost + "Content-Length: 3\r\nExpect: 100-continue\r\n\r\nabc");
    EXPECT_FALSE(reader.take_expectation()); // it did not wait
}

} // namespace
} // namespace fundstelle::server::gate

// Clients that take their time: none of them keeps others waiting, and each is ended.
#include "tests/abuse/served_samples.hpp"
#include "tests/support/raw_client.hpp"

namespace fundstelle::tests {
namespace {

/// More than there are threads.
constexpr int kMany = 64;

void expect_service(int port) {
    RawClient client(port);
    client.send(get_request("/healthz"));
    EXPECT_EQ(client.read_answer().status, 200);
}

std::vector<RawClient> clients_that_send(int port, const std::string& bytes) {
    std::vector<RawClient> clients;
    for (int number = 0; number < kMany; ++number) {
        clients.emplace_back(port);
        clients.back().send(bytes);
    }
    return clients;
}

TEST(Slow, HeadsThatDoNotComeToAnEnd) {
    const ServerWithSettings server("threads = 2\nheader_timeout = \"60s\"\n");
    std::vector<RawClient> clients =
        clients_that_send(server.port(), "GET /healthz HTTP/1.1\r\nHost: a\r\nX-");
    expect_service(server.port());
    for (RawClient& client : clients) { // and each may still finish
        client.send("Name: b\r\n\r\n");
        EXPECT_EQ(client.read_answer().status, 200);
    }
}

TEST(Slow, HeadsAreEndedAfterTheirTime) {
    const ServerWithSettings server("threads = 2\nheader_timeout = \"20ms\"\n");
    for (RawClient& client : clients_that_send(server.port(), "GET / HTTP/1.1\r\nX: ")) {
        EXPECT_EQ(client.read_answer().status, 408);
        EXPECT_EQ(client.read_to_end(), "");
    }
    RawClient silent(server.port());
    EXPECT_EQ(silent.read_to_end(), "");
}

TEST(Slow, BodiesAreEndedAfterTheirTime) {
    const ServerWithSettings server("threads = 2\nbody_timeout = \"20ms\"\nmin_rate = \"1GiB\"\n");
    for (const char* head :
         {"POST /v1/snippets HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc",
          "POST /v1/snippets HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab"}) {
        for (RawClient& client : clients_that_send(server.port(), head)) {
            EXPECT_EQ(client.read_answer().status, 408);
            EXPECT_EQ(client.read_to_end(), "");
        }
    }
    expect_service(server.port());
}

TEST(Slow, BodiesThatTrickleHoldNobodyUp) {
    const ServerWithSettings server("threads = 2\nbody_timeout = \"60s\"\n");
    std::vector<RawClient> clients = clients_that_send(
        server.port(), "GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\na"
    );
    for (const char* byte : {"b", "c", "d", "e"}) {
        expect_service(server.port());
        for (RawClient& client : clients) {
            client.send(byte);
        }
    }
    for (RawClient& client : clients) {
        EXPECT_EQ(client.read_answer().status, 200);
    }
}

TEST(Slow, IdleConnectionsAreEndedAfterTheirTime) {
    const ServerWithSettings server("keep_alive = \"20ms\"\n");
    RawClient client(server.port());
    client.send(get_request("/healthz"));
    EXPECT_EQ(client.read_answer().status, 200);
    EXPECT_EQ(client.read_to_end(), "");
}

TEST(Slow, ReadersOfExportsHoldNobodyUp) {
    const ServedSamples server("threads = 1\n");
    std::vector<RawClient> clients = clients_that_send(
        server.port(), get_request("/v1/export?q=") + get_request("/v1/export?q=&format=csv")
    );
    expect_service(server.port());
    for (RawClient& client : clients) {
        EXPECT_EQ(client.read_answer().status, 200);
        EXPECT_NE(client.read_answer().body.find("id,title,"), std::string::npos);
    }
}

} // namespace
} // namespace fundstelle::tests

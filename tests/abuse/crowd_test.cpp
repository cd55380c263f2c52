// Many connections: bounded in all and by address, and cheap while they are idle.
#include <fstream>

#include <sys/resource.h>

#include "tests/abuse/served_samples.hpp"
#include "tests/support/instrumented.hpp"
#include "tests/support/raw_client.hpp"

namespace fundstelle::tests {
namespace {

/// Resident memory of a process in kB, as the system counts it.
long resident_kb(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stol(line.substr(6));
        }
    }
    ADD_FAILURE() << "no memory is told";
    return 0;
}

/// How many connections this process can open, at most `wanted`.
std::size_t possible_connections(std::size_t wanted) {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    constexpr rlim_t kForOthers = 600; // also those of the server, which has the same limit
    return std::min<std::size_t>(wanted, limit.rlim_cur - kForOthers);
}

// The sanitizers keep what is freed.
constexpr long kMostGrownKb = kIsInstrumented ? 1024L * 1024 : 100L * 1024;

TEST(Crowd, OverTheLimitNewConnectionsAreToldSo) {
    const ServerWithSettings server("max_connections = 3\n");
    std::vector<RawClient> clients;
    for (int number = 0; number < 3; ++number) {
        clients.emplace_back(server.port());
        clients.back().send(get_request("/healthz"));
        EXPECT_EQ(clients.back().read_answer().status, 200);
    }
    RawClient fourth(server.port());
    EXPECT_EQ(fourth.read_answer().status, 503);
    EXPECT_EQ(fourth.read_to_end(), "");
    clients.back().send(get_request("/healthz", "Connection: close\r\n"));
    EXPECT_EQ(clients.back().read_answer().status, 200);
    EXPECT_EQ(clients.back().read_to_end(), "");
}

TEST(Crowd, OneAddressDoesNotTakeThePlaceOfOthers) {
    const ServerWithSettings server("max_connections_per_address = 2\n");
    std::vector<RawClient> clients;
    for (int number = 0; number < 2; ++number) {
        clients.emplace_back(server.port(), "127.0.0.2");
        clients.back().send(get_request("/healthz"));
        EXPECT_EQ(clients.back().read_answer().status, 200);
    }
    RawClient third(server.port(), "127.0.0.2");
    EXPECT_EQ(third.read_answer().status, 503);
    for (const char* other : {"127.0.0.3", "127.0.0.1", "127.0.0.1", "127.0.0.1"}) {
        clients.emplace_back(server.port(), other);
        clients.back().send(get_request("/healthz"));
        EXPECT_EQ(clients.back().read_answer().status, 200) << other;
    }
}

TEST(Crowd, IdleConnectionsCostLittle) {
    ServedSamples server("keep_alive = \"1h\"\n");
    const std::size_t count = possible_connections(10'000);
    ASSERT_GE(count, 300U);
    std::vector<RawClient> clients;
    clients.reserve(count);
    clients.emplace_back(server.port());
    clients.back().send(get_request("/v1/search?q=Haushalt"));
    EXPECT_EQ(clients.back().read_answer().status, 200);
    const long before = resident_kb(server.server().program().process());
    while (clients.size() < count) {
        clients.emplace_back(server.port());
        clients.back().send(get_request("/healthz"));
        ASSERT_EQ(clients.back().read_answer().status, 200) << clients.size();
    }
    RawClient client(server.port());
    client.send(get_request("/v1/search?q=Haushalt"));
    EXPECT_EQ(client.read_answer().status, 200);
    const long grown = resident_kb(server.server().program().process()) - before;
    RecordProperty("connections", std::to_string(count));
    RecordProperty("grown_kb", std::to_string(grown));
    EXPECT_LT(grown, kMostGrownKb) << "with " << count << " connections";
    clients.front().send(get_request("/healthz")); // still open
    EXPECT_EQ(clients.front().read_answer().status, 200);
}

} // namespace
} // namespace fundstelle::tests

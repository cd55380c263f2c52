// The gate with a handler of the test's own, over real sockets.
#include "server/gate/gate.hpp"

#include <atomic>
#include <mutex>
#include <semaphore>
#include <stdexcept>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/raw_client.hpp"

namespace fundstelle::server::gate {
namespace {

using std::chrono::milliseconds;
using tests::RawAnswer;
using tests::RawClient;

constexpr milliseconds kLong{60'000};

/// Options under which nothing ends by itself.
GateOptions patient(std::size_t threads) {
    GateOptions options;
    options.port = 0;
    options.threads = threads;
    options.patience = {
        .idle = kLong,
        .head = kLong,
        .body = kLong,
        .write = kLong,
        .queue = kLong,
        .drain = kLong,
        .linger = kLong};
    return options;
}

/// Runs a gate whose requests are answered by `respond`; ended with the object.
class RunningGate {
public:
    RunningGate(const GateOptions& options, Respond respond)
        : gate_(options, [respond] { return respond; }),
          port_(gate_.bind()),
          thread_([this] { gate_.run(); }) {}
    RunningGate(const RunningGate&) = delete;
    RunningGate& operator=(const RunningGate&) = delete;
    RunningGate(RunningGate&&) = delete;
    RunningGate& operator=(RunningGate&&) = delete;
    ~RunningGate() { gate_.stop(); }

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] Gate& gate() { return gate_; }
    void join() { thread_.join(); }

private:
    Gate gate_;
    int port_;
    std::jthread thread_;
};

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

Reply reply_with(const std::string& body) {
    Reply reply;
    reply.bytes =
        "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    return reply;
}

/// Answers with the target; requests for /held wait to be let go.
class Holder {
public:
    Reply operator()(const Request& request) {
        if (request.target == "/held") {
            arrived_.release();
            let_go_.acquire();
        }
        return reply_with(request.target);
    }

    void wait_until_held() { arrived_.acquire(); }
    void let_go(int count = 1) { let_go_.release(count); }

private:
    std::counting_semaphore<> arrived_{0};
    std::counting_semaphore<> let_go_{0};
};

Respond respond_by(Holder& holder) {
    return [&holder](const Request& request) { return holder(request); };
}

TEST(Gate, AnswersManyRequestsOfOneConnectionInOrder) {
    const RunningGate gate(patient(2), [](const Request& request) {
        return reply_with(request.target + request.http.peer_address);
    });
    RawClient client(gate.port());
    std::string requests;
    for (int number = 0; number < 500; ++number) {
        requests += get('/' + std::to_string(number) + '/');
    }
    ASSERT_TRUE(client.send(requests));
    for (int number = 0; number < 500; ++number) {
        ASSERT_EQ(client.read_answer().body, '/' + std::to_string(number) + "/127.0.0.1");
    }
}

TEST(Gate, RefusesWhatTheQueueCannotHold) {
    Holder holder;
    GateOptions options = patient(1);
    options.max_waiting_requests = 2;
    RunningGate gate(options, respond_by(holder));
    RawClient held(gate.port());
    held.send(get("/held"));
    holder.wait_until_held();
    std::vector<RawClient> clients;
    for (int number = 0; number < 8; ++number) {
        clients.emplace_back(gate.port());
        clients.back().send(get("/" + std::to_string(number)));
    }
    // Whoever is refused is told at once, while the one thread is still held.
    std::size_t refused = 0;
    while (gate.gate().load().refused_requests < 6) {
        std::this_thread::yield();
    }
    EXPECT_EQ(gate.gate().load().waiting_requests, 2U);
    EXPECT_EQ(gate.gate().load().busy_threads, 1U);
    holder.let_go();
    EXPECT_EQ(held.read_answer().body, "/held");
    for (RawClient& client : clients) {
        const RawAnswer answer = client.read_answer();
        if (answer.status == 503) {
            ++refused;
            EXPECT_NE(answer.head.find("Retry-After:"), std::string::npos) << answer.head;
            EXPECT_NE(answer.body.find("/problems/overloaded"), std::string::npos);
            client.send(get("/again")); // the connection goes on
            EXPECT_EQ(client.read_answer().body, "/again");
        } else {
            EXPECT_EQ(answer.status, 200);
        }
    }
    EXPECT_EQ(refused, 6U);
}

TEST(Gate, LetsWhatIsUrgentGoBeforeAFullQueue) {
    Holder holder;
    GateOptions options = patient(1);
    options.max_waiting_requests = 1;
    options.is_urgent = [](std::string_view target) { return target == "/urgent"; };
    RunningGate gate(options, respond_by(holder));
    RawClient held(gate.port());
    held.send(get("/held"));
    holder.wait_until_held();
    RawClient waiting(gate.port());
    waiting.send(get("/held"));
    while (gate.gate().load().waiting_requests < 1) {
        std::this_thread::yield();
    }
    RawClient urgent(gate.port());
    urgent.send(get("/urgent"));
    while (gate.gate().load().waiting_requests < 2) {
        std::this_thread::yield();
    }
    holder.let_go();
    // The one thread is held again only behind the urgent request.
    EXPECT_EQ(urgent.read_answer().body, "/urgent");
    holder.let_go();
    EXPECT_EQ(waiting.read_answer().body, "/held");
    EXPECT_EQ(gate.gate().load().refused_requests, 0U);
}

TEST(Gate, TellsOfEachRefusalWithTheIdOfItsAnswer) {
    std::mutex mutex;
    std::vector<RefusedRequest> told;
    GateOptions options = patient(1);
    options.request.max_target_bytes = 10;
    options.on_refusal = [&](const RefusedRequest& refused) {
        const std::lock_guard lock(mutex);
        told.push_back(refused);
    };
    const RunningGate gate(options, [](const Request& /*request*/) { return reply_with("in"); });
    RawClient client(gate.port());
    client.send(get("/a-target-that-is-too-long"));
    const RawAnswer answer = client.read_answer();
    EXPECT_EQ(answer.status, 414);
    const std::lock_guard lock(mutex);
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told.front().peer_address, "127.0.0.1");
    EXPECT_EQ(told.front().refusal.code, base::ErrorCode::UriTooLong);
    EXPECT_FALSE(told.front().id.empty());
    EXPECT_NE(answer.head.find("X-Request-Id: " + told.front().id), std::string::npos)
        << answer.head;
}

TEST(Gate, RefusesWhatHasWaitedTooLong) {
    Holder holder;
    GateOptions options = patient(1);
    options.patience.queue = milliseconds{0};
    RunningGate gate(options, respond_by(holder));
    RawClient client(gate.port());
    client.send(get("/"));
    EXPECT_EQ(client.read_answer().status, 503);
}

TEST(Gate, GivesThePlaceOfASleepingThreadToAnother) {
    Holder holder;
    std::atomic<std::size_t> sleeping = 0;
    GateOptions options = patient(1);
    options.sleeping_threads = [&sleeping] { return sleeping.load(); };
    RunningGate gate(options, respond_by(holder));
    RawClient held(gate.port());
    held.send(get("/held"));
    holder.wait_until_held();
    sleeping = 1;
    RawClient client(gate.port());
    client.send(get("/other"));
    EXPECT_EQ(client.read_answer().body, "/other");
    sleeping = 0;
    holder.let_go();
    EXPECT_EQ(held.read_answer().body, "/held");
    client.send(get("/more"));
    EXPECT_EQ(client.read_answer().body, "/more");
}

TEST(Gate, EndsIdleConnectionsAndFinishesRunningRequestsWhenStopped) {
    Holder holder;
    RunningGate gate(patient(2), respond_by(holder));
    RawClient idle(gate.port());
    idle.send(get("/"));
    EXPECT_EQ(idle.read_answer().status, 200);
    RawClient silent(gate.port());
    RawClient held(gate.port());
    held.send(get("/held"));
    holder.wait_until_held();
    gate.gate().stop();
    EXPECT_EQ(idle.read_to_end(), "");
    EXPECT_EQ(silent.read_to_end(), "");
    holder.let_go();
    EXPECT_EQ(held.read_answer().body, "/held");
    EXPECT_EQ(held.read_to_end(), "");
    gate.join();
    EXPECT_EQ(gate.gate().load().open_connections, 0U);
}

TEST(Gate, CutsWhatDoesNotEndWhenStopped) {
    GateOptions options = patient(1);
    options.patience.drain = milliseconds{20};
    RunningGate gate(options, [](const Request& request) { return reply_with(request.target); });
    RawClient half(gate.port());
    half.send(get("/first") + "GET / HT");
    EXPECT_EQ(half.read_answer().body, "/first");
    gate.gate().stop();
    gate.join();
    (void)half.read_to_end();
}

/// A body of so many pieces.
Reply long_reply(int pieces) {
    Reply reply;
    reply.bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    reply.is_chunked = true;
    reply.source = [left = pieces]() mutable {
        return left-- > 0 ? std::string(60'000, 'x') : std::string();
    };
    return reply;
}

TEST(Gate, SlowReadersHoldNoThread) {
    constexpr int kPieces = 400; // far more than sockets buffer
    const RunningGate gate(patient(1), [](const Request& request) {
        return request.target == "/long" ? long_reply(kPieces) : reply_with(request.target);
    });
    std::vector<RawClient> slow;
    for (int number = 0; number < 4; ++number) {
        slow.emplace_back(gate.port());
        slow.back().send(get("/long"));
    }
    RawClient client(gate.port());
    for (int number = 0; number < 20; ++number) {
        client.send(get("/short"));
        EXPECT_EQ(client.read_answer().body, "/short");
    }
    for (RawClient& reader : slow) {
        EXPECT_EQ(reader.read_answer().body.size(), 60'000U * kPieces);
    }
}

TEST(Gate, CutsReadersThatAreTooSlow) {
    GateOptions options = patient(1);
    options.patience.write = milliseconds{20};
    options.patience.min_bytes_per_second = 1u << 30;
    std::binary_semaphore arrived{0};
    RunningGate gate(options, [&arrived](const Request&) {
        arrived.release();
        return long_reply(1'000'000);
    });
    RawClient client(gate.port());
    client.send(get("/"));
    arrived.acquire();
    while (gate.gate().load().open_connections > 0) {
        std::this_thread::yield();
    }
    EXPECT_LT(client.read_to_end().size(), 60'000'000U);
}

TEST(Gate, BrokenBodiesDoNotEndLikeWholeOnes) {
    const RunningGate gate(patient(1), [](const Request&) {
        Reply reply = long_reply(0);
        reply.source = [count = 0]() mutable -> std::string {
            if (++count > 3) {
                throw std::runtime_error("broken");
            }
            return "piece";
        };
        return reply;
    });
    RawClient client(gate.port());
    client.send(get("/"));
    const std::string all = client.read_to_end();
    EXPECT_EQ(all.find("0\r\n\r\n"), std::string::npos) << all;
}

TEST(Gate, BodiesOfAllRequestsTogetherAreBounded) {
    GateOptions options = patient(1);
    options.max_held_body_bytes = 1000;
    const RunningGate gate(options, [](const Request& request) {
        return reply_with(std::to_string(request.http.body.size()));
    });
    const auto post = [](std::size_t size) {
        return "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) +
               "\r\n\r\n" + std::string(size, 'x');
    };
    for (int time = 0; time < 3; ++time) { // everything is given back
        RawClient large(gate.port());
        large.send(post(1500));
        EXPECT_EQ(large.read_answer().status, 503);
        RawClient fitting(gate.port());
        fitting.send(post(900) + post(900));
        EXPECT_EQ(fitting.read_answer().body, "900");
        EXPECT_EQ(fitting.read_answer().body, "900");
    }
}

} // namespace
} // namespace fundstelle::server::gate

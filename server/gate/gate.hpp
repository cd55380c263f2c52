#pragma once
// The server's sockets and threads: all connections in one epoll set, a few threads that take whole
// requests out of it and answer them, and one that keeps watch.
#include <array>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "server/gate/connection_table.hpp"
#include "server/gate/limits.hpp"
#include "server/gate/listener.hpp"
#include "server/gate/load.hpp"
#include "server/gate/poller.hpp"
#include "server/gate/work_queue.hpp"

namespace fundstelle::server::gate {

/// What bounds the gate.
struct GateOptions {
    std::string host = "127.0.0.1";
    int port = 8080; ///< 0 takes a free one
    std::size_t threads = 4;
    std::size_t max_waiting_requests = 512;
    std::size_t max_held_body_bytes = 128u << 20; ///< of all connections together
    ConnectionLimits connections;
    RequestLimits request;
    Patience patience;
    /// Tells how many answering threads sleep in their request; others take their place meanwhile.
    std::function<std::size_t()> sleeping_threads = [] { return std::size_t{0}; };
    /// Tells of a request's target whether it goes before all others, and into a full queue: what
    /// asks whether the server lives must not wait for those who keep it busy.
    std::function<bool(std::string_view)> is_urgent = [](std::string_view) { return false; };
    OnRefusal on_refusal = [](const RefusedRequest&) {};
};

/// Answers one request; must not throw.
using Respond = std::function<Reply(Request)>;

/// Lets requests in and answers out. A thread that is free waits in epoll itself and does all of a
/// request: no request passes from thread to thread while one is free. When all are busy, the
/// watching thread reads what comes in, into a bounded queue, and refuses what that cannot take.
class Gate {
public:
    /// `make_respond` is called once for each thread, and may be called by several at once.
    Gate(GateOptions options, std::function<Respond()> make_respond);
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;
    Gate(Gate&&) = delete;
    Gate& operator=(Gate&&) = delete;
    ~Gate() = default;

    /// Binds the address and gives the port. Throws Error{InputOutput}.
    [[nodiscard]] int bind();

    /// Serves until `stop`, and then until all running requests are answered or `patience.drain` is
    /// over. REQUIRES bind.
    void run();

    /// Takes no new connections, ends idle ones, lets running requests finish. Safe from any
    /// thread.
    void stop();

    /// Safe from any thread.
    [[nodiscard]] ServerLoad load() const;

private:
    static constexpr std::size_t kBufferBytes = 64u << 10;
    using Buffer = std::array<char, kBufferBytes>;

    void start_threads();
    void work(std::size_t number);
    [[nodiscard]] bool wait_until_needed(std::size_t number) const;
    [[nodiscard]] Connection* next_connection();
    void serve(Connection& connection, const Respond& respond, Buffer& buffer);
    void give_turn_to_others(Connection& connection) const;
    void respond_to(Connection& connection, const Respond& respond);
    [[nodiscard]] bool is_urgent(const Connection& connection) const;

    void watch();
    void accept_waiting();
    void accept(NewConnection incoming);
    void turn_away(const NewConnection& incoming);
    void read_for_busy_threads();
    void read_for_busy_threads(Connection& connection);
    void refuse_for_now(Connection& connection);
    void wait_for_events(std::chrono::milliseconds timeout);
    [[nodiscard]] std::chrono::milliseconds tick();
    void replace_sleepers();
    void drain();

    const GateOptions options_;
    const std::function<Respond()> make_respond_;
    BodyBudget budget_;
    const ConnectionRules rules_;
    ConnectionTable table_;
    WorkQueue queue_;
    Poller poller_;
    Bell work_bell_; ///< there is something in the queue
    Bell end_bell_;  ///< all threads end
    Bell watch_bell_;
    std::optional<Listener> listener_;
    bool accepts_ = true; ///< false for a moment when there are no descriptors left
    std::unique_ptr<Buffer> watch_buffer_ = std::make_unique<Buffer>();
    std::atomic<bool> is_stopping_ = false;
    std::atomic<bool> is_ended_ = false;
    std::atomic<std::size_t> wanted_threads_;
    std::atomic<std::size_t> idle_threads_ = 0;
    std::atomic<std::uint64_t> answered_ = 0;
    std::uint64_t answered_at_tick_ = 0;
    std::atomic<std::uint64_t> refused_connections_ = 0;
    std::atomic<std::uint64_t> refused_requests_ = 0;
    std::vector<std::jthread> threads_; // of the thread in run()
};

} // namespace fundstelle::server::gate

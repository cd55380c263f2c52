#pragma once
// One client's connection: what it has sent, what it is to get, and how long it may take for both.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <span>
#include <string>

#include "engine/base/file.hpp"
#include "server/gate/body_budget.hpp"
#include "server/gate/limits.hpp"
#include "server/gate/request.hpp"
#include "server/gate/request_reader.hpp"

namespace fundstelle::server::gate {

using Clock = std::chrono::steady_clock;

/// What all connections share; outlives them.
struct ConnectionRules {
    RequestLimits limits;
    Patience patience;
    BodyBudget& budget;
    OnRefusal on_refusal;
};

/// What a connection needs to go on.
enum class Need {
    Bytes,  ///< the client must send
    Room,   ///< the client must take what was sent
    Answer, ///< a thread must run the request: `take_request`, then `answer` or `refuse`
    Piece,  ///< a thread must call `pull`
    End,    ///< it is over and to be destroyed
};

/// One connection. Belongs to one thread at a time, but for the functions that say otherwise.
class Connection {
public:
    /// `socket` does not block. `peer` is its other end's IP address.
    Connection(base::FileDescriptor socket, std::string peer, const ConnectionRules& rules);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;
    ~Connection();

    [[nodiscard]] int socket() const { return socket_.get(); }
    [[nodiscard]] const std::string& peer() const { return peer_; }

    /// Receives and sends as far as that goes without waiting. `buffer` is for its use meanwhile.
    [[nodiscard]] Need advance(std::span<char> buffer);

    /// REQUIRES Need::Answer, for all of these.
    [[nodiscard]] Request take_request();
    [[nodiscard]] bool is_head_request() const { return is_head_request_; }
    [[nodiscard]] const std::string& target() const { return request_.target; }
    [[nodiscard]] Clock::time_point whole_since() const { return since_; }

    /// Takes the answer, which `advance` sends.
    void answer(Reply reply);

    /// Gets the next piece of the answer. REQUIRES Need::Piece. Gives false where it failed: then
    /// the connection is to end at once, so that nobody takes a part for the whole.
    [[nodiscard]] bool pull();

    /// Counts the time until the client takes what was sent, although there is no more to send yet:
    /// for a connection whose turn is over. REQUIRES Need::Answer or Need::Piece.
    void await_room();

    /// Wakes the connection where its time is over: its next `advance` ends it, maybe with a 408.
    /// Safe from any thread while the connection lives.
    void expire(Clock::time_point now);

    /// Wakes the connection so that it ends unless a request is under way. Safe as `expire`.
    void end_if_idle();

    /// Ends it whatever it does. Safe as `expire`.
    void cut();

private:
    enum class Phase { Receiving, Waiting, Sending, Lingering };
    /// What the time is counted for.
    enum class Stage { New, Idle, Head, Body, Run, Send, Linger };

    [[nodiscard]] Need make_steps(std::span<char> buffer);
    [[nodiscard]] std::optional<Need> receive(std::span<char> buffer);
    [[nodiscard]] std::optional<Need> receive_more(std::span<char> buffer);
    [[nodiscard]] std::optional<Need> send();
    [[nodiscard]] std::optional<Need> end_answer();
    [[nodiscard]] Need linger(std::span<char> buffer);
    void read(std::string_view bytes);
    void refuse(const Refusal& refusal);
    void enter(Stage stage);
    [[nodiscard]] Stage stage_of(Need need) const;
    [[nodiscard]] Clock::time_point deadline_of(Stage stage) const;

    const base::FileDescriptor socket_;
    const std::string peer_;
    const ConnectionRules& rules_;
    Phase phase_ = Phase::Receiving;
    RequestReader reader_;
    std::string input_; ///< received, but behind the request that is being answered
    std::size_t input_used_ = 0;
    std::size_t held_bytes_ = 0; ///< of a body, taken from the budget
    Request request_;
    bool is_head_request_ = false;
    Reply reply_;
    std::size_t sent_ = 0; ///< of the reply's bytes
    bool is_refused_ = false;
    std::size_t dropped_bytes_ = 0; ///< while lingering
    Clock::time_point since_;       ///< when the stage began
    std::size_t moved_bytes_ = 0;   ///< in this stage
    std::atomic<Stage> stage_ = Stage::New;
    std::atomic<Clock::time_point> deadline_;
    std::atomic<unsigned> turn_ = 0;    ///< counts up whenever a thread lets go
    std::atomic<bool> is_over_ = false; ///< time is up, or the server stops
};

} // namespace fundstelle::server::gate

// The watching thread of the gate: it takes new connections, ends those whose time is over, and
// reads for threads that are all busy.
#include <algorithm>
#include <utility>

#include <poll.h>
#include <sys/socket.h>

#include "server/gate/gate.hpp"
#include "server/gate/refusal.hpp"

namespace fundstelle::server::gate {

namespace {

using std::chrono::milliseconds;

/// How often it looks after deadlines and queue: while there are requests, while there are only
/// connections, and else.
constexpr milliseconds kBusyTick{10};
constexpr milliseconds kIdleTick{100};
constexpr milliseconds kEmptyTick{60'000};

/// More answering threads than this never sleep at once (server/write_api).
constexpr std::size_t kMostSleepers = 32;

} // namespace

void Gate::watch() {
    while (!is_stopping_) {
        wait_for_events(tick());
        accept_waiting();
        replace_sleepers();
        read_for_busy_threads();
        table_.expire(Clock::now());
    }
}

milliseconds Gate::tick() {
    const std::uint64_t answered = answered_.load(std::memory_order_relaxed);
    const bool is_busy =
        std::exchange(answered_at_tick_, answered) != answered || idle_threads_ == 0 || !accepts_;
    if (is_busy) {
        return kBusyTick;
    }
    return table_.size() > 0 ? kIdleTick : kEmptyTick;
}

void Gate::wait_for_events(milliseconds timeout) {
    std::array<pollfd, 2> descriptors{
        pollfd{watch_bell_.descriptor(), POLLIN, 0},
        pollfd{listener_ && accepts_ ? listener_->socket() : -1, POLLIN, 0}};
    ::poll(descriptors.data(), descriptors.size(), static_cast<int>(timeout.count()));
    accepts_ = true;
    if (descriptors.front().revents != 0) {
        watch_bell_.quiet();
    }
}

void Gate::accept_waiting() {
    constexpr int kMostAtOnce = 256; // then the other duties have their turn
    for (int count = 0; count < kMostAtOnce; ++count) {
        Listener::Taken taken = listener_->take();
        if (!taken.connection) {
            accepts_ = taken.nothing == Listener::Nothing::NobodyWaits;
            return;
        }
        accept(std::move(*taken.connection));
    }
}

void Gate::accept(NewConnection incoming) {
    if (!table_.has_room_for(incoming.peer)) {
        turn_away(incoming);
        return;
    }
    Connection& connection = table_.add(
        std::make_unique<Connection>(std::move(incoming.socket), std::move(incoming.peer), rules_)
    );
    if (!poller_.add(connection.socket(), &connection, Interest::Readable)) {
        table_.remove(connection);
    }
}

void Gate::turn_away(const NewConnection& incoming) {
    ++refused_connections_;
    const Reply reply = refuse(
        {base::ErrorCode::Overloaded, "there are too many connections"},
        incoming.peer,
        options_.on_refusal,
        AfterRefusal::Close
    );
    // As far as it goes: nobody waits for such a client.
    const int socket = incoming.socket.get();
    (void)::send(socket, reply.bytes.data(), reply.bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(socket, SHUT_WR);
}

void Gate::read_for_busy_threads() {
    std::array<epoll_event, 64> events{};
    while (idle_threads_ == 0) {
        const std::span<epoll_event> ready = poller_.wait(events, Poller::Wait::No);
        if (ready.empty()) {
            return;
        }
        for (const epoll_event& event : ready) {
            if (auto* connection = static_cast<Connection*>(event.data.ptr)) {
                read_for_busy_threads(*connection);
            }
        }
    }
}

void Gate::read_for_busy_threads(Connection& connection) {
    for (;;) {
        switch (connection.advance(*watch_buffer_)) {
            case Need::Bytes:
                poller_.rearm(connection.socket(), &connection, Interest::Readable);
                return;
            case Need::Room:
                poller_.rearm(connection.socket(), &connection, Interest::Writable);
                return;
            case Need::Answer:
                if (!queue_.push_request(connection, is_urgent(connection))) {
                    refuse_for_now(connection);
                    break;
                }
                if (idle_threads_ > 0) {
                    work_bell_.ring();
                }
                return;
            case Need::Piece:
                queue_.push_answer(connection);
                if (idle_threads_ > 0) {
                    work_bell_.ring();
                }
                return;
            case Need::End:
                table_.remove(connection);
                return;
        }
    }
}

void Gate::replace_sleepers() {
    const std::size_t wanted =
        options_.threads + std::min(options_.sleeping_threads(), kMostSleepers);
    if (wanted != wanted_threads_) {
        wanted_threads_ = wanted;
        wanted_threads_.notify_all();
        start_threads();
    }
}

void Gate::drain() {
    listener_.reset();
    const Clock::time_point end = Clock::now() + options_.patience.drain;
    while (table_.size() > 0 && Clock::now() < end) {
        table_.end_idle();
        wait_for_events(kBusyTick);
        read_for_busy_threads();
        table_.expire(Clock::now());
    }
    table_.cut();
}

} // namespace fundstelle::server::gate

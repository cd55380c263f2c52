#include "server/gate/gate.hpp"

#include <algorithm>
#include <utility>

#include "server/gate/refusal.hpp"

namespace fundstelle::server::gate {

namespace {

/// A connection that always has something to do (many requests sent at once, a fast reader of a
/// long answer) lets others have their turn after so many steps.
constexpr int kStepsInARow = 16;

} // namespace

Gate::Gate(GateOptions options, std::function<Respond()> make_respond)
    : options_(std::move(options)),
      make_respond_(std::move(make_respond)),
      budget_(options_.max_held_body_bytes),
      rules_{options_.request, options_.patience, budget_, options_.on_refusal},
      table_(options_.connections),
      queue_(options_.max_waiting_requests),
      wanted_threads_(options_.threads) {
    poller_.add_bell(work_bell_);
    poller_.add_end(end_bell_);
}

int Gate::bind() {
    listener_.emplace(options_.host, options_.port);
    return listener_->port();
}

void Gate::run() {
    start_threads();
    watch();
    drain();
    is_ended_ = true;
    end_bell_.ring();
    ++wanted_threads_; // so that those who wait for a change see one
    wanted_threads_.notify_all();
    threads_.clear();
}

void Gate::stop() {
    is_stopping_ = true;
    watch_bell_.ring();
}

ServerLoad Gate::load() const {
    ServerLoad load;
    load.open_connections = table_.size();
    load.waiting_requests = queue_.size();
    load.threads = options_.threads;
    load.busy_threads = load.threads - std::min<std::size_t>(load.threads, idle_threads_);
    load.refused_connections = refused_connections_;
    load.refused_requests = refused_requests_;
    return load;
}

void Gate::start_threads() {
    while (threads_.size() < wanted_threads_) {
        threads_.emplace_back([this, number = threads_.size()] { work(number); });
    }
}

bool Gate::wait_until_needed(std::size_t number) const {
    for (;;) {
        if (is_ended_) {
            return false;
        }
        const std::size_t wanted = wanted_threads_;
        if (number < wanted) {
            return true;
        }
        wanted_threads_.wait(wanted);
    }
}

Connection* Gate::next_connection() {
    // Counted before the queue is looked at: who puts something there afterwards rings the bell.
    ++idle_threads_;
    Connection* connection = queue_.pop();
    if (connection == nullptr) {
        std::array<epoll_event, 1> events{};
        for (const epoll_event& event : poller_.wait(events, Poller::Wait::Forever)) {
            connection = static_cast<Connection*>(event.data.ptr);
        }
    }
    --idle_threads_;
    return connection;
}

void Gate::work(std::size_t number) {
    const Respond respond = make_respond_();
    const auto buffer = std::make_unique<Buffer>();
    while (wait_until_needed(number)) {
        if (Connection* connection = next_connection()) {
            serve(*connection, respond, *buffer);
        }
    }
}

void Gate::serve(Connection& connection, const Respond& respond, Buffer& buffer) {
    const int socket = connection.socket(); // behind `advance` it may be another thread's
    for (int step = 0;; ++step) {
        const bool is_turn_over =
            step > 0 && (step >= kStepsInARow || idle_threads_ == 0 || queue_.size() > 0);
        switch (connection.advance(buffer)) {
            case Need::Bytes:
                poller_.rearm(socket, &connection, Interest::Readable);
                return;
            case Need::Room:
                poller_.rearm(socket, &connection, Interest::Writable);
                return;
            case Need::Answer:
                if (is_turn_over) {
                    give_turn_to_others(connection);
                    return;
                }
                respond_to(connection, respond);
                break;
            case Need::Piece:
                if (is_turn_over) {
                    give_turn_to_others(connection);
                    return;
                }
                if (!connection.pull()) {
                    table_.remove(connection);
                    return;
                }
                break;
            case Need::End:
                table_.remove(connection);
                return;
        }
    }
}

void Gate::give_turn_to_others(Connection& connection) const {
    const int socket = connection.socket();
    connection.await_room();
    poller_.rearm(socket, &connection, Interest::Writable);
}

void Gate::respond_to(Connection& connection, const Respond& respond) {
    const auto waited = Clock::now() - connection.whole_since();
    if (waited > options_.patience.queue && !is_urgent(connection)) {
        refuse_for_now(connection);
        return;
    }
    answered_.fetch_add(1, std::memory_order_relaxed);
    Request request = connection.take_request();
    request.keeps_alive = request.keeps_alive && !is_stopping_;
    connection.answer(respond(std::move(request)));
}

bool Gate::is_urgent(const Connection& connection) const {
    return options_.is_urgent(connection.target());
}

void Gate::refuse_for_now(Connection& connection) {
    ++refused_requests_;
    connection.answer(refuse(
        {base::ErrorCode::Overloaded, "more requests are waiting than can be answered soon"},
        connection.peer(),
        options_.on_refusal,
        AfterRefusal::GoOn,
        !connection.is_head_request()
    ));
}

} // namespace fundstelle::server::gate

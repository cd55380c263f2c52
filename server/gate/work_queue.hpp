#pragma once
// The connections that wait for a thread: bounded for requests, so that what cannot be answered
// soon is refused at once.
#include <atomic>
#include <cstddef>
#include <deque>
#include <mutex>

#include "server/gate/connection.hpp"

namespace fundstelle::server::gate {

/// First in, first out but for urgent requests. Never waits. Safe from any thread.
class WorkQueue {
public:
    explicit WorkQueue(std::size_t max_requests) : max_requests_(max_requests) {}

    /// Takes a connection with a whole request; gives false where the queue is full. An urgent one
    /// comes first, and a few of them find room in a full queue.
    [[nodiscard]] bool push_request(Connection& connection, bool is_urgent) {
        constexpr std::size_t kUrgentPlaces = 64;
        const std::lock_guard lock(mutex_);
        if (connections_.size() >= max_requests_ + (is_urgent ? kUrgentPlaces : 0)) {
            return false;
        }
        if (is_urgent) {
            connections_.push_front(&connection);
            size_ = connections_.size();
        } else {
            push(connection);
        }
        return true;
    }

    /// Takes a connection whose answer is under way, for which there is always room.
    void push_answer(Connection& connection) {
        const std::lock_guard lock(mutex_);
        push(connection);
    }

    /// Gives the connection that has waited longest, or nothing.
    [[nodiscard]] Connection* pop() {
        if (size_ == 0) { // the usual case, without a lock
            return nullptr;
        }
        const std::lock_guard lock(mutex_);
        if (connections_.empty()) {
            return nullptr;
        }
        Connection* connection = connections_.front();
        connections_.pop_front();
        size_ = connections_.size();
        return connection;
    }

    [[nodiscard]] std::size_t size() const { return size_; }

private:
    void push(Connection& connection) {
        connections_.push_back(&connection);
        size_ = connections_.size();
    }

    const std::size_t max_requests_;
    std::mutex mutex_;
    std::deque<Connection*> connections_; // guarded by mutex_
    std::atomic<std::size_t> size_ = 0;
};

} // namespace fundstelle::server::gate

#pragma once
// Epoll and eventfd, owned.
#include <cstdint>
#include <span>

#include <sys/epoll.h>

#include "engine/base/file.hpp"

namespace fundstelle::server::gate {

/// What a connection waits for.
enum class Interest { Readable, Writable };

/// Wakes who polls its descriptor. Safe from any thread.
class Bell {
public:
    /// Throws Error{InputOutput}.
    Bell();

    [[nodiscard]] int descriptor() const { return descriptor_.get(); }

    /// Makes the descriptor readable until `quiet`.
    void ring() const;
    void quiet() const;

private:
    base::FileDescriptor descriptor_;
};

/// A set of sockets, each with an owner. An event of a socket goes to one waiting thread, and
/// disarms the socket until `rearm`: so that thread has the owner for itself. Safe from any thread.
class Poller {
public:
    /// Throws Error{InputOutput}.
    Poller();

    /// Gives false where the system has no room for it.
    [[nodiscard]] bool add(int socket, void* owner, Interest interest) const;
    void rearm(int socket, void* owner, Interest interest) const;

    /// Wakes one waiting thread for each ring; its event has no owner.
    void add_bell(const Bell& bell) const;

    /// Wakes all waiting threads, for good, once the bell has rung.
    void add_end(const Bell& bell) const;

    /// Gives the events there are, at most as many as fit; waits for one, where it may.
    enum class Wait { No, Forever };
    [[nodiscard]] std::span<epoll_event> wait(std::span<epoll_event> events, Wait wait) const;

private:
    base::FileDescriptor descriptor_;
};

} // namespace fundstelle::server::gate

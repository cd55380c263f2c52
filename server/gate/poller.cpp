#include "server/gate/poller.hpp"

#include <algorithm>
#include <cerrno>

#include <sys/eventfd.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace fundstelle::server::gate {

namespace {

int require(int descriptor, std::string_view action) {
    if (descriptor < 0) {
        throw base::system_error(errno, action, "");
    }
    return descriptor;
}

epoll_event event_of(void* owner, std::uint32_t flags) {
    epoll_event event{};
    event.events = flags;
    event.data.ptr = owner;
    return event;
}

std::uint32_t flags_of(Interest interest) {
    const std::uint32_t wanted = interest == Interest::Readable ? EPOLLIN : EPOLLOUT;
    return wanted | EPOLLONESHOT;
}

} // namespace

Bell::Bell() : descriptor_(require(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK), "make an eventfd")) {}

void Bell::ring() const {
    const std::uint64_t one = 1;
    // It fails only where it rings already.
    [[maybe_unused]] const ssize_t written = ::write(descriptor_.get(), &one, sizeof(one));
}

void Bell::quiet() const {
    std::uint64_t rings = 0;
    [[maybe_unused]] const ssize_t got = ::read(descriptor_.get(), &rings, sizeof(rings));
}

Poller::Poller() : descriptor_(require(::epoll_create1(EPOLL_CLOEXEC), "make an epoll set")) {}

bool Poller::add(int socket, void* owner, Interest interest) const {
    epoll_event event = event_of(owner, flags_of(interest));
    return ::epoll_ctl(descriptor_.get(), EPOLL_CTL_ADD, socket, &event) == 0;
}

void Poller::rearm(int socket, void* owner, Interest interest) const {
    epoll_event event = event_of(owner, flags_of(interest));
    ::epoll_ctl(descriptor_.get(), EPOLL_CTL_MOD, socket, &event);
}

void Poller::add_bell(const Bell& bell) const {
    epoll_event event = event_of(nullptr, EPOLLIN | EPOLLET);
    require(
        ::epoll_ctl(descriptor_.get(), EPOLL_CTL_ADD, bell.descriptor(), &event), "watch an eventfd"
    );
}

void Poller::add_end(const Bell& bell) const {
    epoll_event event = event_of(nullptr, EPOLLIN);
    require(
        ::epoll_ctl(descriptor_.get(), EPOLL_CTL_ADD, bell.descriptor(), &event), "watch an eventfd"
    );
}

std::span<epoll_event> Poller::wait(std::span<epoll_event> events, Wait wait) const {
    const int timeout = wait == Wait::Forever ? -1 : 0;
    const int count =
        ::epoll_wait(descriptor_.get(), events.data(), static_cast<int>(events.size()), timeout);
    return events.first(static_cast<std::size_t>(std::max(count, 0)));
}

} // namespace fundstelle::server::gate

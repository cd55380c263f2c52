#include "engine/index/inbox_watch.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {

InboxWatch::InboxWatch(const std::filesystem::path& folder)
    : notify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
    if (!notify_.is_open() ||
        ::inotify_add_watch(notify_.get(), folder.c_str(), IN_MOVED_TO | IN_CLOSE_WRITE) < 0) {
        throw base::system_error(errno, "watch the folder", folder.native());
    }
}

void InboxWatch::wait(const std::stop_token& stop, std::chrono::milliseconds limit) const {
    constexpr std::chrono::milliseconds kStep{100}; // how late a stop may be seen
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!stop.stop_requested() && std::chrono::steady_clock::now() < end) {
        pollfd waited{notify_.get(), POLLIN, 0};
        if (::poll(&waited, 1, static_cast<int>(std::min(kStep, limit).count())) > 0) {
            std::array<char, 4096> events{};
            while (::read(notify_.get(), events.data(), events.size()) > 0) {
            }
            return;
        }
    }
}

} // namespace fundstelle::index

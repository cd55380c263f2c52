#include "server/service_manager.hpp"

#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include <sys/socket.h>
#include <sys/un.h>

#include "engine/base/file.hpp"

namespace fundstelle::server {

void notify_service_manager(std::string_view state) {
    const char* path = std::getenv("NOTIFY_SOCKET");
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::size_t size = path == nullptr ? 0 : std::strlen(path);
    const bool is_path = size > 0 && (path[0] == '/' || path[0] == '@');
    if (!is_path || size >= sizeof(address.sun_path)) {
        return;
    }
    std::memcpy(address.sun_path, path, size);
    if (path[0] == '@') {
        address.sun_path[0] = '\0'; // an abstract name begins with a zero byte
    }
    const base::FileDescriptor socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + size);
    // Nobody who does not listen keeps the server from serving.
    (void)::sendto(
        socket.get(),
        state.data(),
        state.size(),
        MSG_NOSIGNAL,
        reinterpret_cast<const sockaddr*>(&address),
        length
    );
}

void notify_reloading() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    constexpr long long kMicroseconds = 1'000'000;
    constexpr long long kNanosecondsEach = 1'000;
    const long long time = now.tv_sec * kMicroseconds + now.tv_nsec / kNanosecondsEach;
    notify_service_manager("RELOADING=1\nMONOTONIC_USEC=" + std::to_string(time));
}

} // namespace fundstelle::server

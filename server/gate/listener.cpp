#include "server/gate/listener.hpp"

#include <array>
#include <cerrno>
#include <memory>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include "engine/base/error.hpp"

namespace fundstelle::server::gate {

namespace {

using Addresses = std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)>;

Addresses find_addresses(const std::string& host, int port) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    addrinfo* found = nullptr;
    const std::string service = std::to_string(port);
    const int error =
        ::getaddrinfo(host.empty() ? nullptr : host.c_str(), service.c_str(), &hints, &found);
    return {error == 0 ? found : nullptr, &::freeaddrinfo};
}

void enable(int socket, int level, int option) {
    const int enabled = 1;
    ::setsockopt(socket, level, option, &enabled, sizeof(enabled));
}

base::FileDescriptor listen_on(const addrinfo& address) {
    base::FileDescriptor socket(
        ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, address.ai_protocol)
    );
    if (!socket.is_open()) {
        return socket;
    }
    // Not SO_REUSEPORT, with which two servers share a port and nobody is told.
    enable(socket.get(), SOL_SOCKET, SO_REUSEADDR);
    const bool is_listening = ::bind(socket.get(), address.ai_addr, address.ai_addrlen) == 0 &&
                              ::listen(socket.get(), SOMAXCONN) == 0;
    return is_listening ? std::move(socket) : base::FileDescriptor();
}

int port_of(const sockaddr_storage& address) {
    if (address.ss_family == AF_INET6) {
        return ntohs(reinterpret_cast<const sockaddr_in6&>(address).sin6_port);
    }
    return ntohs(reinterpret_cast<const sockaddr_in&>(address).sin_port);
}

std::string text_of(const sockaddr_storage& address) {
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (address.ss_family != AF_INET6) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(address);
        ::inet_ntop(AF_INET, &v4.sin_addr, text.data(), text.size());
        return text.data();
    }
    const in6_addr& v6 = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&v6)) {
        constexpr std::size_t kMappedAt = 12;
        ::inet_ntop(AF_INET, &v6.s6_addr[kMappedAt], text.data(), text.size());
    } else {
        ::inet_ntop(AF_INET6, &v6, text.data(), text.size());
    }
    return text.data();
}

} // namespace

Listener::Listener(const std::string& host, int port) {
    const Addresses addresses = find_addresses(host, port);
    for (const addrinfo* address = addresses.get(); address != nullptr && !socket_.is_open();
         address = address->ai_next) {
        socket_ = listen_on(*address);
    }
    if (!socket_.is_open()) {
        throw base::Error{
            base::ErrorCode::InputOutput,
            "cannot listen on " + host + ':' + std::to_string(port) +
                "; is another program using it?"};
    }
    sockaddr_storage bound{};
    socklen_t size = sizeof(bound);
    ::getsockname(socket_.get(), reinterpret_cast<sockaddr*>(&bound), &size);
    port_ = port_of(bound);
}

Listener::Taken Listener::take() const {
    sockaddr_storage peer{};
    socklen_t size = sizeof(peer);
    int socket = -1;
    do {
        size = sizeof(peer);
        socket = ::accept4(
            socket_.get(), reinterpret_cast<sockaddr*>(&peer), &size, SOCK_NONBLOCK | SOCK_CLOEXEC
        );
    } while (socket < 0 && (errno == EINTR || errno == ECONNABORTED));
    if (socket < 0) {
        const bool is_empty = errno == EAGAIN;
        return {std::nullopt, is_empty ? Nothing::NobodyWaits : Nothing::NoRoom};
    }
    enable(socket, IPPROTO_TCP, TCP_NODELAY);
    return {NewConnection{base::FileDescriptor(socket), text_of(peer)}};
}

std::size_t raise_descriptor_limit() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<std::size_t>(limit.rlim_cur);
}

} // namespace fundstelle::server::gate

#pragma once
// The socket that takes new connections.
#include <optional>
#include <string>

#include "engine/base/file.hpp"

namespace fundstelle::server::gate {

/// A new connection that does not block.
struct NewConnection {
    base::FileDescriptor socket;
    std::string peer; ///< IP address without port; IPv4 in dotted form also over an IPv6 socket
};

/// Listens on one address.
class Listener {
public:
    /// Binds and listens; port 0 takes a free one. Throws Error{InputOutput} where the address is
    /// taken or not ours.
    Listener(const std::string& host, int port);

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] int socket() const { return socket_.get(); }

    /// Why there is no new connection.
    enum class Nothing { NobodyWaits, NoRoom };

    /// Takes one waiting connection. `nothing` tells why there is none: the process may have no
    /// descriptors left.
    struct Taken {
        std::optional<NewConnection> connection;
        Nothing nothing = Nothing::NobodyWaits;
    };
    [[nodiscard]] Taken take() const;

private:
    base::FileDescriptor socket_;
    int port_ = 0;
};

/// Lets this process open as many files and sockets as the system allows; gives how many.
std::size_t raise_descriptor_limit();

} // namespace fundstelle::server::gate

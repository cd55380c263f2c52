#pragma once
// All open connections, in all and by address.
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "server/gate/connection.hpp"

namespace fundstelle::server::gate {

/// How many connections may be open.
struct ConnectionLimits {
    std::size_t max_connections = 16'384;
    std::size_t max_per_address = 256; ///< 0: any number
};

/// Gives what counts as one address: an IPv4 address, or the /64 network of an IPv6 address, whose
/// whole one site has. Empty for the loopback addresses, behind which a proxy speaks for many.
[[nodiscard]] std::string address_group(const std::string& peer);

/// Owns the connections. Safe from any thread.
class ConnectionTable {
public:
    explicit ConnectionTable(ConnectionLimits limits) : limits_(limits) {}

    /// Whether one more connection from this address may be opened.
    [[nodiscard]] bool has_room_for(const std::string& peer) const;

    /// Takes a connection; gives it back to be worked with.
    Connection& add(std::unique_ptr<Connection> connection);

    /// Destroys a connection. REQUIRES that the calling thread has it for itself.
    void remove(Connection& connection);

    [[nodiscard]] std::size_t size() const { return size_; }

    /// Wakes those whose time is over.
    void expire(Clock::time_point now) const;

    /// Wakes those without a request, so that they end.
    void end_idle() const;

    /// Ends all of them, whatever they do.
    void cut() const;

private:
    struct Place {
        std::unique_ptr<Connection> connection;
        std::string group;
    };

    const ConnectionLimits limits_;
    mutable std::mutex mutex_;
    std::vector<Place> places_;                                // guarded by mutex_
    std::unordered_map<const Connection*, std::size_t> where_; // guarded by mutex_
    std::unordered_map<std::string, std::size_t> by_group_;    // guarded by mutex_
    std::atomic<std::size_t> size_ = 0;
};

} // namespace fundstelle::server::gate

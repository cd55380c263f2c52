#pragma once
// How much the server has to do.
#include <cstddef>
#include <cstdint>

namespace fundstelle::server {

/// What the server holds at one moment, and what it has refused since it began.
struct ServerLoad {
    std::size_t open_connections = 0;
    std::size_t waiting_requests = 0; ///< whole requests that wait for a thread
    std::size_t busy_threads = 0;     ///< threads that work on a request
    std::size_t threads = 0;
    std::uint64_t refused_connections = 0; ///< over a limit of connections
    std::uint64_t refused_requests = 0;    ///< 503: the queue was full, or the wait too long
};

} // namespace fundstelle::server

#pragma once
// The HTTP library behind one door: sockets, threads and limits on its side, our requests and
// responses on this one.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// What bounds the server.
struct HttpServerOptions {
    std::string host = "127.0.0.1";
    int port = 8080; ///< 0 takes a free one
    std::size_t threads = 8;
    std::chrono::milliseconds keep_alive{5000};
    std::size_t max_body_bytes = 8u << 20;
};

/// What the server holds at one moment, and what it has refused since it began.
struct ServerLoad {
    std::size_t open_connections = 0;
    std::size_t waiting_requests = 0; ///< whole requests that wait for a thread
    std::size_t busy_threads = 0;     ///< threads that work on a request
    std::size_t threads = 0;
    std::uint64_t refused_connections = 0; ///< over a limit of connections
    std::uint64_t refused_requests = 0;    ///< 503: the queue was full
};

/// Serves one handler.
class HttpServer {
public:
    /// Answers any request; must not throw. Gets the request without path and query, and the raw
    /// target.
    using Answer = std::function<HttpResponse(HttpRequest, std::string_view target)>;

    HttpServer(HttpServerOptions options, Answer answer);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    HttpServer(HttpServer&&) = delete;
    HttpServer& operator=(HttpServer&&) = delete;
    ~HttpServer();

    /// Binds the address and gives the port. Throws Error{InputOutput} where it is taken or not
    /// ours.
    [[nodiscard]] int bind();

    /// Serves until `stop`. REQUIRES bind.
    void run();

    /// Takes no new connections and lets running requests finish. Safe from any thread.
    void stop();

    /// Gives counts that may be a moment old. Safe from any thread, cheap.
    [[nodiscard]] ServerLoad load() const;

private:
    struct Library;
    std::unique_ptr<Library> library_;
};

} // namespace fundstelle::server

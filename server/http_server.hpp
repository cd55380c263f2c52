#pragma once
// The HTTP server: the gate holds the connections and reads requests, the HTTP library writes
// answers, and our requests and responses lie in between.
#include <functional>
#include <string_view>

#include "server/gate/gate.hpp"
#include "server/gate/load.hpp"
#include "server/http_message.hpp"

namespace fundstelle::server {

/// Serves one handler.
class HttpServer {
public:
    /// Answers any request; must not throw. Gets the request without path and query, and the raw
    /// target.
    using Answer = std::function<HttpResponse(HttpRequest, std::string_view target)>;

    HttpServer(const gate::GateOptions& options, Answer answer);
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;
    HttpServer(HttpServer&&) = delete;
    HttpServer& operator=(HttpServer&&) = delete;
    ~HttpServer() = default;

    /// Binds the address and gives the port. Throws Error{InputOutput} where it is taken or not
    /// ours.
    [[nodiscard]] int bind() { return gate_.bind(); }

    /// Serves until `stop`. REQUIRES bind.
    void run() { gate_.run(); }

    /// Takes no new connections and lets running requests finish. Safe from any thread.
    void stop() { gate_.stop(); }

    /// Gives counts that may be a moment old. Safe from any thread, cheap.
    [[nodiscard]] ServerLoad load() const { return gate_.load(); }

private:
    const Answer answer_;
    gate::Gate gate_;
};

} // namespace fundstelle::server

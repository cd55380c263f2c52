#pragma once
// The table of routes and how a request finds its row: 404, 405 with Allow, HEAD and OPTIONS
// included.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// Answers one request; throws base::Error for what goes wrong. Safe from any thread.
using Handler = std::function<HttpResponse(const HttpRequest&)>;

/// One row. A pattern's segments are literal or "{}", which takes one decoded segment.
struct Route {
    std::string_view method; ///< "GET" answers HEAD too
    std::string_view pattern;
    std::string_view name; ///< for logs and metrics
    Handler handler;
};

/// Finds and runs handlers. Immutable, safe from any thread.
class Router {
public:
    explicit Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

    /// Answers a request. Throws Error{NotFound} for an unknown path.
    [[nodiscard]] HttpResponse answer(HttpRequest request) const;

    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

private:
    [[nodiscard]] std::string allowed_methods(std::string_view path) const;

    std::vector<Route> routes_;
};

} // namespace fundstelle::server

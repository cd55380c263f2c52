#pragma once
// The table of routes and how a request finds its row: 404, 405 with Allow, HEAD and OPTIONS
// included.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// Answers one request; throws base::Error for what goes wrong. Safe from any thread.
using Handler = std::function<HttpResponse(const HttpRequest&)>;

/// Who may use a route.
enum class Access {
    Open,  ///< anybody, at any rate: what watches over the server
    Read,  ///< anybody, or whoever has a key where reading needs one
    Write, ///< whoever has a key for writing
};

/// One row. A pattern's segments are literal or a name in braces ("{id}"), which takes one decoded
/// segment.
struct Route {
    std::string_view method; ///< "GET" answers HEAD too
    std::string_view pattern;
    std::string_view name; ///< for logs, metrics and the description of the API
    Handler handler;
    std::string_view produces = "application/json"; ///< "" where a parameter chooses the type
    Access access = Access::Read;
};

/// A route and what its pattern took of the path.
struct RouteMatch {
    const Route& route;
    std::vector<std::string> captures; ///< decoded
};

/// Finds and runs handlers. Immutable, safe from any thread.
class Router {
public:
    explicit Router(std::vector<Route> routes) : routes_(std::move(routes)) {}

    /// Finds the row of a method and a path; nothing where the path knows other methods, see
    /// `answer_without_route`. Throws Error{NotFound} for an unknown path.
    [[nodiscard]] std::optional<RouteMatch> find(std::string_view method, std::string_view path)
        const;

    /// Answers a request whose path has no such method: what OPTIONS asks, or 405 with Allow.
    [[nodiscard]] HttpResponse answer_without_route(const HttpRequest& request) const;

    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

private:
    [[nodiscard]] std::string allowed_methods(std::string_view path) const;

    std::vector<Route> routes_;
};

} // namespace fundstelle::server

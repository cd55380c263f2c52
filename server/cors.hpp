#pragma once
// Which other sites' pages may read our answers in a browser.
#include <string>
#include <string_view>
#include <vector>

#include "server/http_message.hpp"

namespace fundstelle::server {

/// The origins that may. Immutable, safe from any thread. Source: WHATWG Fetch, CORS protocol.
class CorsPolicy {
public:
    CorsPolicy() = default;

    /// `origins` as in `server.cors_origins`: "https://a.example, https://b.example", or "*" for
    /// all; empty for none. Throws Error{Usage} that names what is no origin.
    explicit CorsPolicy(std::string_view origins);

    /// Adds what lets the page of the request's Origin read the response; an answer without a route
    /// to OPTIONS becomes that of a preflight. Credentials of the browser are never let through.
    void apply(const HttpRequest& http, HttpResponse& response) const;

private:
    [[nodiscard]] bool allows(std::string_view origin) const;

    std::vector<std::string> origins_;
    bool allows_all_ = false;
};

} // namespace fundstelle::server

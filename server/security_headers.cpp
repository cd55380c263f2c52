#include "server/security_headers.hpp"

#include <string>

namespace fundstelle::server {

namespace {

/// For answers that are no pages, should a browser show one all the same.
constexpr char kDataPolicy[] = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

} // namespace

void add_security_headers(HttpResponse& response) {
    if (response.header("Content-Security-Policy").empty()) {
        response.set_header("Content-Security-Policy", kDataPolicy);
    }
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("X-Frame-Options", "DENY");
    response.set_header("Cross-Origin-Opener-Policy", "same-origin");
    const bool is_shared = !response.header("Access-Control-Allow-Origin").empty();
    response.set_header("Cross-Origin-Resource-Policy", is_shared ? "cross-origin" : "same-origin");
}

} // namespace fundstelle::server

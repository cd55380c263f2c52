#include "server/cors.hpp"

#include <algorithm>

#include "engine/base/error.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::server {

namespace {

constexpr std::string_view kSeparators = ", \t\r\n";

/// Headers of ours that a page may not see without being told so.
constexpr char kExposed[] =
    "ETag, Link, Location, Retry-After, X-Request-Id, X-Total-Count, Content-Disposition";

constexpr char kAllowedHeaders[] =
    "Accept, Authorization, Content-Type, If-None-Match, Traceparent, X-Request-Id";

/// How long a browser may remember a preflight, seconds.
constexpr char kMaxAge[] = "3600";

/// "https://example.org:8443": a scheme and an authority, nothing behind. Source: RFC 6454.
bool is_origin(std::string_view text) {
    const std::size_t scheme = text.find("://");
    if (scheme == std::string_view::npos || scheme == 0) {
        return false;
    }
    const std::string_view authority = text.substr(scheme + 3);
    return !authority.empty() && std::all_of(authority.begin(), authority.end(), [](char byte) {
        return byte > 0x20 && byte < 0x7f && byte != '/' && byte != '@' && byte != '?' &&
               byte != '#';
    });
}

} // namespace

CorsPolicy::CorsPolicy(std::string_view origins) {
    while (true) {
        const std::size_t begin = origins.find_first_not_of(kSeparators);
        if (begin == std::string_view::npos) {
            return;
        }
        origins.remove_prefix(begin);
        const std::string_view origin = origins.substr(0, origins.find_first_of(kSeparators));
        origins.remove_prefix(origin.size());
        if (origin == "*") {
            allows_all_ = true;
        } else if (is_origin(origin)) {
            origins_.emplace_back(origin);
        } else {
            throw base::Error{
                base::ErrorCode::Usage,
                '"' + base::shorten(origin, 60) +
                    "\" is no origin, as https://example.org without a slash at its end",
                "server.cors_origins"};
        }
    }
}

bool CorsPolicy::allows(std::string_view origin) const {
    return allows_all_ || std::find(origins_.begin(), origins_.end(), origin) != origins_.end();
}

void CorsPolicy::apply(const HttpRequest& http, HttpResponse& response) const {
    const std::string_view origin = http.header("origin");
    if (!allows_all_ && !origins_.empty()) {
        response.set_header("Vary", "Origin");
    }
    if (origin.empty() || !allows(origin)) {
        return;
    }
    response.set_header(
        "Access-Control-Allow-Origin", allows_all_ ? std::string("*") : std::string(origin)
    );
    response.set_header("Access-Control-Expose-Headers", kExposed);
    const bool is_preflight = http.method == "OPTIONS" &&
                              !http.header("access-control-request-method").empty() &&
                              response.status == 204;
    if (is_preflight) {
        response.set_header("Access-Control-Allow-Methods", std::string(response.header("Allow")));
        response.set_header("Access-Control-Allow-Headers", kAllowedHeaders);
        response.set_header("Access-Control-Max-Age", kMaxAge);
    }
}

} // namespace fundstelle::server

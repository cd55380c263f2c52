#include "server/router.hpp"

#include <optional>

#include "engine/base/error.hpp"
#include "server/problem.hpp"

namespace fundstelle::server {

namespace {

constexpr std::string_view kCapture = "{}";

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const std::size_t end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

/// Gives the captured segments where the path fits the pattern.
std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    const std::vector<std::string_view> wanted = segments_of(pattern);
    const std::vector<std::string_view> given = segments_of(path);
    if (wanted.size() != given.size()) {
        return std::nullopt;
    }
    std::vector<std::string> captures;
    for (std::size_t index = 0; index < wanted.size(); ++index) {
        if (wanted[index] != kCapture) {
            if (wanted[index] != given[index]) {
                return std::nullopt;
            }
            continue;
        }
        std::optional<std::string> segment = decode_segment(given[index]);
        if (!segment || segment->empty()) {
            return std::nullopt;
        }
        captures.push_back(std::move(*segment));
    }
    return captures;
}

} // namespace

std::string Router::allowed_methods(std::string_view path) const {
    std::string allowed;
    for (const Route& route : routes_) {
        if (match(route.pattern, path)) {
            allowed += allowed.empty() ? "" : ", ";
            allowed += route.method == "GET" ? "GET, HEAD" : std::string(route.method);
        }
    }
    return allowed.empty() ? allowed : allowed + ", OPTIONS";
}

HttpResponse Router::answer(HttpRequest request) const {
    const std::string_view wanted =
        request.method == "HEAD" ? "GET" : std::string_view(request.method);
    for (const Route& route : routes_) {
        if (route.method != wanted) {
            continue;
        }
        if (std::optional<std::vector<std::string>> captures = match(route.pattern, request.path)) {
            request.captures = std::move(*captures);
            return route.handler(request);
        }
    }
    const std::string allowed = allowed_methods(request.path);
    if (allowed.empty()) {
        throw base::Error{base::ErrorCode::NotFound, "no page or resource has this path"};
    }
    HttpResponse response;
    if (request.method == "OPTIONS") {
        response.status = 204;
    } else {
        response = problem_response(
            base::ErrorCode::MethodNotAllowed,
            request.method + " is not allowed here; allowed: " + allowed
        );
    }
    response.set_header("Allow", allowed);
    return response;
}

} // namespace fundstelle::server

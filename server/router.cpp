#include "server/router.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/error.hpp"
#include "server/problem.hpp"

namespace fundstelle::server {

namespace {

bool is_capture(std::string_view segment) {
    return segment.starts_with('{') && segment.ends_with('}');
}

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
        if (!is_capture(wanted[index])) {
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

std::optional<RouteMatch> Router::find(std::string_view method, std::string_view path) const {
    const std::string_view wanted = method == "HEAD" ? std::string_view("GET") : method;
    for (const Route& route : routes_) {
        if (route.method != wanted) {
            continue;
        }
        if (std::optional<std::vector<std::string>> captures = match(route.pattern, path)) {
            return RouteMatch{route, std::move(*captures)};
        }
    }
    if (allowed_methods(path).empty()) {
        throw base::Error{base::ErrorCode::NotFound, "no page or resource has this path"};
    }
    return std::nullopt;
}

HttpResponse Router::answer_without_route(const HttpRequest& request) const {
    const std::string allowed = allowed_methods(request.path);
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

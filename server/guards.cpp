#include "server/guards.hpp"

#include <exception>
#include <optional>
#include <string>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "server/access_log.hpp"
#include "server/compression.hpp"
#include "server/conditional.hpp"
#include "server/negotiation.hpp"
#include "server/page/error_page.hpp"
#include "server/problem.hpp"
#include "server/security_headers.hpp"
#include "server/trace.hpp"

namespace fundstelle::server {

namespace {

/// Too many requests, and when it may go on.
class RateError final : public base::Error {
public:
    explicit RateError(std::chrono::seconds wait)
        : Error(base::ErrorCode::TooManyRequests, "this client sends more requests than it may"),
          wait_(wait) {}

    [[nodiscard]] std::chrono::seconds wait() const { return wait_; }

private:
    std::chrono::seconds wait_;
};

void require_key(const Route& route, const HttpRequest& request, const Policy& policy) {
    const std::string_view authorization = request.header("authorization");
    if (route.access == Access::Write) {
        policy.keys.require_writing(authorization);
    } else if (route.access == Access::Read) {
        policy.keys.require_reading(authorization);
    }
}

/// Before the handler runs, since a write cannot be taken back.
void require_acceptable(const Route& route, const HttpRequest& request) {
    if (!route.produces.empty() && !accepts_media_type(request.header("accept"), route.produces)) {
        throw base::Error{
            base::ErrorCode::NotAcceptable, "here is only " + std::string(route.produces)};
    }
}

/// What is only for some must not be kept for others on the way.
void restrict_caches(HttpResponse& response) {
    constexpr std::string_view kPublic = "public";
    for (auto& [name, value] : response.headers) {
        if (name == "Cache-Control" && value.starts_with(kPublic)) {
            value.replace(0, kPublic.size(), "private");
        }
    }
}

/// Everything behind the handler that makes an answer fit for this client.
void finish(const HttpRequest& request, HttpResponse& response, const Policy& policy) {
    answer_if_none_match(request, response);
    if (is_compressible(response.content_type) || response.status == 304) {
        response.set_header("Vary", "Accept-Encoding");
    }
    compress(
        response, chosen_coding(request.header("accept-encoding")), policy.compress_from_bytes
    );
    if (policy.keys.restrict_reading()) {
        restrict_caches(response);
    }
    policy.cors.apply(request, response);
    response.set_header("X-Request-Id", request.id);
    add_security_headers(response);
}

/// A reader gets a page where a program gets a problem.
HttpResponse error_response(const HttpRequest& request, const base::Error& error) {
    if (!wants_page(request)) {
        return problem_response(error);
    }
    HttpResponse response = error_page(request, error);
    if (error.code() == base::ErrorCode::Unauthorized) {
        // The browser asks for a password then, and sends it with each request.
        response.set_header("WWW-Authenticate", "Basic realm=\"Fundstelle\", charset=\"UTF-8\"");
    }
    return response;
}

std::string_view route_or_none(const HttpRequest& request) {
    return request.route.empty() ? std::string_view("none") : request.route;
}

} // namespace

HttpResponse Guards::answer(HttpRequest request, std::string_view target) {
    const auto begin = std::chrono::steady_clock::now();
    const std::shared_ptr<const Policy> policy = policies_.get();
    request.id = request_id(request.header("x-request-id"));
    request.trace_id = trace_id_of(request.header("traceparent"));
    HttpResponse response = answer_in_net(request, target, *policy);
    finish(request, response, *policy);
    const auto took = std::chrono::steady_clock::now() - begin;
    metrics_.count_request(route_or_none(request), response.status, took);
    if (policy->logs_requests) {
        log_request(*log_, request, target, response, took);
    }
    return response;
}

HttpResponse Guards::answer_in_net(
    HttpRequest& request, std::string_view target, const Policy& policy
) {
    request.path = target.substr(0, target.find_first_of("?#"));
    try {
        return answer_routed(request, target, policy);
    } catch (const RateError& error) {
        HttpResponse response = error_response(request, error);
        response.set_header("Retry-After", std::to_string(error.wait().count()));
        return response;
    } catch (const base::Error& error) {
        if (base::error_kind(error.code()).http_status >= 500) {
            log_error(request, base::command_line_text(error));
        }
        return error_response(request, error);
    } catch (const std::exception& error) {
        log_error(request, std::string("unexpected: ") + error.what());
        return error_response(
            request,
            base::Error{base::ErrorCode::Internal, "something went wrong; the log tells more"}
        );
    }
}

HttpResponse Guards::answer_routed(
    HttpRequest& request, std::string_view target, const Policy& policy
) {
    Target parsed = parse_target(target);
    request.path = std::move(parsed.path);
    request.query = std::move(parsed.query);
    std::optional<RouteMatch> match = router_.find(request.method, request.path);
    if (!match) {
        return router_.answer_without_route(request);
    }
    const Route& route = match->route;
    request.route = route.name;
    request.captures = std::move(match->captures);
    try {
        if (route.access != Access::Open) {
            require_rate(request, policy);
        }
        require_key(route, request, policy);
        require_acceptable(route, request);
        return route.handler(request);
    } catch (const base::Error& error) {
        if (route.access == Access::Write) {
            metrics_.count_refused_write(base::error_kind(error.code()).slug);
        }
        throw;
    }
}

void Guards::note_refusal(const gate::RefusedRequest& refused) {
    try {
        metrics_.count_refusal(base::error_kind(refused.refusal.code).http_status);
        if (policies_.get()->logs_requests) {
            log_refusal(*log_, refused);
        }
    } catch (const std::exception& /*error*/) {
        return; // out of memory: the refusal goes out all the same
    }
}

void Guards::require_rate(const HttpRequest& request, const Policy& policy) {
    if (policy.rate.per_second <= 0) {
        return;
    }
    const std::string client = client_key(client_address(request, policy.trusted_proxies));
    const auto now = RateLimiter::Clock::now();
    if (const auto wait = rates_.take(client, policy.rate, now)) {
        throw RateError(*wait);
    }
}

void Guards::log_error(const HttpRequest& request, std::string_view what) const {
    base::LogEvent event{"error", request.id + ": " + std::string(what), {{"request", request.id}}};
    event.fields.push_back({"error", std::string(what)});
    if (!request.trace_id.empty()) {
        event.fields.push_back({"trace", request.trace_id});
    }
    base::log_event(*log_, spdlog::level::err, event);
}

} // namespace fundstelle::server

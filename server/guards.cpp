#include "server/guards.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <optional>
#include <random>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "server/page/error_page.hpp"
#include "server/problem.hpp"

namespace fundstelle::server {

namespace {

bool is_harmless(std::string_view id) {
    return !id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= '0' && byte <= '9') || byte == '-' || byte == '_' || byte == '.';
    });
}

/// Security headers that fit every answer; pages add their own policy.
void add_common_headers(HttpResponse& response, const HttpRequest& request) {
    response.set_header("X-Request-Id", request.id);
    response.set_header("X-Content-Type-Options", "nosniff");
    response.set_header("Referrer-Policy", "no-referrer");
    response.set_header("Cross-Origin-Resource-Policy", "same-origin");
    response.set_header("X-Frame-Options", "DENY");
}

} // namespace

std::string request_id(std::string_view given) {
    if (is_harmless(given)) {
        return std::string(given);
    }
    constexpr std::string_view kHexDigits = "0123456789abcdef";
    std::random_device random;
    std::string id;
    for (int word = 0; word < 2; ++word) {
        unsigned value = random();
        for (int digit = 0; digit < 8; ++digit) {
            id += kHexDigits[value & 0x0f];
            value >>= 4;
        }
    }
    return id;
}

HttpResponse Guards::answer(HttpRequest request, std::string_view target) const {
    const auto begin = std::chrono::steady_clock::now();
    request.id = request_id(request.header("x-request-id"));
    HttpResponse response = answer_in_net(request, target);
    add_common_headers(response, request);
    if (options_.logs_requests) {
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - begin;
        // Only the path: queries can hold what people search for.
        const std::string_view path = target.substr(0, target.find('?'));
        log_->info(
            "{} {} {} {} bytes {:.1f} ms {}",
            request.method,
            base::json_escape(path.substr(0, 200)),
            response.status,
            response.body.size(),
            took.count(),
            request.id
        );
    }
    return response;
}

HttpResponse Guards::answer_in_net(HttpRequest request, std::string_view target) const {
    const std::string id = request.id;
    request.path = target.substr(0, target.find_first_of("?#"));
    // A reader gets a page where a program gets a problem.
    const std::optional<HttpRequest> reader =
        wants_page(request) ? std::optional(request) : std::nullopt;
    const auto answer_error = [&reader](const base::Error& error) {
        return reader ? error_page(*reader, error) : problem_response(error);
    };
    try {
        Target parsed = parse_target(target);
        request.path = std::move(parsed.path);
        request.query = std::move(parsed.query);
        return router_.answer(std::move(request));
    } catch (const base::Error& error) {
        if (base::error_kind(error.code()).http_status >= 500) {
            log_->error("{}: {}", id, base::command_line_text(error));
        }
        return answer_error(error);
    } catch (const std::exception& error) {
        log_->error("{}: unexpected: {}", id, error.what());
        return answer_error(base::Error{
            base::ErrorCode::Internal, "something went wrong; the log tells more"});
    }
}

} // namespace fundstelle::server

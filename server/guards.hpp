#pragma once
// What every request passes through, in order: request id, timing and access log, the net that
// turns errors into answers.
#include <memory>

#include <spdlog/logger.h>

#include "server/http_message.hpp"
#include "server/router.hpp"

namespace fundstelle::server {

/// What the guards need to know.
struct GuardOptions {
    bool logs_requests = true;
};

/// Answers requests through the router; never throws. Safe from any thread.
class Guards {
public:
    Guards(const Router& router, std::shared_ptr<spdlog::logger> log, GuardOptions options)
        : router_(router), log_(std::move(log)), options_(options) {}

    /// `target` is the request's raw target, which is parsed inside the net.
    [[nodiscard]] HttpResponse answer(HttpRequest request, std::string_view target) const;

private:
    [[nodiscard]] HttpResponse answer_in_net(HttpRequest request, std::string_view target) const;

    const Router& router_;
    std::shared_ptr<spdlog::logger> log_;
    GuardOptions options_;
};

/// Gives the client's request id where it is harmless (1 to 64 letters, digits, "-", "_", "."),
/// else a fresh one.
[[nodiscard]] std::string request_id(std::string_view given);

} // namespace fundstelle::server

#pragma once
// What every request passes through, in one order: id and trace, the net that turns errors into
// answers, route, rate, key, media type, handler, 304, packing, headers, metrics, access log.
#include <chrono>
#include <memory>
#include <string_view>

#include <spdlog/logger.h>

#include "server/gate/request.hpp"
#include "server/http_message.hpp"
#include "server/metrics.hpp"
#include "server/policy.hpp"
#include "server/rate_limiter.hpp"
#include "server/router.hpp"

namespace fundstelle::server {

/// Answers requests through the router; never throws. Safe from any thread.
class Guards {
public:
    Guards(
        const Router& router,
        const CurrentPolicy& policies,
        Metrics& metrics,
        std::shared_ptr<spdlog::logger> log
    )
        : router_(router), policies_(policies), metrics_(metrics), log_(std::move(log)) {}

    /// `target` is the request's raw target, which is parsed inside the net.
    [[nodiscard]] HttpResponse answer(HttpRequest request, std::string_view target);

    /// Counts and logs what the gate answered instead. Never throws.
    void note_refusal(const gate::RefusedRequest& refused);

private:
    [[nodiscard]] HttpResponse answer_in_net(
        HttpRequest& request, std::string_view target, const Policy& policy
    );
    [[nodiscard]] HttpResponse answer_routed(
        HttpRequest& request, std::string_view target, const Policy& policy
    );
    void require_rate(const HttpRequest& request, const Policy& policy);
    void log_error(const HttpRequest& request, std::string_view what) const;

    const Router& router_;
    const CurrentPolicy& policies_;
    Metrics& metrics_;
    std::shared_ptr<spdlog::logger> log_;
    RateLimiter rates_;
};

} // namespace fundstelle::server

#include "server/policy.hpp"

#include <cstdint>
#include <utility>

namespace fundstelle::server {

Policy policy_of(const base::Settings& settings) {
    Policy policy;
    policy.keys = AccessKeys(settings.text("server.write_keys"), settings.text("server.read_keys"));
    policy.cors = CorsPolicy(settings.text("server.cors_origins"));
    policy.rate = {
        static_cast<double>(settings.number("server.rate_limit")),
        static_cast<double>(settings.number("server.rate_burst"))};
    policy.trusted_proxies =
        parse_ranges(settings.text("server.trusted_proxies"), "server.trusted_proxies");
    const std::uint64_t compress_from = settings.size_bytes("server.compress_from");
    policy.compress_from_bytes = compress_from > 0 ? compress_from : SIZE_MAX;
    policy.slow_query = settings.duration("log.slow_query");
    policy.logs_requests = settings.boolean("log.access");
    return policy;
}

CurrentPolicy::CurrentPolicy(Policy policy)
    : policy_(std::make_shared<const Policy>(std::move(policy))) {}

std::shared_ptr<const Policy> CurrentPolicy::get() const {
    const std::lock_guard lock(mutex_);
    return policy_;
}

void CurrentPolicy::replace(Policy policy) {
    auto fresh = std::make_shared<const Policy>(std::move(policy));
    const std::lock_guard lock(mutex_);
    policy_ = std::move(fresh);
}

} // namespace fundstelle::server

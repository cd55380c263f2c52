#pragma once
// What of the settings may change while the server runs.
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/settings.hpp"
#include "server/access.hpp"
#include "server/client_address.hpp"
#include "server/cors.hpp"
#include "server/rate_limiter.hpp"

namespace fundstelle::server {

/// Who may do what, and what is logged. Immutable once made.
struct Policy {
    AccessKeys keys;
    CorsPolicy cors;
    RateLimit rate;
    std::vector<AddressRange> trusted_proxies;
    std::size_t compress_from_bytes = SIZE_MAX; ///< smaller answers are sent as they are
    std::chrono::milliseconds slow_query{0};    ///< searches that take longer are logged; 0: none
    bool logs_requests = true;
};

/// Reads the policy. Throws Error{Usage} that names a setting with something wrong in it.
[[nodiscard]] Policy policy_of(const base::Settings& settings);

/// The policy in force. Safe from any thread.
class CurrentPolicy {
public:
    explicit CurrentPolicy(Policy policy);

    /// Gives the policy as it is now; a request keeps the one it began with.
    [[nodiscard]] std::shared_ptr<const Policy> get() const;

    void replace(Policy policy);

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const Policy> policy_; // guarded by mutex_
};

} // namespace fundstelle::server

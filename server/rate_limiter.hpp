#pragma once
// How often one client may ask: a bucket of tokens for each, refilled at a steady rate.
#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace fundstelle::server {

/// What one client may do.
struct RateLimit {
    double per_second = 0; ///< 0 holds nobody to a rate
    double burst = 0;      ///< most requests at once; at least 1 counts
};

/// The buckets of all clients, a bounded number of them. Safe from any thread.
class RateLimiter {
public:
    using Clock = std::chrono::steady_clock;

    /// Takes a token of the client's bucket; gives nothing where there was one, else how long to
    /// wait, in whole seconds from 1. Source: token bucket, as in ITU-T I.371 Annex A.
    [[nodiscard]] std::optional<std::chrono::seconds> take(
        const std::string& client, const RateLimit& limit, Clock::time_point now
    );

    /// Gives how many clients are remembered.
    [[nodiscard]] std::size_t clients() const;

    static constexpr std::size_t kMostClients = 50'000;

private:
    struct Bucket {
        double tokens = 0;
        Clock::time_point filled_at;
    };

    void make_room(const RateLimit& limit, Clock::time_point now);

    mutable std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_; // guarded by mutex_
    Clock::time_point cleaned_at_;                    // guarded by mutex_
};

} // namespace fundstelle::server

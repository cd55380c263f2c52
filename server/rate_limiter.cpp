#include "server/rate_limiter.hpp"

#include <algorithm>
#include <cmath>

namespace fundstelle::server {

namespace {

double seconds_between(RateLimiter::Clock::time_point begin, RateLimiter::Clock::time_point end) {
    return std::chrono::duration<double>(end - begin).count();
}

double capacity_of(const RateLimit& limit) {
    return std::max(1.0, limit.burst);
}

} // namespace

std::optional<std::chrono::seconds> RateLimiter::take(
    const std::string& client, const RateLimit& limit, Clock::time_point now
) {
    if (limit.per_second <= 0) {
        return std::nullopt;
    }
    const std::lock_guard lock(mutex_);
    auto found = buckets_.find(client);
    if (found == buckets_.end()) {
        make_room(limit, now);
        found = buckets_.emplace(client, Bucket{capacity_of(limit), now}).first;
    }
    Bucket& bucket = found->second;
    const double gained = seconds_between(bucket.filled_at, now) * limit.per_second;
    bucket.tokens = std::min(capacity_of(limit), bucket.tokens + std::max(0.0, gained));
    bucket.filled_at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return std::nullopt;
    }
    const double wait = (1 - bucket.tokens) / limit.per_second;
    return std::chrono::seconds(std::max(1L, std::lround(std::ceil(wait))));
}

std::size_t RateLimiter::clients() const {
    const std::lock_guard lock(mutex_);
    return buckets_.size();
}

/// A bucket that is full again is as good as none. Where no bucket is, some client is forgotten:
/// that costs less than memory without bound.
void RateLimiter::make_room(const RateLimit& limit, Clock::time_point now) {
    if (buckets_.size() < kMostClients) {
        return;
    }
    constexpr std::chrono::seconds kBetweenCleanings{1};
    if (now - cleaned_at_ >= kBetweenCleanings) {
        cleaned_at_ = now;
        std::erase_if(buckets_, [&](const auto& entry) {
            const Bucket& bucket = entry.second;
            const double gained = seconds_between(bucket.filled_at, now) * limit.per_second;
            return bucket.tokens + gained >= capacity_of(limit);
        });
    }
    if (buckets_.size() >= kMostClients) {
        buckets_.erase(buckets_.begin());
    }
}

} // namespace fundstelle::server

#include "server/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace fundstelle::server {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST(RateLimiter, RefillsBucketsSteadily) {
    RateLimiter limiter;
    const RateLimit limit{2, 3};
    const RateLimiter::Clock::time_point begin{};
    for (int request = 0; request < 3; ++request) {
        EXPECT_FALSE(limiter.take("a", limit, begin));
    }
    EXPECT_EQ(limiter.take("a", limit, begin), seconds(1));
    EXPECT_FALSE(limiter.take("b", limit, begin));
    EXPECT_TRUE(limiter.take("a", limit, begin + milliseconds(400)));
    EXPECT_FALSE(limiter.take("a", limit, begin + milliseconds(600)));
    EXPECT_TRUE(limiter.take("a", limit, begin + milliseconds(700)));
    for (int request = 0; request < 3; ++request) {
        EXPECT_FALSE(limiter.take("a", limit, begin + seconds(60)));
    }
    EXPECT_TRUE(limiter.take("a", limit, begin + seconds(60)));
}

TEST(RateLimiter, WithoutARateAllIsAllowed) {
    RateLimiter limiter;
    for (int request = 0; request < 1000; ++request) {
        EXPECT_FALSE(limiter.take("a", {0, 1}, {}));
    }
    EXPECT_EQ(limiter.clients(), 0U);
}

TEST(RateLimiter, RemembersABoundedNumberOfClients) {
    RateLimiter limiter;
    const RateLimit limit{1, 1};
    const RateLimiter::Clock::time_point begin{seconds(100)};
    for (std::size_t client = 0; client < 2 * RateLimiter::kMostClients; ++client) {
        (void)limiter.take(std::to_string(client), limit, begin);
    }
    EXPECT_EQ(limiter.clients(), RateLimiter::kMostClients);
    (void)limiter.take("late", limit, begin + seconds(10));
    EXPECT_EQ(limiter.clients(), 1U); // all others are full again
}

} // namespace
} // namespace fundstelle::server

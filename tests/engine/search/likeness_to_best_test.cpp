#include "engine/search/likeness_to_best.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle::search {
namespace {

constexpr index::TokenCode kFrequent = 1;
constexpr index::TokenCode kRarer = 5000;

Beginning beginning(const std::vector<index::TokenCode>& words) {
    Beginning made;
    made.count = words.size();
    std::copy(words.begin(), words.end(), made.words.begin());
    return made;
}

TEST(LikenessToBest, IsACosine) {
    const Beginning one = beginning({kRarer, kRarer + 1});
    LikenessToBest likeness(std::vector{one});
    EXPECT_NEAR(likeness.of(one), 1, 1e-6);
    EXPECT_EQ(likeness.of(beginning({kRarer + 2})), 0);
    EXPECT_EQ(likeness.of(beginning({})), 0);
}

TEST(LikenessToBest, IsThatToTheMeanOfThem) {
    const Beginning left = beginning({kRarer});
    const Beginning right = beginning({kRarer + 1});
    LikenessToBest likeness(std::vector{left, right});
    EXPECT_NEAR(likeness.of(left), std::sqrt(0.5), 1e-3) << "between two at right angles";
    EXPECT_NEAR(likeness.of(beginning({kRarer, kRarer + 1})), 1, 1e-3) << "holds both";
}

TEST(LikenessToBest, CountsAWordOnceAndRareOnesMore) {
    LikenessToBest likeness(std::vector{beginning({kRarer, kFrequent})});
    EXPECT_EQ(likeness.of(beginning({kRarer, kRarer, kRarer})), likeness.of(beginning({kRarer})));
    EXPECT_GT(likeness.of(beginning({kRarer})), likeness.of(beginning({kFrequent})));
}

TEST(LikenessToBest, IsTheSameHoweverOftenItIsAsked) {
    LikenessToBest likeness(std::vector{beginning({kRarer, kRarer + 1})});
    const Beginning asked = beginning({kRarer, kRarer, kRarer + 7});
    const double first = likeness.of(asked);
    for (int round = 0; round < std::numeric_limits<std::uint16_t>::max() + 10; ++round) {
        ASSERT_EQ(likeness.of(asked), first) << round;
    }
}

TEST(LikenessToBest, IsNothingWithoutAnyBest) {
    LikenessToBest likeness({});
    EXPECT_EQ(likeness.of(beginning({kRarer})), 0);
}

} // namespace
} // namespace fundstelle::search

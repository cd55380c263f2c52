#include "engine/base/bounded_queue.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <thread>

namespace fundstelle::base {
namespace {

TEST(BoundedQueue, GivesItemsInTheirOrder) {
    BoundedQueue<int> queue(3);
    EXPECT_TRUE(queue.push(1));
    EXPECT_TRUE(queue.push(2));
    EXPECT_EQ(queue.size(), 2U);
    EXPECT_EQ(queue.pop(), 1);
    EXPECT_EQ(queue.pop(), 2);
}

TEST(BoundedQueue, TakesMoveOnlyItems) {
    BoundedQueue<std::unique_ptr<int>> queue(1);
    EXPECT_TRUE(queue.push(std::make_unique<int>(7)));
    EXPECT_EQ(**queue.pop(), 7);
}

TEST(BoundedQueue, ClosedStillGivesWhatItHolds) {
    BoundedQueue<int> queue(2);
    EXPECT_TRUE(queue.push(1));
    queue.close();
    EXPECT_FALSE(queue.push(2));
    EXPECT_EQ(queue.pop(), 1);
    EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, CancelledHoldsNothing) {
    BoundedQueue<int> queue(2);
    EXPECT_TRUE(queue.push(1));
    queue.cancel();
    EXPECT_FALSE(queue.push(2));
    EXPECT_EQ(queue.pop(), std::nullopt);
}

TEST(BoundedQueue, CancelFreesAPusherThatWaits) {
    BoundedQueue<int> queue(1);
    EXPECT_TRUE(queue.push(1));
    bool was_taken = true;
    std::jthread pusher([&] { was_taken = queue.push(2); });
    queue.cancel();
    pusher.join();
    EXPECT_FALSE(was_taken);
}

TEST(BoundedQueue, LosesNothingBetweenThreads) {
    constexpr int kItems = 5000;
    BoundedQueue<int> queue(8);
    const auto push_all = [&queue] {
        for (int item = 1; item <= kItems; ++item) {
            EXPECT_TRUE(queue.push(item));
        }
    };
    const auto pop_all = [&queue](long& sum) {
        while (const std::optional<int> item = queue.pop()) {
            sum += *item;
        }
    };
    long first_sum = 0;
    long second_sum = 0;
    std::jthread first_popper(pop_all, std::ref(first_sum));
    std::jthread second_popper(pop_all, std::ref(second_sum));
    std::jthread first_pusher(push_all);
    std::jthread second_pusher(push_all);
    first_pusher.join();
    second_pusher.join();
    queue.close();
    first_popper.join();
    second_popper.join();
    EXPECT_EQ(first_sum + second_sum, 2 * (kItems * (kItems + 1L) / 2));
}

} // namespace
} // namespace fundstelle::base

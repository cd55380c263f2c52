#include "engine/base/bounded_queue.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

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
    constexpr int kItemsPerThread = 2000;
    constexpr int kThreads = 4;
    BoundedQueue<int> queue(8);
    std::vector<long> sums(kThreads);
    {
        std::vector<std::jthread> poppers;
        for (long& sum : sums) {
            poppers.emplace_back([&queue, &sum] {
                while (const std::optional<int> item = queue.pop()) {
                    sum += *item;
                }
            });
        }
        {
            std::vector<std::jthread> pushers;
            for (int thread = 0; thread < kThreads; ++thread) {
                pushers.emplace_back([&queue] {
                    for (int item = 1; item <= kItemsPerThread; ++item) {
                        EXPECT_TRUE(queue.push(item));
                    }
                });
            }
        }
        queue.close();
    }
    long total = 0;
    for (const long sum : sums) {
        total += sum;
    }
    EXPECT_EQ(total, kThreads * (kItemsPerThread * (kItemsPerThread + 1L) / 2));
}

} // namespace
} // namespace fundstelle::base

#include "indexer/build_memory.hpp"

#include <gtest/gtest.h>

namespace fundstelle::indexer {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20U;

TEST(BuildMemory, LittleHasRoomForOneThread) {
    EXPECT_EQ(threads_within(1, 8), 1U);
    EXPECT_EQ(threads_within(128 * kMebibyte, 8), 1U);
    EXPECT_EQ(threads_within(192 * kMebibyte, 8), 2U);
    EXPECT_EQ(threads_within(4096 * kMebibyte, 8), 8U);
}

TEST(BuildMemory, ShardsGrowWithItUpToALimit) {
    const std::size_t least = shard_limits(1, 1).text_bytes;
    EXPECT_GT(least, 0U);
    EXPECT_EQ(shard_limits(128 * kMebibyte, 2).text_bytes, least);
    EXPECT_GT(shard_limits(256 * kMebibyte, 2).text_bytes, least);
    EXPECT_GT(
        shard_limits(256 * kMebibyte, 1).text_bytes, shard_limits(256 * kMebibyte, 2).text_bytes
    );
    EXPECT_EQ(shard_limits(1 << 30, 1).text_bytes, index::ShardLimits{}.text_bytes);
}

TEST(BuildMemory, AllShardsAtOnceStayWithinIt) {
    for (const std::size_t memory : {192 * kMebibyte, 512 * kMebibyte, 4096 * kMebibyte}) {
        const std::size_t threads = threads_within(memory, 64);
        EXPECT_LT(
            threads * shard_limits(memory, threads).text_bytes * index::kMemoryPerTextByte, memory
        );
    }
}

} // namespace
} // namespace fundstelle::indexer

#include "indexer/build_memory.hpp"

#include <algorithm>

#include "engine/index/duplicate_finder.hpp"

namespace fundstelle::indexer {

namespace {

// What a build takes besides its shards and signatures, measured: codebook, lexicons and ids;
// analyser, batches and words.
constexpr std::size_t kFixedBytes = 56u * 1024 * 1024;
constexpr std::size_t kBytesPerThread = 40u * 1024 * 1024;

/// The memory for the signatures among which near-duplicates are sought.
std::size_t signature_bytes(std::size_t memory_bytes) {
    return memory_bytes / 8;
}

/// What is left of the memory when each of some threads has what it needs.
std::size_t memory_for_shards(std::size_t memory_bytes, std::size_t threads) {
    const std::size_t taken =
        kFixedBytes + signature_bytes(memory_bytes) + threads * kBytesPerThread;
    return memory_bytes > taken ? memory_bytes - taken : 0;
}

} // namespace

std::size_t threads_within(std::size_t memory_bytes, std::size_t wanted) {
    return std::clamp<std::size_t>(memory_for_shards(memory_bytes, 0) / kBytesPerThread, 1, wanted);
}

index::ShardLimits shard_limits(std::size_t memory_bytes, std::size_t threads) {
    constexpr std::size_t kLeastTextBytes = 256u * 1024;
    const std::size_t share =
        memory_for_shards(memory_bytes, threads) / threads / index::kMemoryPerTextByte;
    index::ShardLimits limits;
    limits.text_bytes = std::clamp(share, kLeastTextBytes, limits.text_bytes);
    return limits;
}

std::size_t remembered_articles(std::size_t memory_bytes) {
    // The finder looks back at up to twice as many.
    return signature_bytes(memory_bytes) / 2 / index::kMemoryPerRememberedArticle;
}

} // namespace fundstelle::indexer

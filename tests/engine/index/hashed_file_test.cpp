#include "engine/index/hashed_file.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"

namespace fundstelle::index {
namespace {

constexpr std::string_view kMagic = "FSTEST01";

/// Short words, and such as differ in a bit, as terms and their prefixes do.
std::vector<std::string> short_keys() {
    std::vector<std::string> keys{""};
    for (std::size_t next = 0; keys.size() < 120'000; ++next) {
        for (const char letter : std::string_view("abcopq`SZ")) {
            keys.push_back(keys[next] + letter);
        }
    }
    return keys;
}

TEST(HashedFile, KeysOfTwoKindsShareNoHash) {
    std::unordered_set<std::uint64_t> hashes;
    const std::vector<std::string> keys = short_keys();
    for (const std::string& key : keys) {
        for (const std::uint64_t kind : {0U, 1U, 2U}) {
            hashes.insert(hash_of_key(key, kind));
        }
    }
    EXPECT_EQ(hashes.size(), keys.size() * 3);
}

TEST(HashedFile, GivesEachEntryWhateverTheirNumber) {
    const base::TemporaryFolder folder;
    const auto path = folder.path() / "file";
    for (const std::size_t size : {0U, 1U, 7U, 8U, 9U, 1'000U, 60'000U}) {
        HashedFileWriter writer(path, kMagic);
        const std::vector<std::string> keys = short_keys();
        for (std::size_t index = 0; index < size; ++index) {
            writer.add(hash_of_key(keys[index], index % 2), "v" + keys[index]);
        }
        writer.finish({size, 0, 0, 0});
        const HashedFile file(path, kMagic);
        EXPECT_EQ(file.size(), size);
        EXPECT_EQ(file.number(0), size);
        EXPECT_TRUE(file.is_whole());
        std::size_t right = 0;
        for (std::size_t index = 0; index < size; ++index) {
            right += file.find(hash_of_key(keys[index], index % 2)) == "v" + keys[index] ? 1U : 0U;
            right -= file.find(hash_of_key(keys[index], 7)) ? 1U : 0U;
        }
        EXPECT_EQ(right, size);
    }
}

TEST(HashedFile, TwoEntriesOfOneHashDoNotSpoilTheOthers) {
    const base::TemporaryFolder folder;
    const auto path = folder.path() / "file";
    const std::vector<std::string> keys = short_keys();
    // So many that their buckets take 16 bits, and all bits of the hashes are kept.
    constexpr std::size_t kEntries = 524'288;
    HashedFileWriter writer(path, kMagic);
    for (std::size_t index = 0; index < kEntries; ++index) {
        writer.add(hash_of_key(keys[index % keys.size()], index / keys.size()), "v");
    }
    writer.add(hash_of_key(keys[5]), "w");
    writer.finish({0, 0, 0, 0});
    const HashedFile file(path, kMagic);
    EXPECT_TRUE(file.is_whole());
    EXPECT_EQ(file.find(hash_of_key(keys[6])), "v");
    EXPECT_TRUE(file.find(hash_of_key(keys[5])));
}

} // namespace
} // namespace fundstelle::index

#include "engine/index/packed_postings.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/index/index_check.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

std::vector<Posting> unpacked(const std::vector<Posting>& postings) {
    std::string bytes;
    append_packed(bytes, postings);
    bytes += std::string(8, '\xff'); // what lies behind must not matter
    std::vector<Posting> read;
    const auto take = [&](Xapian::docid document, Xapian::termcount count) {
        read.push_back({document, count});
    };
    PostingView::of_packed(bytes, postings.size(), postings.back().document).for_each(take);
    return read;
}

TEST(PackedPostings, GiveBackDistancesAndCountsOfAnySize) {
    const std::vector<Posting> wide{
        {1, 0},
        {2, 6},
        {3, 14},
        {4, 15},
        {20, 16},
        {37, 1},
        {2'100, 300},
        {9'000'000, 70'000},
        {9'000'001, 1},
        {4'000'000'000, 2}};
    EXPECT_EQ(unpacked(wide), wide);
    std::mt19937 random(7); // NOLINT(bugprone-random-generator-seed): each run tests the same
    for (const std::uint32_t mean : {1U, 3U, 9U, 11U, 40U, 700U, 30'000U, 5'000'000U}) {
        std::vector<Posting> postings;
        Xapian::docid document = 0;
        for (int number = 0; number < 500; ++number) {
            document += 1 + (static_cast<std::uint32_t>(random()) % (2 * mean));
            const std::uint32_t chance = static_cast<std::uint32_t>(random()) % 100;
            postings.push_back({document, chance < 70 ? 1 : chance < 98 ? chance % 9 : chance * 9});
        }
        EXPECT_EQ(unpacked(postings), postings) << mean;
    }
}

TEST(PackedPostings, NeverGiveADocumentBehindTheLast) {
    const std::vector<Posting> postings{{1, 1}, {500, 1}, {100'000, 2}};
    std::string bytes;
    append_packed(bytes, postings);
    bytes += std::string(8, '\0');
    const auto none = [](Xapian::docid document, Xapian::termcount /*count*/) {
        EXPECT_LE(document, 99'999U);
    };
    EXPECT_THROW(PostingView::of_packed(bytes, 3, 99'999).for_each(none), base::Error);
    const auto any = [](Xapian::docid /*document*/, Xapian::termcount /*count*/) {};
    EXPECT_THROW(PostingView::of_packed(bytes, 1000, 4'000'000'000).for_each(any), base::Error);
    EXPECT_THROW(PostingView::of_bytes("\x08", 2, 10).for_each(any), base::Error);
}

TEST(PackedPostings, AreLookedAtByTheCheck) {
    const ServedArticles served({make_article("a", "Haus", "Haus und Garten")});
    const Generation generation = *served.folder().current();
    EXPECT_TRUE(check_generation(generation).is_whole());
    std::string bytes = base::read_file(generation.path / kPostingsFile);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    base::replace_file(generation.path / kPostingsFile, bytes);
    EXPECT_FALSE(check_generation(generation).is_whole());
    std::filesystem::remove(generation.path / kPostingsFile);
    EXPECT_FALSE(check_generation(generation).is_whole());
}

TEST(PackedPostings, OfOtherArticlesAreFoundOutByTheCheck) {
    const ServedArticles served({make_article("a", "Haus", "Haus und Garten")});
    const ServedArticles others({make_article("a", "Haus", "Haus und Hof")});
    const Generation generation = *served.folder().current();
    base::replace_file(
        generation.path / kPostingsFile,
        base::read_file(others.folder().current()->path / kPostingsFile)
    );
    EXPECT_FALSE(check_generation(generation).is_whole());
}

} // namespace
} // namespace fundstelle::index

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

/// A list with so many documents to one that it holds, on the average, packed.
struct PackedList {
    std::vector<Posting> postings;
    std::string bytes;

    explicit PackedList(std::uint32_t mean) {
        std::mt19937 random(mean); // NOLINT(bugprone-random-generator-seed): the same each time
        Xapian::docid document = 0;
        for (int number = 0; number < 2000; ++number) {
            document += 1 + (static_cast<std::uint32_t>(random()) % (2 * mean - 1));
            const std::uint32_t chance = static_cast<std::uint32_t>(random()) % 100;
            postings.push_back({document, chance < 95 ? 1 + chance % 5 : chance * chance});
        }
        append_packed(bytes, postings);
        bytes += std::string(8, '\xff');
    }

    [[nodiscard]] PostingView view() const {
        return PostingView::of_packed(bytes, postings.size(), postings.back().document);
    }
};

using Bits = std::vector<std::uint64_t>;

/// Every so many documents up to a last.
Bits every(Xapian::docid step, Xapian::docid last) {
    Bits bits((last / 64) + std::size_t{1});
    for (Xapian::docid document = step; document <= last; document += step) {
        bits[document / 64] |= std::uint64_t{1} << (document % 64);
    }
    return bits;
}

TEST(PackedPostings, TellOfThoseThatAreAllowedAndWanted) {
    for (const std::uint32_t mean : {1U, 2U, 4U, 9U, 11U, 40U, 700U}) {
        const PackedList list(mean);
        const Xapian::docid last = list.postings.back().document;
        const Bits allowed = every(3, last);
        const Bits wanted = every(4, last);
        Bits found((last / 64) + std::size_t{1});
        Bits marked = found;
        std::vector<Posting> told;
        list.view().for_each_in(
            {allowed.data(), found.data(), wanted.data()},
            [&](Xapian::docid document, Xapian::termcount count) {
                told.push_back({document, count});
            }
        );
        list.view().mark_in({allowed.data(), marked.data(), nullptr});
        std::vector<Posting> expected;
        Bits expected_found(found.size());
        for (const Posting& posting : list.postings) {
            if (posting.document % 3 == 0) {
                expected_found[posting.document / 64] |= std::uint64_t{1}
                                                         << (posting.document % 64);
                if (posting.document % 4 == 0) {
                    expected.push_back(posting);
                }
            }
        }
        EXPECT_EQ(told, expected) << mean;
        EXPECT_EQ(found, expected_found) << mean;
        EXPECT_EQ(marked, expected_found) << mean;
        EXPECT_EQ(list.view().any_of([](Xapian::docid document) { return document > 0; }), true);
        EXPECT_EQ(list.view().any_of([](Xapian::docid document) { return document == 0; }), false);
    }
}

TEST(PackedPostings, TakeABitWhereMostDocumentsHoldATermEquallyOften) {
    std::vector<Posting> postings;
    for (Xapian::docid document = 1; document <= 8000; document += document % 7 == 0 ? 2U : 1U) {
        postings.push_back({document, 0});
    }
    EXPECT_EQ(unpacked(postings), postings);
    std::string bytes;
    append_packed(bytes, postings);
    EXPECT_LT(bytes.size(), 1020U);
}

TEST(PackedPostings, WithAnyByteChangedAreGivenOrRefused) {
    const PackedList whole(2);
    const Xapian::docid last = whole.postings.back().document;
    for (std::size_t place = 0; place + 8 < whole.bytes.size(); ++place) {
        for (const char change : {'\x01', '\x80', '\xff'}) {
            PackedList list = whole;
            list.bytes[place] = static_cast<char>(list.bytes[place] ^ change);
            try {
                list.view().for_each([&](Xapian::docid document, Xapian::termcount /*count*/) {
                    ASSERT_LE(document, last);
                });
            } catch (const base::Error& error) {
                EXPECT_EQ(error.code(), base::ErrorCode::IndexDamaged);
            }
        }
    }
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

#include "engine/search/likeness.hpp"

#include <numeric>
#include <string>

#include <gtest/gtest.h>

#include "engine/index/token_stream.hpp"

namespace fundstelle::search {
namespace {

/// A frequent word's code and those of rarer ones.
constexpr index::TokenCode kFrequent = 1;
constexpr index::TokenCode kRarer = 5000;

/// An article that begins with so many words from a code on.
Beginning beginning(index::TokenCode first, std::size_t count = 20) {
    Beginning made;
    made.count = count;
    std::iota(made.words.begin(), made.words.begin() + static_cast<std::ptrdiff_t>(count), first);
    return made;
}

TEST(Likeness, LiftsWhatIsLikeBetterHits) {
    const Beginning fire = beginning(kRarer);
    const Beginning also_fire = beginning(kRarer + 2);
    const Beginning other = beginning(kRarer + 1000);
    const std::vector<double> gains =
        gains_by_likeness(std::vector<ComparedHit>{{&fire, 10}, {&other, 5}, {&also_fire, 4}});
    ASSERT_EQ(gains.size(), 3U);
    EXPECT_EQ(gains[0], 0) << "the best gains nothing";
    EXPECT_EQ(gains[1], 0) << "nor does what is like none";
    EXPECT_NEAR(gains[2], 3, 1e-6) << "half of the way to the one it is like";
}

TEST(Likeness, LosesNothingByLikenessToWorseHits) {
    const Beginning same = beginning(kRarer);
    for (const double gain : gains_by_likeness(std::vector<ComparedHit>{
             {&same, 10}, {&same, 10}, {&same, 1}, {&same, 1}})) {
        EXPECT_GE(gain, 0);
        EXPECT_LE(gain, 9);
    }
}

TEST(Likeness, CountsRareWordsMore) {
    // The third shares three words with each of the others: rare ones with the better.
    const Beginning rare = beginning(kRarer, 3);
    const Beginning frequent = beginning(kFrequent, 3);
    Beginning both = rare;
    std::copy_n(frequent.words.begin(), 3, both.words.begin() + 3);
    both.count = 6;
    const std::vector<double> gains =
        gains_by_likeness(std::vector<ComparedHit>{{&rare, 9}, {&frequent, 3}, {&both, 0}});
    EXPECT_GT(gains[2], 4);
}

TEST(Likeness, TakesNoMoreHitsThanItCompares) {
    const Beginning same = beginning(kRarer);
    const std::vector<ComparedHit> hits(kMostCompared + 5, ComparedHit{&same, 1});
    EXPECT_EQ(gains_by_likeness(hits).size(), kMostCompared);
    EXPECT_TRUE(gains_by_likeness({}).empty());
}

TEST(Likeness, ReadsTheBeginningByStems) {
    const index::TokenCodes codes({"haus\x1fhaus", "und\x1fund", "häuser\x1fhaus"});
    index::TokenStreamWriter writer;
    writer.begin_field(1);
    writer.add(1, codes.code_of("häuser", "haus"));
    writer.add(2, codes.code_of("und", "und"));
    writer.add(3, codes.code_of("hauses", "haus"));
    for (int field = 1; field < 4; ++field) {
        writer.begin_field(100);
    }
    const Beginning read = beginning_of(writer.finish(), codes);
    ASSERT_EQ(read.count, 3U);
    EXPECT_EQ(read.words[0], 0U) << "as its most frequent form";
    EXPECT_EQ(read.words[1], 1U);
    EXPECT_EQ(read.words[2], index::TokenCodes::stem_only_code("haus"))
        << "a form that is rare stays apart";
    EXPECT_EQ(beginning_of("", codes).count, 0U);
}

} // namespace
} // namespace fundstelle::search

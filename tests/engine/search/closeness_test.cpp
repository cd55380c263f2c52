#include "engine/search/closeness.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/index/token_stream.hpp"

namespace fundstelle::search {
namespace {

// Codes of two words of a query, the second the rarer one, and of another word.
constexpr index::TokenCode kFirst = 10;
constexpr index::TokenCode kSecond = 20;
constexpr index::TokenCode kOther = 30;
// Another shape of both, and of the first.
constexpr index::TokenCode kShapeOfBoth = 40;
constexpr index::TokenCode kShapeOfFirst = 50;

const std::vector<query::SoughtWord> kQuery = {
    {{kFirst}, 2, {kShapeOfFirst, kShapeOfBoth, kSecond}}, {{kSecond}, 3, {kShapeOfBoth}}};

/// An article of other words, but for those at some positions.
std::string stream(const std::vector<std::pair<std::uint32_t, index::TokenCode>>& words) {
    index::TokenStreamWriter writer;
    constexpr std::uint32_t kWords = 1000;
    constexpr int kFields = 4;
    writer.begin_field(1); // no title
    writer.begin_field(1);
    auto next = words.begin();
    for (std::uint32_t position = 1; position <= kWords; ++position) {
        const bool is_sought = next != words.end() && next->first == position;
        writer.add(position, is_sought ? next->second : kOther);
        next += is_sought ? 1 : 0;
    }
    for (int field = 2; field < kFields; ++field) {
        writer.begin_field(kWords + 1);
    }
    return writer.finish();
}

Nearness nearness(const std::vector<std::pair<std::uint32_t, index::TokenCode>>& words) {
    return Closeness(kQuery).in(stream(words));
}

TEST(Closeness, CountsWordsWithinPassages) {
    const Nearness near = nearness({{500, kFirst}, {510, kSecond}});
    EXPECT_EQ(near.passage_words, 2U);
    EXPECT_EQ(near.narrow_words, 2U);
    const Nearness wide = nearness({{500, kFirst}, {530, kSecond}});
    EXPECT_EQ(wide.passage_words, 2U);
    EXPECT_EQ(wide.passage, near.passage);
    EXPECT_EQ(wide.narrow_words, 1U);
    EXPECT_LT(wide.narrow, near.narrow);
    const Nearness apart = nearness({{500, kFirst}, {600, kSecond}});
    EXPECT_EQ(apart.passage_words, 1U);
    EXPECT_LT(apart.passage, wide.passage);
    EXPECT_EQ(apart.words, 2U);
}

TEST(Closeness, CountsNeighboursInTheOrderOfTheQueryOnce) {
    const Nearness neighbours = nearness({{500, kFirst}, {503, kSecond}});
    EXPECT_EQ(neighbours.pairs, 1U);
    EXPECT_GT(neighbours.neighbours, 0);
    EXPECT_EQ(nearness({{500, kFirst}, {504, kSecond}}).pairs, 0U);
    EXPECT_EQ(nearness({{500, kSecond}, {501, kFirst}}).pairs, 0U);
    const Nearness twice = nearness({{500, kFirst}, {501, kSecond}, {700, kFirst}, {701, kSecond}});
    EXPECT_EQ(twice.pairs, 1U);
    EXPECT_EQ(twice.neighbours, neighbours.neighbours);
}

TEST(Closeness, CountsWordsMoreTheEarlierTheyStand) {
    const double early = nearness({{1, kFirst}, {900, kFirst}}).lead;
    const double later = nearness({{301, kFirst}}).lead;
    EXPECT_GT(early, 2 * later);
    EXPECT_GT(later, nearness({{900, kFirst}}).lead);
    EXPECT_EQ(nearness({}).bonus(), 0);
}

TEST(Closeness, CountsOtherShapesForLess) {
    const Nearness own = nearness({{500, kFirst}, {501, kSecond}});
    const Nearness other = nearness({{500, kShapeOfFirst}, {501, kSecond}});
    EXPECT_EQ(other.passage_words, 2U);
    EXPECT_EQ(other.pairs, 1U);
    EXPECT_EQ(other.words, 2U);
    EXPECT_LT(other.passage, own.passage);
    EXPECT_LT(other.neighbours, own.neighbours);
    EXPECT_LT(other.lead, own.lead);
    EXPECT_GT(other.bonus(), nearness({{501, kSecond}}).bonus());
}

TEST(Closeness, CountsAWordOnceWhateverItsShapes) {
    const Nearness own = nearness({{1, kFirst}});
    const Nearness both = nearness({{1, kFirst}, {2, kShapeOfFirst}});
    EXPECT_EQ(both.passage, own.passage);
    EXPECT_EQ(both.lead, own.lead);
    EXPECT_EQ(both.words, 1U);
    EXPECT_DOUBLE_EQ(
        nearness({{1, kShapeOfFirst}, {2, kFirst}}).lead, nearness({{2, kFirst}}).lead
    );
}

TEST(Closeness, TakesACodeForTheWordWhoseOwnItIs) {
    EXPECT_EQ(
        nearness({{1, kSecond}}).lead,
        Closeness({{{kFirst}, 2}, {{kSecond}, 3}}).in(stream({{1, kSecond}})).lead
    );
    EXPECT_EQ(nearness({{1, kShapeOfBoth}}).lead, nearness({{1, kShapeOfFirst}}).lead)
        << "of two words' shapes it is the first's";
}

TEST(Closeness, NeverExceedsWhatItSays) {
    const Closeness closeness(kQuery);
    const Nearness all = closeness.in(stream({{1, kFirst}, {2, kSecond}}));
    EXPECT_LT(all.bonus(), closeness.most());
    EXPECT_GT(all.bonus(), closeness.most() * 0.7);
}

} // namespace
} // namespace fundstelle::search

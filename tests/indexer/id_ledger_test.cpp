#include "indexer/id_ledger.hpp"

#include <gtest/gtest.h>

namespace fundstelle::indexer {
namespace {

TEST(IdLedger, TheLaterOneStaysWhateverTheOrderOfWriting) {
    IdLedger ledger;
    EXPECT_TRUE(ledger.claim("a", 1));
    EXPECT_TRUE(ledger.claim("a", 2));
    EXPECT_FALSE(ledger.place("a", 2, {1, 0}));
    EXPECT_TRUE(ledger.place("a", 1, {0, 5}));
    ASSERT_EQ(ledger.superseded().size(), 1U);
    EXPECT_EQ(ledger.superseded().front().place, (ShardPlace{0, 5}));
    EXPECT_EQ(ledger.superseded().front().id, "a");
}

TEST(IdLedger, AnEarlierOneThatComesLateIsNotWritten) {
    IdLedger ledger;
    EXPECT_TRUE(ledger.claim("a", 7));
    EXPECT_FALSE(ledger.claim("a", 3));
    EXPECT_TRUE(ledger.claim("b", 3));
}

TEST(IdLedger, WithinOneShardTheWritingItselfReplaces) {
    IdLedger ledger;
    EXPECT_TRUE(ledger.claim("a", 1));
    EXPECT_FALSE(ledger.place("a", 1, {0, 0}));
    EXPECT_TRUE(ledger.claim("a", 2));
    EXPECT_TRUE(ledger.place("a", 2, {0, 0}));
    EXPECT_TRUE(ledger.superseded().empty());
    EXPECT_TRUE(ledger.claim("a", 3));
    EXPECT_TRUE(ledger.place("a", 3, {0, 1}));
    ASSERT_EQ(ledger.superseded().size(), 1U);
    EXPECT_EQ(ledger.superseded().front().place, (ShardPlace{0, 0}));
}

TEST(IdLedger, WhatIsWithdrawnGoesUnlessALaterOneCame) {
    IdLedger ledger;
    EXPECT_TRUE(ledger.claim("a", 1));
    EXPECT_TRUE(ledger.claim("b", 9));
    ledger.withdraw("a", 5);
    ledger.withdraw("b", 5);
    ledger.withdraw("c", 5);
    EXPECT_FALSE(ledger.place("a", 1, {0, 2}));
    EXPECT_FALSE(ledger.place("b", 9, {0, 2}));
    EXPECT_FALSE(ledger.claim("c", 4));
    EXPECT_TRUE(ledger.claim("c", 6));
    ASSERT_EQ(ledger.withdrawn().size(), 1U);
    EXPECT_EQ(ledger.withdrawn().front().id, "a");
    EXPECT_EQ(ledger.withdrawn().front().place, (ShardPlace{0, 2}));
}

TEST(IdLedger, AShardThatHoldsTheNewestIsNeverCleaned) {
    IdLedger ledger;
    EXPECT_TRUE(ledger.claim("a", 1));
    EXPECT_FALSE(ledger.place("a", 1, {0, 0}));
    EXPECT_TRUE(ledger.claim("a", 2));
    EXPECT_TRUE(ledger.place("a", 2, {1, 0}));
    EXPECT_TRUE(ledger.claim("a", 3));
    EXPECT_TRUE(ledger.place("a", 3, {0, 0}));
    ASSERT_EQ(ledger.superseded().size(), 1U);
    EXPECT_EQ(ledger.superseded().front().place, (ShardPlace{1, 0}));
}

} // namespace
} // namespace fundstelle::indexer

#include "engine/german/hung_word.hpp"

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(HungWord, SharesTheOtherWordsTail) {
    EXPECT_EQ(shared_tail("mitteleuropa"), "europa");
    EXPECT_EQ(shared_tail("außenminister"), "minister");
    EXPECT_EQ(shared_tail("nebenstrecken"), "strecken");
    EXPECT_EQ(shared_tail("haus"), "");
    EXPECT_EQ(shared_tail(""), "");
}

} // namespace
} // namespace fundstelle::german

#include "engine/query/edit_distance.hpp"

#include <gtest/gtest.h>

namespace fundstelle::query {
namespace {

TEST(EditDistance, CountsSlipsOfLetters) {
    struct Row {
        std::string_view left, right;
        std::size_t distance;
    };
    for (const Row& row : {
             Row{"haus", "haus", 0},
             Row{"haus", "hauß", 1},
             Row{"haus", "maus", 1},
             Row{"haus", "hauss", 1},
             Row{"haus", "hasu", 1},
             Row{"häuser", "hauser", 1},
             Row{"nato", "nota", 2},
             Row{"", "ab", 2},
         }) {
        EXPECT_EQ(edit_distance(row.left, row.right, 2), row.distance)
            << row.left << ' ' << row.right;
        EXPECT_EQ(edit_distance(row.right, row.left, 2), row.distance);
    }
}

TEST(EditDistance, StopsAtItsLimit) {
    EXPECT_EQ(edit_distance("abcdef", "uvwxyz", 2), 3U);
    EXPECT_EQ(edit_distance("a", "abcdefgh", 1), 2U);
}

} // namespace
} // namespace fundstelle::query

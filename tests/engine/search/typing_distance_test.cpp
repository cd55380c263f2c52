#include "engine/search/typing_distance.hpp"

#include <string_view>

#include <gtest/gtest.h>

namespace fundstelle::search {
namespace {

double distance(std::string_view left, std::string_view right) {
    return TypedLetters(letters_of(left)).distance_to(letters_of(right), 5);
}

TEST(TypingDistance, OrdersSlipsByHowEasilyTheyHappen) {
    struct Case {
        std::string_view meant;
        std::string_view easier;
        std::string_view harder;
    };
    for (const Case& row : {
             Case{"häuser", "hauser", "hiuser"},         // dots left out
             Case{"impfung", "impfumg", "impfukg"},      // neighbouring keys
             Case{"karte", "kartte", "kartxe"},          // a letter doubled
             Case{"kanne", "kane", "kann"},              // one of two letters
             Case{"lockdown", "lockdwon", "lockdxvn"},   // swapped
             Case{"standard", "standart", "standarm"},   // sounds alike
             Case{"rhythmus", "rytmus", "rxythmbus"},    // silent letters
             Case{"fotograf", "photograf", "xyotograf"}, // two letters for one
             Case{"corona", "corina", "korona"},         // the first letter is seldom wrong
         }) {
        EXPECT_LT(distance(row.meant, row.easier), distance(row.meant, row.harder)) << row.meant;
        EXPECT_GT(distance(row.meant, row.easier), 0) << row.meant;
    }
}

TEST(TypingDistance, IsSymmetricAndZeroForTheSame) {
    for (const auto& [left, right] :
         {std::pair{"quarantäne", "quarantene"},
          std::pair{"photo", "foto"},
          std::pair{"", "ab"},
          std::pair{"straße", "strasse"},
          std::pair{"ab", "ba"}}) {
        EXPECT_DOUBLE_EQ(distance(left, right), distance(right, left)) << left;
        EXPECT_DOUBLE_EQ(distance(left, left), 0);
    }
}

TEST(TypingDistance, DoesNotDependOnWhatWasComparedBefore) {
    TypedLetters typed(U"maßnahme");
    for (const std::u32string_view other :
         {U"maßnahmen", U"masnahme", U"xyz", U"ma", U"", U"maßnahme"}) {
        EXPECT_DOUBLE_EQ(
            typed.distance_to(other, 5), TypedLetters(U"maßnahme").distance_to(other, 5)
        );
    }
}

TEST(TypingDistance, GivesUpBeyondItsLimit) {
    EXPECT_GT(TypedLetters(U"nato").distance_to(U"gipfel", 1), 1);
    const std::u32string endless(kMaxComparedLetters + 1, U'a');
    EXPECT_GT(TypedLetters(endless).distance_to(endless, 1), 1);
}

} // namespace
} // namespace fundstelle::search

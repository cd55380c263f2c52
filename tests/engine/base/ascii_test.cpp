#include "engine/base/ascii.hpp"

#include <gtest/gtest.h>

namespace fundstelle::base {
namespace {

TEST(Ascii, MakesCapitalsSmallAndLeavesAllOtherBytesAlone) {
    EXPECT_EQ(in_lower_case("Content-TYPE: Text/HTML @[`{ 09"), "content-type: text/html @[`{ 09");
    EXPECT_EQ(in_lower_case("ÄRGER\xFF"), "Ärger\xFF");
    EXPECT_EQ(in_lower_case(""), "");
}

TEST(Ascii, TellsLettersAndDigitsFromTheirNeighbours) {
    for (const char letter : {'a', 'z', 'A', 'Z'}) {
        EXPECT_TRUE(is_ascii_letter(letter) && is_ascii_word(letter)) << letter;
    }
    for (const char digit : {'0', '9'}) {
        EXPECT_TRUE(!is_ascii_letter(digit) && is_ascii_word(digit)) << digit;
    }
    for (const char other : {'@', '[', '`', '{', '/', ':', '\0', '\x80', '\xC3'}) {
        EXPECT_FALSE(is_ascii_letter(other) || is_ascii_word(other)) << static_cast<int>(other);
    }
}

} // namespace
} // namespace fundstelle::base

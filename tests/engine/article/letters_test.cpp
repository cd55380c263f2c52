#include "engine/article/letters.hpp"

#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

TEST(Letters, KnowCapitalsAndSmallOnes) {
    for (const std::string_view text :
         {"Berlin", "Österreich", "Łódź", "Žilina", "Řež", "Ÿ", "Київ", "Ελλάδα"}) {
        EXPECT_TRUE(begins_with_capital(text)) << text;
        EXPECT_FALSE(begins_with_small_letter(text)) << text;
    }
    for (const std::string_view text : {"berlin", "österreich", "ß", "łódź", "žilina", "київ"}) {
        EXPECT_FALSE(begins_with_capital(text)) << text;
        EXPECT_TRUE(begins_with_small_letter(text)) << text;
    }
    for (const std::string_view text : {"", "1", "„A", "-", "×", "÷"}) {
        EXPECT_FALSE(begins_with_capital(text)) << text;
        EXPECT_FALSE(begins_with_small_letter(text)) << text;
    }
    EXPECT_TRUE(goes_on_small(" \n und"));
}

} // namespace
} // namespace fundstelle::article

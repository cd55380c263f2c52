#include "engine/german/stop_words.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(StopWords, AreFunctionWords) {
    for (const char* word : {"der", "und", "nicht", "über", "für", "daß", "wurden"}) {
        EXPECT_TRUE(is_stop_word(word)) << word;
    }
    for (const char* word : {"nato", "zeit", "haus", "weg", "", "Der"}) {
        EXPECT_FALSE(is_stop_word(word)) << word;
    }
}

TEST(StopWords, AreSortedForTheirLookUp) {
    EXPECT_TRUE(std::is_sorted(all_stop_words().begin(), all_stop_words().end()));
    EXPECT_EQ(
        std::adjacent_find(all_stop_words().begin(), all_stop_words().end()), all_stop_words().end()
    );
}

} // namespace
} // namespace fundstelle::german

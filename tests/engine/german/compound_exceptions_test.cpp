#include "engine/german/compound_exceptions.hpp"

#include <algorithm>
#include <string_view>

#include <gtest/gtest.h>

#include "engine/german/spelling.hpp"

namespace fundstelle::german {
namespace {

TEST(CompoundExceptions, AreSortedNormalFormsWithoutDoubles) {
    const auto words = whole_words();
    EXPECT_TRUE(std::is_sorted(words.begin(), words.end()));
    EXPECT_EQ(std::adjacent_find(words.begin(), words.end()), words.end());
    for (const std::string_view word : words) {
        EXPECT_EQ(normal_form(word), word);
    }
}

TEST(CompoundExceptions, KnowTheFirstAndTheLastOfEachList) {
    for (const std::string_view word : {"aber", "überall", "schaft", "über"}) {
        EXPECT_TRUE(is_never_part(word)) << word;
    }
    for (const std::string_view word : {"abi", "öl", "tor", "amt", "weg", "see", "uni", "kfz"}) {
        EXPECT_TRUE(is_short_first(word)) << word;
    }
    for (const std::string_view word : {"amt", "öl", "weg", "tor"}) {
        EXPECT_TRUE(is_short_head(word)) << word;
    }
    for (const std::string_view word : {"auseinander", "zurecht", "fest"}) {
        EXPECT_TRUE(is_verb_particle(word)) << word;
    }
    EXPECT_FALSE(is_never_part("haus"));
    EXPECT_FALSE(is_short_first("ein"));
    EXPECT_FALSE(is_short_head("ung"));
    EXPECT_FALSE(is_verb_particle("haus"));
}

} // namespace
} // namespace fundstelle::german

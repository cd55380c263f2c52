#include "engine/german/word_family.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/german/stemmer.hpp"

namespace fundstelle::german {
namespace {

bool is_relative(std::string_view word, std::string_view other) {
    Stemmer stemmer;
    const std::string stem(stemmer.stem(word));
    const std::vector<std::string> relatives = country_relatives(stem);
    return std::find(relatives.begin(), relatives.end(), stemmer.stem(other)) != relatives.end();
}

TEST(WordFamily, JoinsCountriesWithTheirPeopleAndAdjectives) {
    EXPECT_TRUE(is_relative("frankreich", "franzosen"));
    EXPECT_TRUE(is_relative("französische", "frankreich"));
    EXPECT_TRUE(is_relative("inder", "indien"));
    EXPECT_TRUE(is_relative("türkischen", "türkei"));
    EXPECT_TRUE(is_relative("südkorea", "südkoreanische"));
    EXPECT_FALSE(is_relative("frankreich", "frankreich"));
    EXPECT_FALSE(is_relative("frankreich", "italien"));
    EXPECT_TRUE(country_relatives("haus").empty());
}

TEST(WordFamily, GuessesNounsOfVerbsAndVerbsOfNouns) {
    const auto has = [](std::string_view word, std::string_view relative) {
        const std::vector<std::string> relatives = possible_relatives(word);
        return std::find(relatives.begin(), relatives.end(), relative) != relatives.end();
    };
    EXPECT_TRUE(has("protestieren", "protest"));
    EXPECT_TRUE(has("protestierten", "protest"));
    EXPECT_TRUE(has("informiert", "information"));
    EXPECT_TRUE(has("informationen", "informieren"));
    EXPECT_TRUE(has("finanzierung", "finanzieren"));
    EXPECT_FALSE(has("regieren", "region"));
    EXPECT_TRUE(possible_relatives("nation").empty());
    EXPECT_TRUE(possible_relatives("station").empty());
    EXPECT_TRUE(possible_relatives("haus").empty());
    EXPECT_TRUE(possible_relatives("").empty());
}

} // namespace
} // namespace fundstelle::german

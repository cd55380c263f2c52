#include "engine/german/like_meaning.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/german/stemmer.hpp"

namespace fundstelle::german {
namespace {

bool mean_the_same(std::string_view word, std::string_view other) {
    Stemmer stemmer;
    const std::vector<std::string> stems = stems_of_like_meaning(stemmer.stem(word));
    return std::find(stems.begin(), stems.end(), stemmer.stem(other)) != stems.end();
}

TEST(LikeMeaning, KnowsWordsThatNewspapersUseForOneAnother) {
    EXPECT_TRUE(mean_the_same("spital", "krankenhaus"));
    EXPECT_TRUE(mean_the_same("krankenhäuser", "spitäler"));
    EXPECT_TRUE(mean_the_same("pkw", "autos"));
    EXPECT_TRUE(mean_the_same("gefechte", "schlacht"));
    EXPECT_TRUE(mean_the_same("kernkraftwerke", "atomkraftwerk"));
}

TEST(LikeMeaning, LeavesOtherWordsAlone) {
    EXPECT_FALSE(mean_the_same("spital", "spital")) << "not itself";
    EXPECT_FALSE(mean_the_same("spital", "auto"));
    EXPECT_TRUE(stems_of_like_meaning("haus").empty());
    EXPECT_TRUE(stems_of_like_meaning("").empty());
}

} // namespace
} // namespace fundstelle::german

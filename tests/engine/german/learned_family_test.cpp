#include "engine/german/learned_family.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

bool has(std::string_view word, std::string_view relative) {
    const std::vector<std::string> relatives = learned_relatives(word);
    return std::find(relatives.begin(), relatives.end(), relative) != relatives.end();
}

TEST(LearnedFamily, GuessesAdjectivesOfNouns) {
    EXPECT_TRUE(has("sepsis", "septisch"));
    EXPECT_TRUE(has("analysen", "analytisch"));
    EXPECT_TRUE(has("hypothese", "hypothetisch"));
    EXPECT_TRUE(has("psychosen", "psychotisch"));
    EXPECT_TRUE(has("populismus", "populistisch"));
    EXPECT_TRUE(has("demokratie", "demokratisch"));
    EXPECT_TRUE(has("stabilität", "stabil"));
    EXPECT_TRUE(has("kriminalität", "kriminell"));
    EXPECT_TRUE(has("toleranz", "tolerant"));
}

TEST(LearnedFamily, GuessesNounsOfInflectedAdjectives) {
    EXPECT_TRUE(has("septische", "sepsis"));
    EXPECT_TRUE(has("demokratischen", "demokratie"));
    EXPECT_TRUE(has("ökologisches", "ökologie"));
    EXPECT_TRUE(has("rassistischer", "rassismus"));
    EXPECT_TRUE(has("neutralem", "neutralität"));
    EXPECT_TRUE(has("aggressive", "aggressivität"));
    EXPECT_TRUE(has("transparente", "transparenz"));
}

TEST(LearnedFamily, GuessesNothingOfOtherWords) {
    for (const std::string_view word :
         {"haus", "rose", "politisch", "ismus", "", "ent", "häuser"}) {
        EXPECT_TRUE(learned_relatives(word).empty()) << word;
    }
}

} // namespace
} // namespace fundstelle::german

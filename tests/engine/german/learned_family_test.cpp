#include "engine/german/learned_family.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

/// A word and one of its relatives.
using Row = std::pair<std::string, std::string>;

void expect_relatives(const std::vector<Row>& rows) {
    for (const auto& [word, relative] : rows) {
        EXPECT_THAT(learned_relatives(word), testing::Contains(relative)) << word;
    }
}

TEST(LearnedFamily, GuessesAdjectivesOfNouns) {
    expect_relatives({
        {"sepsis", "septisch"},
        {"analysen", "analytisch"},
        {"hypothese", "hypothetisch"},
        {"psychosen", "psychotisch"},
        {"populismus", "populistisch"},
        {"demokratie", "demokratisch"},
        {"stabilität", "stabil"},
        {"kriminalität", "kriminell"},
        {"toleranz", "tolerant"},
    });
}

TEST(LearnedFamily, GuessesNounsOfInflectedAdjectives) {
    expect_relatives({
        {"septische", "sepsis"},
        {"demokratischen", "demokratie"},
        {"ökologisches", "ökologie"},
        {"rassistischer", "rassismus"},
        {"neutralem", "neutralität"},
        {"aggressive", "aggressivität"},
        {"transparente", "transparenz"},
    });
}

TEST(LearnedFamily, GuessesNothingOfOtherWords) {
    for (const std::string_view word :
         {"haus", "rose", "politisch", "ismus", "", "ent", "häuser"}) {
        EXPECT_TRUE(learned_relatives(word).empty()) << word;
    }
}

} // namespace
} // namespace fundstelle::german

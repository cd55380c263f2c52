#include "engine/german/lexicon.hpp"

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(Lexicon, CountsWordsOfACollection) {
    Lexicon lexicon;
    lexicon.add("haus", 3);
    lexicon.add("haus", 2);
    lexicon.add("corona", 1);
    EXPECT_EQ(lexicon.frequency("haus"), 5U);
    EXPECT_EQ(lexicon.frequency("corona"), 1U);
    EXPECT_EQ(lexicon.frequency("hof"), 0U);
    EXPECT_EQ(lexicon.size(), 2U);
    EXPECT_EQ(lexicon.find("hof"), nullptr);
}

TEST(Lexicon, KnowsGermanWordsAndTheirForms) {
    const Lexicon lexicon = Lexicon::general();
    EXPECT_GT(lexicon.size(), 40'000U);
    for (const char* noun : {"haus", "hauses", "straße", "straßen", "verteidigung", "vertrag"}) {
        ASSERT_NE(lexicon.find(noun), nullptr) << noun;
        EXPECT_TRUE(lexicon.find(noun)->is_noun) << noun;
        EXPECT_TRUE(lexicon.find(noun)->as_head) << noun;
        EXPECT_EQ(lexicon.frequency(noun), 0U);
    }
    EXPECT_TRUE(lexicon.find("haus")->is_base);
    EXPECT_FALSE(lexicon.find("hauses")->is_base);
}

TEST(Lexicon, KnowsFirstPartsWithTheirLinkingElements) {
    const Lexicon lexicon = Lexicon::general();
    for (const char* first : {"verteidigungs", "häuser", "schul", "kirch", "liefer", "bundes"}) {
        ASSERT_NE(lexicon.find(first), nullptr) << first;
        EXPECT_TRUE(lexicon.find(first)->as_first) << first;
    }
    EXPECT_TRUE(lexicon.find("liefer")->is_verb);
    EXPECT_FALSE(lexicon.find("bundes")->is_verb);
}

TEST(Lexicon, KnowsHowProductiveAWordIs) {
    const Lexicon lexicon = Lexicon::general();
    EXPECT_GT(*lexicon.find("bundes")->as_first, *lexicon.find("chromosomen")->as_first);
}

TEST(Lexicon, AddsACollectionToTheGeneralWords) {
    Lexicon lexicon = Lexicon::general();
    lexicon.add("haus", 7);
    EXPECT_EQ(lexicon.frequency("haus"), 7U);
    EXPECT_TRUE(lexicon.find("haus")->is_noun);
}

} // namespace
} // namespace fundstelle::german

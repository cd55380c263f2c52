#include "engine/german/name_genitive.hpp"

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(NameGenitive, PutsAnSBehindVowelsThatAlsoEndOtherWords) {
    EXPECT_EQ(possible_genitive_of("moskau"), "moskaus");
    EXPECT_EQ(possible_genitive_of("berlusconi"), "berlusconis");
    EXPECT_EQ(possible_genitive_of("nigeria"), "nigerias");
    EXPECT_EQ(possible_genitive_of("tokio"), "tokios");
    EXPECT_EQ(possible_genitive_of("wiederaufbau"), "wiederaufbaus");
}

TEST(NameGenitive, LeavesToTheStemmerWhatItKnows) {
    EXPECT_EQ(possible_genitive_of("china"), "");
    EXPECT_EQ(possible_genitive_of("merkel"), "");
    EXPECT_EQ(possible_genitive_base("chinas"), "");
    EXPECT_EQ(possible_genitive_base("merkels"), "");
}

TEST(NameGenitive, TakesTheSAway) {
    EXPECT_EQ(possible_genitive_base("moskaus"), "moskau");
    EXPECT_EQ(possible_genitive_base("praxis"), "praxi") << "which no index has";
    EXPECT_EQ(possible_genitive_base("moskau"), "");
}

TEST(NameGenitive, KnowsWordsWhoseSIsTheirs) {
    EXPECT_EQ(possible_genitive_base("mais"), "") << "too short";
    EXPECT_EQ(possible_genitive_base("klaus"), "");
    EXPECT_EQ(possible_genitive_of("grau"), "");
    EXPECT_EQ(possible_genitive_of("mai"), "");
    EXPECT_EQ(possible_genitive_of(""), "");
    EXPECT_EQ(possible_genitive_base("s"), "");
}

} // namespace
} // namespace fundstelle::german

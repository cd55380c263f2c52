#include "engine/german/synonyms.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/german/stemmer.hpp"

namespace fundstelle::german {
namespace {

bool are_synonyms(std::string_view word, std::string_view other) {
    Stemmer stemmer;
    const std::vector<std::string> stems = synonym_stems(stemmer.stem(word));
    return std::find(stems.begin(), stems.end(), stemmer.stem(other)) != stems.end();
}

TEST(Synonyms, KnowsWordsThatNewspapersUseForOneAnother) {
    EXPECT_TRUE(are_synonyms("spital", "krankenhaus"));
    EXPECT_TRUE(are_synonyms("krankenhäuser", "spitäler"));
    EXPECT_TRUE(are_synonyms("pkw", "autos"));
    EXPECT_TRUE(are_synonyms("gefechte", "schlacht"));
    EXPECT_TRUE(are_synonyms("kernkraftwerke", "atomkraftwerk"));
}

TEST(Synonyms, LeavesOtherWordsAlone) {
    EXPECT_FALSE(are_synonyms("spital", "spital")) << "not itself";
    EXPECT_FALSE(are_synonyms("spital", "auto"));
    EXPECT_TRUE(synonym_stems("haus").empty());
    EXPECT_TRUE(synonym_stems("").empty());
}

} // namespace
} // namespace fundstelle::german

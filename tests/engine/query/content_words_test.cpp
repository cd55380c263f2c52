#include "engine/query/content_words.hpp"

#include <gtest/gtest.h>

#include "engine/query/parser.hpp"

namespace fundstelle::query {
namespace {

class ContentWords : public testing::Test {
protected:
    WordCount counted(const char* query) {
        return count_words(parse(query, base::TimeZone{}).tree, analyzer_);
    }

    bool has_content(const char* query) {
        return holds_content(parse(query, base::TimeZone{}).tree.root, analyzer_);
    }

    german::Analyzer analyzer_;
};

TEST_F(ContentWords, CountStopWordsApart) {
    const WordCount words = counted("Wie bleibt die Regierung jetzt arbeitsfähig?");
    EXPECT_EQ(words.typed, 6U);
    EXPECT_EQ(words.content, 3U);
    EXPECT_EQ(counted("Haus").content, 1U);
    EXPECT_EQ(counted("").typed, 0U);
}

TEST_F(ContentWords, CountPhrasesAndGroupsOnce) {
    const WordCount words = counted("Streik \"am Hamburger Hafen\" (Kran ODER Schiff)");
    EXPECT_EQ(words.typed, 3U);
    EXPECT_EQ(words.content, 3U);
}

TEST_F(ContentWords, LeaveOutFiltersAndExclusions) {
    const WordCount words = counted("Streik Hafen -Bremen ressort:Wirtschaft datum:2020");
    EXPECT_EQ(words.typed, 2U);
    EXPECT_EQ(words.content, 2U);
}

TEST_F(ContentWords, AreThoseOfTheLargestGroup) {
    EXPECT_EQ(counted("Hafen UND (Kran Schiff Ladung)").content, 3U);
    EXPECT_EQ(counted("titel:(Kran Schiff der Ladung)").content, 4U) << "all count in fields";
    EXPECT_EQ(counted("Kran UND Schiff UND Ladung").content, 0U);
    EXPECT_EQ(counted("+Kran +Schiff +Ladung").content, 0U);
    EXPECT_EQ(counted("+Kran Schiff").content, 2U);
}

TEST_F(ContentWords, AreStopWordsWhereNothingElseIs) {
    EXPECT_FALSE(has_content("sein oder nicht sein"));
    EXPECT_FALSE(has_content("der -Hafen datum:2020"));
    EXPECT_TRUE(has_content("der Hafen"));
    EXPECT_TRUE(has_content("(der (Hafen))"));
    EXPECT_TRUE(has_content("titel:der"));
    EXPECT_EQ(counted("der die das").content, 3U);
}

} // namespace
} // namespace fundstelle::query

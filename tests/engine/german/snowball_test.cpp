#include "engine/german/snowball.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

TEST(Snowball, StemsByItsRules) {
    struct Row {
        std::string_view word, stem;
    };
    for (const Row& row : {
             Row{"häuser", "haus"},
             Row{"haeuser", "haus"},
             Row{"haus", "haus"},
             Row{"straße", "strass"},
             Row{"strasse", "strass"},
             Row{"bücher", "buch"},
             Row{"lehrerinnen", "lehr"},
             Row{"lehrerin", "lehr"},
             Row{"lehrer", "lehr"},
             Row{"system", "system"},
             Row{"systeme", "system"},
             Row{"systemen", "system"},
             Row{"impfungen", "impfung"},
             Row{"möglichkeiten", "moglich"},
             Row{"freundlichkeit", "freundlich"},
             Row{"internet", "internet"},
             Row{"ticket", "ticket"},
             Row{"quelle", "quell"},
             Row{"feuer", "feu"},
             Row{"ergebnisse", "ergebnis"},
             Row{"ergebnis", "ergebnis"},
             Row{"wandeln", "wandel"},
             Row{"künstlich", "kunstlich"},
             Row{"ab", "ab"},
             Row{"", ""},
         }) {
        EXPECT_EQ(snowball_stem(row.word), row.stem) << row.word;
    }
}

TEST(Snowball, GivesEveryStemOfItsVocabulary) {
    const std::filesystem::path folder =
        std::filesystem::path(FUNDSTELLE_SHARED_DIR) / "german" / "snowball";
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "needs " << folder;
    }
    std::ifstream words(folder / "voc.txt");
    std::ifstream stems(folder / "output.txt");
    std::string word;
    std::string stem;
    std::size_t count = 0;
    while (std::getline(words, word) && std::getline(stems, stem)) {
        EXPECT_EQ(snowball_stem(word), stem) << word;
        ++count;
    }
    EXPECT_EQ(count, 35'033U);
}

TEST(Snowball, TakesAnyBytes) {
    std::mt19937 random(3);
    for (int round = 0; round < 20'000; ++round) {
        std::string word;
        for (std::size_t length = random() % 20; length > 0; --length) {
            word += static_cast<char>(random() % 256);
        }
        EXPECT_NO_THROW((void)snowball_stem(word));
    }
    const std::string endless(5000, 'e');
    EXPECT_EQ(snowball_stem(endless), endless);
}

} // namespace
} // namespace fundstelle::german

#include "engine/search/mark_filter.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle::search {
namespace {

MarkFilter filter_of(const std::vector<std::string>& stems) {
    std::vector<query::Mark> marks;
    for (const std::string& stem : stems) {
        marks.push_back({query::MarkKind::Stem, {stem}, 1, false});
    }
    return MarkFilter(marks);
}

/// Whether a word passes all looks that are taken at it before it is compared with the mark of its
/// own stem.
bool finds_itself(const std::string& printed, german::Analyzer& analyzer) {
    const MarkFilter filter = filter_of({analyzer.stem_of(printed)});
    return filter.beginnings().allows(printed) && filter.may_match(printed, analyzer);
}

TEST(MarkFilter, KnowsEveryWordByItsStem) {
    german::Analyzer analyzer;
    for (const char* word :
         {"Häuser",    "HÄUSER",   "Haeuser",      "Ärzte",     "Aerzte",   "Straße",  "STRASSE",
          "Photos",    "Fotos",    "Phantasie",    "Kusinen",   "Cousine",  "Klubs",   "Yachten",
          "circa",     "Rhythmen", "Viren",        "Praxen",    "Basen",    "höheres", "hohe",
          "Waren",     "Ware",     "potentielle",  "Symphonie", "Alptraum", "rauhe",   "EU",
          "Eis",       "Panther",  "Schiffahrten", "Café",      "Łukasz",   "Tips",    "daß",
          "Portmonee", "Yoga",     "Öl",           "Oel",       "Übungen",  "uebt",    "Zähne"}) {
        EXPECT_TRUE(finds_itself(word, analyzer)) << word;
    }
}

TEST(MarkFilter, KnowsTheVocabularyOfSnowball) {
    const std::filesystem::path file =
        std::filesystem::path(FUNDSTELLE_SHARED_DIR) / "german" / "snowball" / "voc.txt";
    if (!std::filesystem::exists(file)) {
        GTEST_SKIP() << "needs " << file;
    }
    german::Analyzer analyzer;
    std::ifstream words(file);
    std::size_t count = 0;
    for (std::string word; std::getline(words, word); ++count) {
        EXPECT_TRUE(finds_itself(word, analyzer)) << word;
    }
    EXPECT_GT(count, 30'000U);
}

TEST(MarkFilter, TurnsDownWhatBeginsOtherwise) {
    german::Analyzer analyzer;
    const MarkFilter filter = filter_of({analyzer.stem_of("Haushalt"), analyzer.stem_of("Nato")});
    for (const char* word : {"Hause", "Hauptstadt", "Haltung", "Nation", "Not", "der", "Ostsee"}) {
        EXPECT_FALSE(filter.may_match(word, analyzer)) << word;
    }
    // At a glance, before anything is known of the word.
    for (const char* word : {"Hauptmann", "Haltung", "Nelke", "der", "Ostsee", "Holz"}) {
        EXPECT_FALSE(filter.beginnings().allows(word)) << word;
    }
}

} // namespace
} // namespace fundstelle::search

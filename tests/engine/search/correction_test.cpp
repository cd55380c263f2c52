// "Meinten Sie" as a table: what people mistype, and what they type rightly.
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

/// A small newspaper: each of its sentences stands in as many articles as the number says.
std::vector<article::Article> newspaper() {
    const std::vector<std::pair<int, std::string>> sentences = {
        {12,
         "Die Regierung sprach über Krankenhäuser, Impfstoffe und den Rhythmus der Verhandlungen."},
        {12, "Der Bundeskanzler besuchte München, Straßburg und die Grenze zu Österreich."},
        {12, "Der Gottesdienst in Tübingen begann, die Bäckerei und das Gymnasium blieben zu."},
        {12, "Die Gewerkschaft fordert Solidarität, der Verkehr steht still."},
        {3, "Frau Meyer und Herr Meier sprachen mit Ursula Wilhelmi."},
        {2, "Das Standart-Verfahren kam nicht an."},
        {12, "Die Bahn fährt schneller, die Bürgermeister*innen freuen sich."},
        {11, "Der Algorythmus im Plakat war Absicht."},
    };
    std::vector<article::Article> articles;
    for (const auto& [count, sentence] : sentences) {
        for (int copy = 0; copy < count; ++copy) {
            articles.push_back(
                index::make_article("a" + std::to_string(articles.size()), "", sentence)
            );
        }
    }
    return articles;
}

class CorrectionTest : public testing::Test {
protected:
    [[nodiscard]] std::string corrected(const std::string& typed) const {
        SearchRequest request;
        request.query = typed;
        return searcher_.search(request).corrected.value_or("");
    }

    index::ServedArticles served_{newspaper()};
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone::load("Europe/Berlin"), {}};
};

TEST_F(CorrectionTest, OffersWhatWasMeant) {
    for (const auto& [typed, meant] : std::vector<std::pair<std::string, std::string>>{
             // Letters swapped, missing, doubled, once too many.
             {"Regeirung", "Regierung"},
             {"Regierng", "Regierung"},
             {"Regierrung", "Regierung"},
             {"Regieruung", "Regierung"},
             {"Gewerkschat", "Gewerkschaft"},
             {"Verhandlugen", "Verhandlungen"},
             // The key beside.
             {"Regierumg", "Regierung"},
             {"Vetkehr", "Verkehr"},
             {"Grenue", "Grenze"},
             {"Müncjen", "München"},
             // As it sounds.
             {"Rytmus", "Rhythmus"},
             {"Rhytmus", "Rhythmus"},
             {"Gimnasium", "Gymnasium"},
             {"Solidaritet", "Solidarität"},
             {"Gotesdienst", "Gottesdienst"},
             // Dots and double s.
             {"Strasburg", "Straßburg"},
             {"Beckerei", "Bäckerei"},
             // In upper case as typed, where articles print only "Bürgermeister*innen".
             {"Bürgermeisterinen", "Bürgermeisterinnen"},
             {"Schneler", "Schneller"},
             {"schneler", "schneller"},
             // A headline.
             {"Die Regeirung sprach über Impfstoffe", "Die Regierung sprach über Impfstoffe"},
             // Signs stay as typed.
             {"+Regeirung", "+Regierung"},
             {"Regeirung UND Rhythmus", "Regierung UND Rhythmus"},
             {"(Regeirung ODER Vetkehr)", "(Regierung ODER Verkehr)"},
             {"titel:x ODER Regeirung", "titel:x ODER Regierung"},
         }) {
        EXPECT_EQ(corrected(typed), meant) << typed;
    }
}

TEST_F(CorrectionTest, KeepsSilentWhereTheQueryIsFine) {
    for (const char* typed : {
             // It finds plenty, if by a slip of the paper's.
             "Algorythmus",
             "Regierung",
             "Regierungen",
             // Spelled as a reader without umlauts does, or as one did once.
             "Muenchen",
             "Strassburg",
             "Oesterreich",
             "Krankenhaeuser",
             "Munchen",
             // A compound in two words finds what it should.
             "Bundes kanzler",
             // Both words are there, if never together.
             "Verkehr Rhythmus",
             // Names, though others are like them.
             "Meyer",
             "Meier",
             "Wilhelmi",
             "Schneider", // no noun is like it
             // An article holds all of it, with the paper's slip.
             "Das Standart-Verfahren kam nicht an",
             // Numbers and codes.
             "2021",
             "1.000.000",
             "G7",
             "A 8",
             "20:15",
             // Beginnings and slips are asked for.
             "Regeir*",
             "Regeirung~",
             // Excluded, or in fields of values.
             "-Regeirung",
             "NICHT Regeirung",
             "autor:Regeirung",
             "datum:2021",
             // Addresses, mentions, tags.
             "www.regeirung.de",
             "@regeirung",
             // Nothing is near.
             "Xylophonquartett",
             "qqq",
             "",
             "!!!",
         }) {
        EXPECT_EQ(corrected(typed), "") << typed;
    }
}

TEST_F(CorrectionTest, QuotedWordsAreCorrectedInTheirPhraseOnly) {
    EXPECT_EQ(corrected("\"Regeirung sprach\""), "\"Regierung sprach\"");
    EXPECT_EQ(corrected("\"Die Regierung sprach\""), "");
    EXPECT_EQ(corrected("\"Verkehr Regeirung\""), "") << "the phrase would not be found either";
}

TEST_F(CorrectionTest, WhatIsOfferedIsFine) {
    for (const char* typed : {"Regeirung", "Rytmus Verhandlugen", "\"Regeirung sprach\""}) {
        const std::string once = corrected(typed);
        EXPECT_NE(once, "") << typed;
        EXPECT_EQ(corrected(once), "") << typed;
    }
}

} // namespace
} // namespace fundstelle::search

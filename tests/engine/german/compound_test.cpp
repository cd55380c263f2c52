#include "engine/german/compound.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

/// The general lexicon alone, as with a new or small collection.
const CompoundSplitter& general() {
    static const CompoundSplitter splitter{Lexicon::general()};
    return splitter;
}

/// "verteidigungs|plan"; the word itself if it is not split.
std::string cut(const CompoundSplitter& splitter, std::string_view word) {
    std::string text;
    for (const CompoundPart& part : splitter.split(word)) {
        text += text.empty() ? "" : "|";
        text += word.substr(part.bytes.begin, part.bytes.size());
    }
    return text.empty() ? std::string(word) : text;
}

std::string lexemes(const CompoundSplitter& splitter, std::string_view word) {
    std::string text;
    for (const CompoundPart& part : splitter.split(word)) {
        text += text.empty() ? "" : "|";
        text += part.lexeme;
    }
    return text;
}

std::string without_bars(std::string_view text) {
    std::string word;
    for (const char byte : text) {
        if (byte != '|') {
            word += byte;
        }
    }
    return word;
}

void expect_cuts(const CompoundSplitter& splitter, const std::vector<std::string_view>& cuts) {
    for (const std::string_view expected : cuts) {
        EXPECT_EQ(cut(splitter, without_bars(expected)), expected);
    }
}

TEST(CompoundSplitter, JoinsWithoutALinkingElement) {
    expect_cuts(
        general(),
        {"sport|halle",
         "haus|tür",
         "bild|schirm",
         "gas|vertrag",
         "wand|halterung",
         "wahl|kampf",
         "stadt|rat",
         "polizei|einsatz"}
    );
}

TEST(CompoundSplitter, KnowsTheLinkingElements) {
    expect_cuts(
        general(),
        {"verteidigungs|plan",  // s
         "sicherheits|rat",     // s
         "bundes|land",         // es
         "tages|zeitung",       // es
         "straßen|verkehr",     // n
         "frauen|quote",        // en
         "studenten|wohn|heim", // en
         "kinder|garten",       // er
         "hunde|steuer",        // e
         "namens|schild",       // ns
         "glaubens|frage",      // ns
         "herzens|wunsch"}      // ens
    );
}

TEST(CompoundSplitter, KnowsADroppedEndingOfTheFirstPart) {
    expect_cuts(
        general(), {"schul|haus", "kirch|turm", "erd|gas", "grenz|kontrolle", "sprach|kurs"}
    );
    EXPECT_EQ(lexemes(general(), "schulhaus"), "schule|haus");
    EXPECT_EQ(lexemes(general(), "kirchturm"), "kirche|turm");
    EXPECT_EQ(lexemes(general(), "grenzkontrolle"), "grenze|kontrolle");
}

TEST(CompoundSplitter, KnowsUmlautsInTheFirstPart) {
    expect_cuts(general(), {"häuser|kampf", "städte|bau", "bücher|regal", "ärzte|mangel"});
    EXPECT_EQ(lexemes(general(), "häuserkampf"), "haus|kampf");
    EXPECT_EQ(lexemes(general(), "bücherregal"), "buch|regal");
}

TEST(CompoundSplitter, KnowsInflectedHeads) {
    expect_cuts(
        general(),
        {"verteidigungs|pläne",
         "verteidigungs|plänen",
         "verteidigungs|plans",
         "sport|hallen",
         "bundes|ländern",
         "gas|verträge",
         "umwelt|freundlichen"}
    );
}

TEST(CompoundSplitter, GivesTheWordThatAFirstPartStandsFor) {
    struct Row {
        std::string_view word, lexemes;
    };
    for (const Row& row : {
             Row{"verteidigungsplan", "verteidigung|plan"},
             Row{"verteidigungspläne", "verteidigung|pläne"},
             Row{"bündnisgebiet", "bündnis|gebiet"},
             Row{"straßenverkehr", "straße|verkehr"},
             Row{"glaubensfrage", "glauben|frage"},
             Row{"gasliefervertrag", "gas|lieferung|vertrag"},
             Row{"lernprozess", "lernen|prozess"},
             Row{"tageszeitung", "tag|zeitung"},
             Row{"kleinstadt", "klein|stadt"},
         }) {
        EXPECT_EQ(lexemes(general(), row.word), row.lexemes) << row.word;
    }
}

TEST(CompoundSplitter, SplitsCompoundsOfCompounds) {
    expect_cuts(
        general(),
        {"gas|liefer|vertrag",
         "kinder|zahn|heil|kunde",
         "stadt|rats|sitzung",
         "bundes|verfassungs|gericht",
         "arbeits|markt|politik",
         "stadt|plan|ersatz"}
    );
}

TEST(CompoundSplitter, LeavesNoDebris) {
    for (const std::string_view word :
         {"sporthalle", "sporthallen", "wandhalterung", "straßenbahnen", "wallboxen"}) {
        for (const CompoundPart& part : general().split(word)) {
            EXPECT_GE(part.bytes.size(), 4U) << word;
        }
    }
}

TEST(CompoundSplitter, TakesShortPartsOfAListOnly) {
    expect_cuts(
        general(),
        {"öl|preis", "tor|wart", "amts|gericht", "see|ufer", "bus|fahrer", "heiz|öl", "rad|weg"}
    );
    expect_cuts(
        general(), {"partei", "tomate", "anwalt", "rasen", "minister", "ananas", "abendrot"}
    );
}

TEST(CompoundSplitter, KeepsSimpleWordsWhole) {
    expect_cuts(
        general(),
        {"verteidigung",
         "erfahrung",
         "halterung",
         "alterung",
         "präsident",
         "gesellschaft",
         "mannschaft",
         "wissenschaft",
         "freundlichkeit",
         "restaurant",
         "plantage",
         "verstand",
         "verbrechen",
         "regierung",
         "demokratie",
         "sonntag",
         "haushalt",
         "maßnahme"}
    );
}

TEST(CompoundSplitter, KeepsNamesWhole) {
    expect_cuts(
        general(),
        {"frankfurt",
         "düsseldorf",
         "salzburg",
         "österreich",
         "merkel",
         "steinmeier",
         "scholz",
         "zimmermann",
         "berlin",
         "brandenburg"}
    );
}

TEST(CompoundSplitter, KeepsVerbsWhole) {
    expect_cuts(
        general(),
        {"aufstellen",
         "übertragen",
         "einnehmen",
         "festgestellt",
         "festzustellen",
         "freigesetzt",
         "bestreiten",
         "hingewiesen",
         "drehende",
         "laufenden",
         "teilnehmen",
         "stattfinden"}
    );
}

TEST(CompoundSplitter, KeepsAdjectivesThatEndLikeNouns) {
    expect_cuts(
        general(), {"romantische", "spezifischen", "diagnostischer", "dramatisch", "genetischen"}
    );
}

/// What a splitter by dictionary alone makes nouns of: "auszug|ehen", "verein|bart",
/// "grund|legende".
TEST(CompoundSplitter, DoesNotTakeVerbsAndAdjectivesForNouns) {
    expect_cuts(
        general(),
        {"auszugehen",
         "einzugehen",
         "vereinbart",
         "grundlegende",
         "gemeinsamen",
         "diplomatischen",
         "elektronischen",
         "asthmatischen",
         "vielleicht",
         "zugrunde",
         "zugelassen",
         "unterstrichen",
         "ehemals",
         "gehabt"}
    );
}

TEST(CompoundSplitter, SplitsAtHyphens) {
    expect_cuts(general(), {"haus"});
    EXPECT_EQ(cut(general(), "nato-generalsekretär"), "nato|general|sekretär");
    EXPECT_EQ(cut(general(), "xyz-abkommen"), "xyz|abkommen");
    EXPECT_EQ(lexemes(general(), "regierungs-bildung"), "regierung|bildung");
    for (const std::string_view word : {"e-mail", "-", "--", "haus-", "-haus", "a-b-c"}) {
        EXPECT_TRUE(general().split(word).empty()) << word;
    }
}

TEST(CompoundSplitter, LearnsPartsFromACollection) {
    EXPECT_TRUE(general().split("zorbakrise").empty());
    Lexicon lexicon = Lexicon::general();
    lexicon.add("zorba", 100);
    for (const std::string_view word :
         {"zorbakrise", "zorbatest", "zorbavertrag", "zorbahilfe", "zorbapolitik"}) {
        lexicon.add(word, 3);
    }
    const CompoundSplitter splitter(lexicon);
    expect_cuts(splitter, {"zorba|krise", "zorba|hilfen", "zorba|verträge", "zorba"});
}

TEST(CompoundSplitter, LearnsNothingFromWordsThatAreSeenOnce) {
    Lexicon lexicon = Lexicon::general();
    for (const std::string_view word : {"zorba", "zorbakrise", "zorbatest", "zorbahilfe"}) {
        lexicon.add(word, 1);
    }
    EXPECT_TRUE(CompoundSplitter(lexicon).split("zorbakrise").empty());
}

TEST(CompoundSplitter, WorksWithAnEmptyLexicon) {
    const CompoundSplitter splitter{Lexicon()};
    EXPECT_TRUE(splitter.split("sporthalle").empty());
}

void expect_sound(std::string_view word) {
    const std::vector<CompoundPart> parts = general().split(word);
    EXPECT_NE(parts.size(), 1U) << word;
    std::size_t last = 0;
    for (const CompoundPart& part : parts) {
        EXPECT_GE(part.bytes.begin, last) << word;
        EXPECT_GE(part.bytes.size(), 2U) << word;
        EXPECT_LE(part.bytes.end, word.size()) << word;
        EXPECT_FALSE(part.lexeme.empty()) << word;
        last = part.bytes.end;
    }
    EXPECT_TRUE(parts.empty() || last == word.size()) << word;
}

TEST(CompoundSplitter, IsSoundForAnyBytes) {
    std::mt19937 random(20260723); // NOLINT: the same words in each run
    const std::vector<std::string_view> pieces = {
        "haus",
        "verteidigungs",
        "öl",
        "ä",
        "s",
        "-",
        "plan",
        "\xC3",
        "\x80",
        "straße",
        "e",
        "\xFF"};
    for (int round = 0; round < 20'000; ++round) {
        std::string word;
        for (std::uint32_t count = random() % 8; count > 0; --count) {
            word += random() % 2 == 0 ? std::string(1, static_cast<char>(random() % 256))
                                      : std::string(pieces[random() % pieces.size()]);
        }
        expect_sound(word);
    }
    expect_sound(std::string(100'000, 'a'));
    expect_sound("");
}

} // namespace
} // namespace fundstelle::german

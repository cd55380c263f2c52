#include "engine/german/analyzer.hpp"

#include <string>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

std::string_view short_name(TermRole role) {
    switch (role) {
        case TermRole::Whole:
            return "";
        case TermRole::Part:
            return "/part";
        case TermRole::Hung:
            return "/hung";
        case TermRole::Gender:
            return "/gender";
        case TermRole::Number:
            return "/number";
        case TermRole::Variant:
            return "/variant";
        case TermRole::Compound:
            return "/compound";
        case TermRole::Host:
            return "/host";
    }
    return "";
}

/// "position:normal/role" of each term.
std::string terms(std::string_view text) {
    Analyzer analyzer;
    std::string shown;
    for (const OwnedTerm& term : analyzer.analyze(text)) {
        shown += shown.empty() ? "" : " ";
        shown +=
            std::to_string(term.position) + ':' + term.normal + std::string(short_name(term.role));
    }
    return shown;
}

TEST(Analyzer, GivesEachTokensTerms) {
    struct Row {
        std::string_view text, terms;
    };
    for (const Row& row : {
             Row{"Die Häuser", "1:die 2:häuser"},
             Row{"Nato-Generalsekretär kam",
                 "1:natogeneralsekretär 1:nato/part 2:generalsekretär/part 3:kam"},
             Row{"Ost- und Mitteleuropa", "1:ost 2:und 3:mitteleuropa 1:osteuropa/hung"},
             Row{"§ 218", "1:§218 1:218/number"},
             Row{"Art. 5", "1:art 1:artikel/variant 2:5"},
             Row{"1.000.000 Euro", "1:1000000 2:euro"},
             Row{"20.15 Uhr", "1:20:15 2:uhr"},
             Row{"3,5", "1:3,5"},
             Row{"z. B.", "1:z.b."},
             Row{"Bürger*innen", "1:bürgerinnen 1:bürger/gender"},
             Row{"BürgerInnen", "1:bürgerinnen 1:bürger/gender"},
             Row{"Bürger/-innen", "1:bürgerinnen 1:bürger/gender"},
             Row{"Mitarbeiter(innen)", "1:mitarbeiterinnen 1:mitarbeiter/gender"},
             Row{"Lehrer:in", "1:lehrerin 1:lehrer/gender"},
             Row{"Covid-19", "1:covid19 1:covid/part 2:19/part"},
             Row{"www.example.org", "1:www.example.org 1:example/part"},
             Row{"#Klima", "1:#klima 1:klima/variant"},
         }) {
        EXPECT_EQ(terms(row.text), row.terms) << row.text;
    }
}

TEST(Analyzer, BytesAreThoseOfTheTextAsGiven) {
    Analyzer analyzer;
    const std::string text = "Die Ver\xc2\xadträge der Nato-Staaten";
    for (const OwnedTerm& term : analyzer.analyze(text)) {
        ASSERT_LE(term.bytes.end, text.size());
        if (term.normal == "verträge") {
            EXPECT_EQ(text.substr(term.bytes.begin, term.bytes.size()), "Ver\xc2\xadträge");
        }
        if (term.normal == "staaten") {
            EXPECT_EQ(text.substr(term.bytes.begin, term.bytes.size()), "Staaten");
        }
    }
}

TEST(Analyzer, CountsPositionsOn) {
    Analyzer analyzer;
    EXPECT_EQ(analyzer.analyze("eins zwei drei", 7, [](const Term&) {}), 10U);
    EXPECT_EQ(analyzer.analyze("", 7, [](const Term&) {}), 7U);
}

TEST(Analyzer, FoldsPrefixesAsStems) {
    const Analyzer analyzer;
    EXPECT_EQ(analyzer.prefix_of("Günsti"), "gunsti");
    EXPECT_EQ(analyzer.prefix_of("STRAß"), "strass");
}

} // namespace
} // namespace fundstelle::german

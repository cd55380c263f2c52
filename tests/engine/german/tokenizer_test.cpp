#include "engine/german/tokenizer.hpp"

#include <random>
#include <string>

#include <gtest/gtest.h>

namespace fundstelle::german {
namespace {

/// The tokens as printed, between bars.
std::string tokens(std::string_view text) {
    std::string shown;
    Tokenizer tokenizer(text);
    while (const std::optional<Token> token = tokenizer.next()) {
        shown += shown.empty() ? "" : "|";
        shown += text.substr(token->bytes.begin, token->bytes.size());
    }
    return shown;
}

TEST(Tokenizer, CutsGermanAsNewspapersWriteIt) {
    struct Row {
        std::string_view text, tokens;
    };
    for (const Row& row : {
             Row{"Der Nato-Generalsekretär kam.", "Der|Nato-Generalsekretär|kam"},
             Row{"„Ost- und Mitteleuropa“, sagte er", "Ost|und|Mitteleuropa|sagte|er"},
             Row{"z. B. und z.B. und d. h.", "z. B.|und|z.B.|und|d. h."},
             Row{"§ 218, §218 und §§ 3a", "§ 218|§218|und|§§ 3a"},
             Row{"1.000.000 oder 1 000 000 oder 1000000", "1.000.000|oder|1 000 000|oder|1000000"},
             Row{"3,5 Prozent um 20.15 Uhr und 20:15", "3,5|Prozent|um|20.15|Uhr|und|20:15"},
             Row{"am 24. Februar 2022.", "am|24|Februar|2022"},
             Row{"Es waren 24. 200 kamen", "Es|waren|24|200|kamen"},
             Row{"Covid-19, G7 und A 8", "Covid-19|G7|und|A 8"},
             Row{"C&A und AT&T", "C&A|und|AT&T"},
             Row{"Bürger*innen Bürger:innen Bürger_innen BürgerInnen",
                 "Bürger*innen|Bürger:innen|Bürger_innen|BürgerInnen"},
             Row{"Bürger/-innen Bürger/innen Bürger(innen)",
                 "Bürger/-innen|Bürger/innen|Bürger(innen)"},
             Row{"Lehrer*in, Kolleg*innen.", "Lehrer*in|Kolleg*innen"},
             Row{"geht's Müllers' Buch", "geht's|Müllers|Buch"},
             Row{"siehe https://example.org/a?b=c. Danach",
                 "siehe|https://example.org/a?b=c|Danach"},
             Row{"auf spiegel.de, an a.b@example.org", "auf|spiegel.de|an|a.b@example.org"},
             Row{"@name und #stichwort", "@name|und|#stichwort"},
             Row{"Ver\xc2\xadtrag", "Ver\xc2\xadtrag"},
             Row{"das Haus–der Baum — Ende…", "das|Haus|der|Baum|Ende"},
             Row{"5G-Netz und 1990er", "5G-Netz|und|1990er"},
             Row{"und/oder", "und|oder"},
             Row{"Привет мир 😀 日本", "Привет|мир|日本"},
             Row{"", ""},
             Row{"--- !!! ***", ""},
         }) {
        EXPECT_EQ(tokens(row.text), row.tokens) << row.text;
    }
}

TEST(Tokenizer, TellsSentenceBeginnings) {
    Tokenizer tokenizer("Eins zwei. Drei");
    EXPECT_TRUE(tokenizer.next()->begins_sentence);
    EXPECT_FALSE(tokenizer.next()->begins_sentence);
    EXPECT_TRUE(tokenizer.next()->begins_sentence);
}

TEST(Tokenizer, StaysInsideAnyBytes) {
    std::mt19937 random(11);
    const std::string pieces[] = {
        "ä",
        "Haus",
        "-",
        "*innen",
        "§",
        "218",
        ".",
        " ",
        "\xc2\xad",
        "\xff",
        "@",
        "(in)",
        "z.",
        "://",
        "&",
        "'",
        "\xe2"};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t length = random() % 14; length > 0; --length) {
            text += pieces[random() % std::size(pieces)];
        }
        std::size_t last = 0;
        Tokenizer tokenizer(text);
        while (const std::optional<Token> token = tokenizer.next()) {
            ASSERT_GE(token->bytes.begin, last) << text;
            ASSERT_GT(token->bytes.end, token->bytes.begin) << text;
            ASSERT_LE(token->bytes.end, text.size()) << text;
            last = token->bytes.end;
        }
    }
}

} // namespace
} // namespace fundstelle::german

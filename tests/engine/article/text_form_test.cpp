#include "engine/article/text_form.hpp"

#include <string>

#include <gtest/gtest.h>

namespace fundstelle::article {
namespace {

using namespace std::string_literals;

TEST(TextForm, RepairsAndCleans) {
    struct Case {
        std::string text;
        std::string cleaned;
    };
    for (const Case& entry : {
             Case{"  Text \u00A0\n", "Text"},
             Case{"a\0b\x01\x7F"s, "ab"},
             Case{"a\r\nb\rc\fd\ve", "a\nb\nc\nd\ne"},
             Case{"a\u0085b\u009Cc", "a\nbc"},
             Case{"\tu\u0308ber\t", "über"},
             Case{"a\xFF", "a\uFFFD"},
             Case{"Stra\u00ADße\u200B", "Stra\u00ADße\u200B"},
             Case{"\uFEFF ", ""},
             Case{"©\xC2", "©\uFFFD"},
         }) {
        EXPECT_EQ(clean_text(entry.text), entry.cleaned);
    }
}

TEST(TextForm, KeepsOneLine) {
    EXPECT_EQ(clean_line(" Die\nNato\tist "), "Die Nato ist");
}

TEST(TextForm, SeparatesParagraphsByOneEmptyLine) {
    EXPECT_EQ(
        clean_paragraphs("\n\nEins  \r\n \t\r\n\r\n\r\nZwei\nnoch zwei\n"),
        "Eins\n\nZwei\nnoch zwei"
    );
    EXPECT_EQ(clean_paragraphs(" \n \n"), "");
}

TEST(TextForm, CleansNothingTwice) {
    for (const std::string& text : {"a\u0301\n\n\nb \n"s, "x\x01\u0308"s, "\xC2\xC2\x85"s}) {
        const std::string once = clean_paragraphs(text);
        EXPECT_EQ(clean_paragraphs(once), once);
    }
}

} // namespace
} // namespace fundstelle::article

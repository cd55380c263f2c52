// What holds for the analysis of any text: places, order, round trips.
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/utf8.hpp"
#include "engine/german/analyzer.hpp"
#include "tests/support/instrumented.hpp"

namespace fundstelle::german {
namespace {

constexpr std::string_view kPieces[] = {
    "ä",     "Haus",   "-",    "*innen",   "§",   "218",  ".",       " ",  "\xc2\xad",
    "\xff",  "@",      "(in)", "z.",       "B.",  "://",  "&",       "'",  "\xe2",
    "Ost- ", " und ",  "’",    "\xcc\x88", ",",   "/-",   "www.",    "de", "\xe2\x80\x8b",
    "InnEn", "Innen",  "§§ ",  "1.000",    ":15", "20",   " Uhr",    "#",  "Mitteleuropa",
    "_",     "Art. 5", "\n",   "–",        "„",   "http", "日本",    "😀",  "Paragraf ",
    "*r",    "e",      "(",    ")",        "₂",   "\0x",  "Bürger:", "İ",  "ẞ"};

std::string random_text(std::mt19937& random) {
    std::string text;
    for (std::size_t length = random() % 16; length > 0; --length) {
        text += kPieces[random() % std::size(kPieces)];
    }
    return text;
}

std::string random_bytes(std::mt19937& random) {
    std::string text;
    for (std::size_t length = random() % 60; length > 0; --length) {
        text += static_cast<char>(random() % 256);
    }
    return text;
}

/// German sentences with some bytes changed, dropped or doubled.
std::string mutated_sentence(std::mt19937& random) {
    std::string text =
        "Die Bürger*innen in Ost- und Mitteleuropa zahlten am 24. Februar 1.000.000 Euro, z. B. "
        "nach § 218 und Art. 5; Müller’s E-Mail an info@example.org kam um 20.15 Uhr („spät“).";
    for (std::size_t count = random() % 6; count > 0; --count) {
        const std::size_t place = random() % text.size();
        switch (random() % 3) {
            case 0:
                text[place] = static_cast<char>(random() % 256);
                break;
            case 1:
                text.erase(place, 1 + random() % 3);
                break;
            default:
                text.insert(place, text, random() % text.size(), random() % 8);
                break;
        }
    }
    return text;
}

bool is_border(std::string_view text, std::size_t offset) {
    return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80;
}

void expect_sound_terms(const std::string& text) {
    SCOPED_TRACE(text.substr(0, 200));
    Analyzer analyzer;
    const bool is_valid = !base::first_invalid_byte(text);
    std::size_t last_begin = 0;
    std::uint32_t last_position = 0;
    const std::vector<OwnedTerm> terms = analyzer.analyze(text);
    for (const OwnedTerm& term : terms) {
        ASSERT_LT(term.bytes.begin, term.bytes.end);
        ASSERT_LE(term.bytes.end, text.size());
        ASSERT_FALSE(term.normal.empty());
        ASSERT_FALSE(term.stem.empty());
        // Addresses and numbers are matched as they are, however long.
        if (term.kind == TokenKind::Word) {
            ASSERT_LE(term.stem.size(), 64U);
        }
        if (is_valid) {
            ASSERT_TRUE(is_border(text, term.bytes.begin));
            ASSERT_TRUE(is_border(text, term.bytes.end));
            ASSERT_FALSE(base::first_invalid_byte(term.normal));
            ASSERT_FALSE(base::first_invalid_byte(term.stem));
        }
        if (term.role == TermRole::Whole) {
            ASSERT_GE(term.bytes.begin, last_begin);
            ASSERT_GT(term.position, last_position);
            last_begin = term.bytes.end;
            last_position = term.position;
        }
    }
}

/// A word that is cut out of its text is understood as it was inside.
void expect_same_word_alone(const std::string& text) {
    Analyzer analyzer;
    for (const OwnedTerm& term : analyzer.analyze(text)) {
        if (term.role != TermRole::Whole || term.kind != TokenKind::Word) {
            continue;
        }
        const std::string alone = text.substr(term.bytes.begin, term.bytes.size());
        const std::vector<OwnedTerm> again = analyzer.analyze(alone);
        ASSERT_FALSE(again.empty()) << text << " | " << alone;
        EXPECT_EQ(again.front().normal, term.normal) << text << " | " << alone;
    }
}

TEST(AnyText, GivesSoundTerms) {
    std::mt19937 random(17);
    for (int round = 0; round < 20'000; ++round) {
        expect_sound_terms(random_text(random));
        expect_sound_terms(random_bytes(random));
    }
    for (int round = 0; round < 5'000; ++round) {
        expect_sound_terms(mutated_sentence(random));
    }
}

TEST(AnyText, GivesWordsThatStandAlone) {
    std::mt19937 random(19);
    for (int round = 0; round < 5'000; ++round) {
        expect_same_word_alone(mutated_sentence(random));
    }
}

TEST(AnyText, IsUnderstoodTheSameTwice) {
    std::mt19937 random(23);
    Analyzer used;
    for (int round = 0; round < 2'000; ++round) {
        const std::string text = mutated_sentence(random);
        Analyzer fresh;
        const std::vector<OwnedTerm> first = fresh.analyze(text);
        const std::vector<OwnedTerm> second = used.analyze(text);
        ASSERT_EQ(first.size(), second.size()) << text;
        for (std::size_t index = 0; index < first.size(); ++index) {
            ASSERT_EQ(first[index].normal, second[index].normal) << text;
            ASSERT_EQ(first[index].stem, second[index].stem) << text;
        }
    }
}

TEST(AnyText, OfOneEndlessWordIsReadInLinearTime) {
    constexpr std::size_t kCount = tests::kIsInstrumented ? 40'000 : 200'000;
    for (const std::string_view piece :
         {"a",
          "a-",
          "§",
          "a.",
          "aa.",
          "1.000.",
          "\xc2\xad",
          "a\xc2\xad",
          "a&",
          "@a",
          "a*",
          "Ost- ",
          "a’",
          "(",
          "http://",
          "\xcc\x88",
          "ä-"}) {
        std::string text;
        for (std::size_t count = 0; count < kCount; ++count) {
            text += piece;
        }
        expect_sound_terms(text);
    }
}

} // namespace
} // namespace fundstelle::german

#include "engine/base/utf8.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace fundstelle::base {
namespace {

TEST(Utf8, DecodesEveryCodePoint) {
    for (char32_t value = 0; value <= 0x10FFFF; ++value) {
        if (value == 0xD800) {
            value = 0xE000;
        }
        std::string text;
        append_code_point(text, value);
        const CodePoint point = decode_at(text, 0);
        ASSERT_EQ(point.value, value);
        ASSERT_EQ(point.length, text.size());
        ASSERT_EQ(first_invalid_byte(text), std::nullopt);
    }
}

TEST(Utf8, DecodesOneByteOfWhatIsInvalid) {
    for (const std::string_view text :
         {"\x80",
          "\xBF",
          "\xC0\x80",
          "\xC1\xBF",
          "\xC3",
          "\xE2\x82",
          "\xED\xA0\x80",
          "\xF5\x80\x80\x80",
          "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80",
          "\xFF",
          "\xE0\x9F\xBF",
          "\xC3(",
          "\xF0\x9F\x98"}) {
        const CodePoint point = decode_at(text, 0);
        EXPECT_EQ(point.value, U'\uFFFD');
        EXPECT_EQ(point.length, 1U);
        EXPECT_EQ(first_invalid_byte(text), 0U);
    }
}

TEST(Utf8, FindsTheFirstInvalidByte) {
    EXPECT_EQ(first_invalid_byte(""), std::nullopt);
    EXPECT_EQ(first_invalid_byte("Größe 😀"), std::nullopt);
    EXPECT_EQ(
        first_invalid_byte("Gr\xF6\xDF"
                           "e"),
        2U
    );
    EXPECT_EQ(first_invalid_byte("ä\xC3"), 2U);
}

TEST(Utf8, RepairsMaximalParts) {
    struct Row {
        std::string_view broken, repaired;
    };
    // Unicode 15, section 3.9, tables 3-8 to 3-11.
    for (const Row& row :
         {Row{"", ""},
          Row{"häßlich", "häßlich"},
          Row{"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", "��������A"},
          Row{"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", "��������A"},
          Row{"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", "�����A��B"},
          Row{"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", "����A"},
          Row{"a\xC3", "a�"}}) {
        EXPECT_EQ(repair(row.broken), row.repaired);
    }
}

TEST(Utf8, RepairGivesValidTextOfAnything) {
    std::mt19937 random(42);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int index = 0; index < 24; ++index) {
            text += static_cast<char>(byte(random));
        }
        EXPECT_EQ(first_invalid_byte(repair(text)), std::nullopt);
        std::size_t offset = 0;
        while (offset < text.size()) {
            offset += decode_at(text, offset).length;
        }
        EXPECT_EQ(offset, text.size());
        static_cast<void>(to_nfc(text));
        static_cast<void>(shorten(text, 10));
    }
}

TEST(Utf8, ReadsWindows1252) {
    EXPECT_EQ(
        from_windows_1252("Gr\xFC\xDF"
                          "e \x84Zitat\x93 \x96 5 \x80"),
        "Grüße „Zitat“ – 5 €"
    );
    EXPECT_EQ(from_windows_1252("\x81\x8D\x8F\x90\x9D"), "�����");
    for (int byte = 0; byte < 256; ++byte) {
        const std::string one(1, static_cast<char>(byte));
        EXPECT_EQ(count_code_points(from_windows_1252(one)), 1U);
    }
}

TEST(Utf8, ComposesDecomposedText) {
    struct Row {
        std::string_view text, composed;
        bool may_need;
    };
    for (const Row& row :
         {Row{"", "", false},
          Row{"Größe „Zitat“ – 5 € … ﬁn", "Größe „Zitat“ – 5 € … ﬁn", false},
          Row{"Ministerpräsident Šefčovič, Erdoğan", "Ministerpräsident Šefčovič, Erdoğan", false},
          Row{"Mo\u0308bel", "Möbel", true},
          Row{"A\u030Angstro\u0308m", "Ångström", true},
          Row{"\u212B", "Å", true},
          Row{"\u2126", "Ω", true},
          Row{"\u1112\u1161\u11AB", "한", true},
          Row{"한국", "한국", false},
          Row{"Nguyễn", "Nguyễn", true},
          Row{"Москва", "Москва", false},
          Row{"\u2000", "\u2002", true}}) {
        SCOPED_TRACE(row.text);
        EXPECT_EQ(to_nfc(row.text), row.composed);
        EXPECT_EQ(may_need_nfc(row.text), row.may_need);
    }
}

TEST(Utf8, ComposesAroundZeroBytes) {
    using namespace std::string_literals;
    EXPECT_EQ(to_nfc("a\0o\u0308"s), "a\0ö"s);
}

TEST(Utf8, LeavesInvalidTextAsItIs) {
    EXPECT_EQ(to_nfc("o\u0308\xFF"), "o\u0308\xFF");
}

TEST(Utf8, CountsAndCutsCodePoints) {
    EXPECT_EQ(count_code_points(""), 0U);
    EXPECT_EQ(count_code_points("Größe 😀"), 7U);
    EXPECT_EQ(prefix_of_code_points("Größe", 3), "Grö");
    EXPECT_EQ(prefix_of_code_points("Größe", 0), "");
    EXPECT_EQ(prefix_of_code_points("Größe", 5), "Größe");
    EXPECT_EQ(prefix_of_code_points("Größe", 50), "Größe");
}

TEST(Utf8, CutsCodePointsOfLongTexts) {
    const std::vector<std::string> points = {"a", "ö", "€", "😀", "z", "ß", " ", "…"};
    std::string text;
    std::vector<std::size_t> begins{0}; // of each code point, and the end
    for (std::size_t number = 0; number < 200; ++number) {
        text += points[(number * number + number / 7) % points.size()];
        begins.push_back(text.size());
    }
    for (std::size_t count = 0; count <= 200; ++count) {
        ASSERT_EQ(prefix_of_code_points(text, count).size(), begins[count]) << count;
        ASSERT_EQ(suffix_of_code_points(text, count).size(), text.size() - begins[200 - count])
            << count;
    }
    EXPECT_EQ(suffix_of_code_points(text, 201), text);
    EXPECT_EQ(suffix_of_code_points("Größe", 3), "öße");
    EXPECT_EQ(suffix_of_code_points("", 3), "");
}

TEST(Utf8, CutsBytesBetweenCodePoints) {
    EXPECT_EQ(prefix_of_bytes("Größe", 2), "Gr");
    EXPECT_EQ(prefix_of_bytes("Größe", 3), "Gr");
    EXPECT_EQ(prefix_of_bytes("Größe", 4), "Grö");
    EXPECT_EQ(prefix_of_bytes("Größe", 7), "Größe");
    EXPECT_EQ(prefix_of_bytes("😀", 3), "");
    EXPECT_EQ(prefix_of_bytes("", 3), "");
}

TEST(CodePointCounter, FollowsAscendingOffsets) {
    CodePointCounter counter("Größe 😀!");
    EXPECT_EQ(counter.at(0), 0U);
    EXPECT_EQ(counter.at(2), 2U);
    EXPECT_EQ(counter.at(4), 3U);
    EXPECT_EQ(counter.at(4), 3U);
    EXPECT_EQ(counter.at(8), 6U);
    EXPECT_EQ(counter.at(12), 7U);
    EXPECT_EQ(counter.at(13), 8U);
    EXPECT_EQ(counter.at(99), 8U);
}

TEST(Shorten, CutsAtWords) {
    struct Row {
        std::string_view text;
        std::size_t max;
        std::string_view shortened;
    };
    for (const Row& row :
         {Row{"Die Nato berät", 14, "Die Nato berät"},
          Row{"Die Nato berät", 13, "Die Nato…"},
          Row{"Die Nato berät", 9, "Die Nato…"},
          Row{"Die Nato berät", 8, "Die…"},
          Row{"Die Nato, die berät", 12, "Die Nato…"},
          Row{"Verteidigungspläne", 10, "Verteidig…"},
          Row{"Größe", 4, "Grö…"},
          Row{"Größe", 1, "…"},
          Row{"Größe", 0, ""},
          Row{"", 5, ""}}) {
        SCOPED_TRACE(row.text);
        EXPECT_EQ(shorten(row.text, row.max), row.shortened);
    }
}

} // namespace
} // namespace fundstelle::base

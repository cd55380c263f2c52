#include "engine/index/text_places.hpp"

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/german/analyzer.hpp"

namespace fundstelle::index {
namespace {

/// Sentences with all that takes more than a position, or none.
std::string text_of(int sentences) {
    std::string text;
    for (int number = 0; number < sentences; ++number) {
        text += "Der Nato-Generalsekretär sprach am " + std::to_string(number % 28 + 1) +
                ". Mai mit Bürger*innen, z. B. über §§ 218, 219 und Ost- und Mitteleuropa – 1 000 "
                "000 Euro, x-y-z, E-Mail an post" +
                std::to_string(number) + "@example.org, A 8, C & A!\n\n";
    }
    return text;
}

/// The places of some texts, as a document's are noted.
std::string places_of_texts(const std::vector<std::string>& texts) {
    german::Analyzer analyzer;
    TextPlacesWriter writer;
    std::uint32_t position = 17; // behind a title
    for (const std::string& text : texts) {
        writer.begin_text(text.size(), position);
        position =
            analyzer.analyze(text, position, [&](const german::Term& term) { writer.add(term); });
        writer.end_text(position);
        position += 100;
    }
    return writer.finish();
}

TEST(TextPlaces, AreWhereReadingFromTheFrontArrives) {
    const std::vector<std::string> texts = {text_of(9), text_of(60), text_of(3)};
    const std::string joined = texts[0] + "\n\n" + texts[1] + "\n\n" + texts[2];
    std::map<std::size_t, std::uint32_t> positions; // of tokens, by where they begin
    german::Analyzer analyzer;
    const std::uint32_t behind = analyzer.analyze(joined, 1, [&](const german::Term& term) {
        if (term.role == german::TermRole::Whole) {
            positions.emplace(term.bytes.begin, term.position);
        }
    });
    const std::string bytes = places_of_texts(texts);
    const TextPlaces places(bytes);
    for (std::uint32_t position = 1; position < behind; ++position) {
        const german::TokenPlace place = places.before(position);
        EXPECT_LE(place.position, position);
        EXPECT_LT(position - place.position, 64U + 8U) << "far away";
        ASSERT_TRUE(positions.contains(place.byte)) << position;
        EXPECT_EQ(positions.at(place.byte), place.position) << position;
    }
}

TEST(TextPlaces, TokensAreTheSameFromThereOn) {
    const std::string text = text_of(40);
    const std::string bytes = places_of_texts({text});
    const german::TokenPlace place = TextPlaces(bytes).before(700);
    ASSERT_GT(place.byte, 0U);
    german::Tokenizer whole(text);
    german::Tokenizer rest(text, place.byte);
    auto token = whole.next();
    while (token && token->bytes.begin < place.byte) {
        token = whole.next();
    }
    for (; token; token = whole.next()) {
        const auto other = rest.next();
        ASSERT_TRUE(other);
        EXPECT_EQ(other->bytes, token->bytes);
        EXPECT_EQ(other->kind, token->kind);
    }
    EXPECT_FALSE(rest.next());
}

TEST(TextPlaces, OfAShortTextAreNone) {
    const std::string bytes = places_of_texts({text_of(1)});
    EXPECT_TRUE(bytes.empty());
    EXPECT_EQ(TextPlaces(bytes).before(500), german::TokenPlace{});
}

TEST(TextPlaces, BeginAnewWithEachArticle) {
    german::Analyzer analyzer;
    TextPlacesWriter writer;
    const std::string text = text_of(20);
    std::vector<std::string> places;
    for (int article = 0; article < 2; ++article) {
        writer.begin_text(text.size(), 1);
        writer.end_text(analyzer.analyze(text, 1, [&](const german::Term& term) {
            writer.add(term);
        }));
        places.push_back(writer.finish());
    }
    EXPECT_EQ(places[0], places[1]);
}

TEST(TextPlaces, DamageIsTold) {
    EXPECT_THROW((void)TextPlaces("\x40").before(100), base::Error);
    EXPECT_THROW((void)TextPlaces("\xff\xff").before(100), base::Error);
}

} // namespace
} // namespace fundstelle::index

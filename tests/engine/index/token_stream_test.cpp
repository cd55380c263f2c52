#include "engine/index/token_stream.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/index/token_pattern.hpp"
#include "engine/index/word_table.hpp"

namespace fundstelle::index {
namespace {

bool matches(TokenPattern pattern, std::string_view stream) {
    return PatternMatcher(std::move(pattern)).matches(stream);
}

using testing::ElementsAre;

/// A collection in which "die" and "haus" are frequent and all else is rare.
TokenCodes few_codes() {
    TokenCounter counter;
    for (const char* word : {"die", "die", "die", "haus", "haus", "selten"}) {
        counter.add(word, word);
    }
    counter.add("häuser", "haus");
    counter.add("häuser", "haus");
    return TokenCodes(counter.most_frequent());
}

/// Writes title and body as `DocumentMaker` does.
std::string stream_of(const TokenCodes& codes, const std::vector<std::string>& fields) {
    german::Analyzer analyzer;
    WordTable words(codes);
    TokenStreamWriter writer;
    std::uint32_t position = 1;
    for (const std::string& field : fields) {
        writer.begin_field(position);
        position = analyzer.analyze(field, position, [&](const german::Term& term) {
            writer.add(term.position, words.take(term));
        });
    }
    return writer.finish();
}

TokenPattern phrase(const TokenCodes& codes, const std::vector<std::string>& forms) {
    german::Analyzer analyzer;
    PhrasePattern pattern;
    for (const std::string& form : forms) {
        pattern.words.push_back({codes.code_of(form, analyzer.stem_of(form))});
    }
    return {pattern, false};
}

TokenPattern near(
    const TokenCodes& codes, const std::vector<std::string>& words, std::uint32_t window
) {
    german::Analyzer analyzer;
    NearPattern pattern;
    pattern.window = window;
    for (const std::string& word : words) {
        pattern.words.push_back(codes.codes_of_stem(analyzer.stem_of(word)));
    }
    return {pattern, false};
}

TEST(TokenCodes, FrequentWordsHaveSmallCodesAndRareOnesHashes) {
    const TokenCodes codes = few_codes();
    EXPECT_EQ(codes.code_of("die", "die"), 0U);
    EXPECT_LT(codes.code_of("haus", "haus"), 3U);
    EXPECT_LT(codes.code_of("häuser", "haus"), 3U);
    const TokenCode rare = codes.code_of("selten", "selten");
    EXPECT_NE(rare & kRareToken, 0U);
    EXPECT_NE(rare & kFormHashMask, 0U);
    EXPECT_EQ(codes.code_of("haus", "anders") & kRareToken, kRareToken);
    EXPECT_EQ(TokenCodes::stem_only_code("selten"), rare & ~kFormHashMask);
}

TEST(TokenCodes, KnowAllFormsOfAStem) {
    const TokenCodes codes = few_codes();
    std::vector<TokenCode> forms = {codes.code_of("haus", "haus"), codes.code_of("häuser", "haus")};
    std::sort(forms.begin(), forms.end());
    forms.push_back(TokenCodes::stem_only_code("haus"));
    EXPECT_EQ(codes.codes_of_stem("haus"), forms);
    EXPECT_THAT(codes.codes_of_stem("maus"), ElementsAre(TokenCodes::stem_only_code("maus")));
}

TEST(TokenCodes, PackAndUnpack) {
    const TokenCodes codes = TokenCodes::unpack(few_codes().pack());
    EXPECT_EQ(codes.code_of("häuser", "haus"), few_codes().code_of("häuser", "haus"));
    EXPECT_THROW((void)TokenCodes::unpack("\xff"), base::Error);
    EXPECT_THROW(
        (void)TokenCodes::unpack("\x05"
                                 "a"),
        base::Error
    );
}

TEST(TokenStream, GivesBackWordsAndPlaces) {
    const TokenCodes codes = few_codes();
    const std::string stream = stream_of(codes, {"Die Häuser", "Das E-Haus"});
    TokenStreamReader reader(stream);
    std::vector<std::uint32_t> positions;
    std::vector<TokenCode> frequent;
    StreamToken token;
    while (reader.next(token)) {
        positions.push_back(token.position);
        if (token.code < kRareToken) {
            frequent.push_back(token.code);
        }
    }
    // "E" of "E-Haus" is no term of its own, but has a place; "ehaus" stands at the same.
    EXPECT_THAT(positions, ElementsAre(1, 2, 103, 104, 105));
    EXPECT_THAT(
        frequent,
        ElementsAre(
            codes.code_of("die", "die"),
            codes.code_of("häuser", "haus"),
            codes.code_of("haus", "haus")
        )
    );
    EXPECT_EQ(reader.field(), 1U);
}

TEST(TokenStream, CutOrForeignBytesEndIt) {
    const std::string stream = stream_of(few_codes(), {"Seltene Wörter", "und die Häuser"});
    for (std::size_t size = 0; size <= stream.size(); ++size) {
        TokenStreamReader reader(std::string_view(stream).substr(0, size));
        StreamToken token;
        while (reader.next(token)) {
        }
    }
    TokenStreamReader reader("\xff\xff\xff");
    StreamToken token;
    EXPECT_FALSE(reader.next(token));
}

TEST(TokenPattern, PhrasesAreExactFormsInOrder) {
    const TokenCodes codes = few_codes();
    const std::string stream = stream_of(
        codes, {"Titel am Ende die", "Häuser stehen. Die alten Häuser und die Nato-Staaten gehen"}
    );
    struct Row {
        std::vector<std::string> words;
        bool is_there;
    };
    for (const Row& row :
         {Row{{"die", "alten", "häuser"}, true},
          Row{{"alten", "die"}, false},
          Row{{"alten", "haus"}, false},
          Row{{"die", "häuser"}, false},
          Row{{"nato", "staaten", "gehen"}, true},
          Row{{"häuser"}, true},
          Row{{"haus"}, false}}) {
        EXPECT_EQ(matches(phrase(codes, row.words), stream), row.is_there) << row.words.front();
    }
}

/// Codes of one, two and five bytes whose bytes look like one another.
TokenCode code_at_random(std::mt19937& random) {
    constexpr std::array<TokenCode, 7> kCodes = {
        0, 1, 0x90, kOneByteCodes, kOneByteCodes + 1, kRareToken, kRareToken | 0x010001};
    return kCodes.at(random() % kCodes.size());
}

/// One list of positions and codes a field.
using Fields = std::vector<std::vector<std::pair<std::uint32_t, TokenCode>>>;

Fields fields_at_random(std::mt19937& random) {
    Fields fields(3);
    std::uint32_t position = 1;
    for (auto& field : fields) {
        for (std::size_t left = random() % 12; left > 0; --left) {
            field.emplace_back(position, code_at_random(random));
            position += static_cast<std::uint32_t>(random() % 3);
        }
        position += kFieldGap;
    }
    return fields;
}

/// Whether the words stand one behind the other, found by trying all.
bool stand_in_row(const Fields& fields, const std::vector<TokenCode>& words) {
    const auto follow = [&](const auto& field, std::uint32_t position) {
        for (std::size_t word = 0; word < words.size(); ++word) {
            const std::pair<std::uint32_t, TokenCode> wanted(position + word, words[word]);
            if (std::find(field.begin(), field.end(), wanted) == field.end()) {
                return false;
            }
        }
        return true;
    };
    return std::any_of(fields.begin(), fields.end(), [&](const auto& field) {
        return std::any_of(field.begin(), field.end(), [&](const auto& entry) {
            return follow(field, entry.first);
        });
    });
}

TEST(TokenPattern, PhrasesAreThoseThatTryingAllFinds) {
    std::mt19937 random(7);
    std::size_t found = 0;
    for (int round = 0; round < 20'000; ++round) {
        const Fields fields = fields_at_random(random);
        TokenStreamWriter writer;
        std::uint32_t first = 1;
        for (const auto& field : fields) {
            writer.begin_field(first);
            for (const auto& [position, code] : field) {
                writer.add(position, code);
                first = position + 1;
            }
            first += kFieldGap;
        }
        const std::string stream = writer.finish();
        std::vector<TokenCode> words(1 + random() % 3);
        PhrasePattern pattern;
        for (TokenCode& word : words) {
            word = code_at_random(random);
            pattern.words.push_back({word});
        }
        const bool is_there = stand_in_row(fields, words);
        const bool is_in_title = stand_in_row({fields.front()}, words);
        found += is_there ? 1 : 0;
        EXPECT_EQ(matches({pattern, false}, stream), is_there) << round;
        EXPECT_EQ(matches({pattern, true}, stream), is_in_title) << round;
    }
    EXPECT_GT(found, 3000U);
}

TEST(TokenPattern, PhrasesOfStemsTakeAnyForm) {
    const TokenCodes codes = few_codes();
    const std::string stream = stream_of(codes, {"", "Das alte Haus"});
    PhrasePattern pattern;
    pattern.takes_any_form = true;
    german::Analyzer analyzer;
    for (const char* word : {"alten", "Häusern"}) {
        pattern.words.push_back(codes.codes_of_stem(analyzer.stem_of(word)));
    }
    EXPECT_TRUE(matches({pattern, false}, stream));
    EXPECT_FALSE(matches({pattern, true}, stream)) << "it stands in no title";
}

TEST(TokenPattern, NearIsInAnyOrderWithinAWindow) {
    const TokenCodes codes = few_codes();
    const std::string stream = stream_of(codes, {"", "Ein Haus aus altem Holz, daneben ein Haus"});
    EXPECT_TRUE(matches(near(codes, {"Holz", "Haus"}, 4), stream));
    EXPECT_FALSE(matches(near(codes, {"Holz", "Haus"}, 3), stream));
    EXPECT_TRUE(matches(near(codes, {"Haus", "Haus"}, 7), stream));
    EXPECT_FALSE(matches(near(codes, {"Haus", "Haus"}, 6), stream)) << "one house is not two";
    EXPECT_FALSE(matches(near(codes, {"Haus", "Stein"}, 50), stream));
}

TEST(TokenPattern, AnyFindsOneOfSomeForms) {
    const TokenCodes codes = few_codes();
    const std::string stream = stream_of(codes, {"", "Seltene Häuser"});
    EXPECT_TRUE(matches({AnyPattern{{codes.code_of("häuser", "haus")}}, false}, stream));
    EXPECT_FALSE(matches({AnyPattern{{codes.code_of("haus", "haus")}}, false}, stream));
    EXPECT_FALSE(matches({AnyPattern{}, false}, stream));
}

} // namespace
} // namespace fundstelle::index

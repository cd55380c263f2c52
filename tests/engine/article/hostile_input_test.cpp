#include <cstdint>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "engine/article/article_json.hpp"
#include "engine/article/newspaper_text.hpp"
#include "engine/base/utf8.hpp"
#include "tests/support/instrumented.hpp"

namespace fundstelle::article {
namespace {

constexpr std::string_view kPrinted =
    "Brand am Hafen\n\nDer Hafen am Morgen. Foto: dpa/Jörg Müller\n\nDie Feuerwehr rückt aus.\n\n"
    "Von Anna Schneider\n\nHamburg (dpa/AFP) – Die Feuerwehr kam z. B. am 24. Februar.\n\nWas "
    "geschah?\n\n"
    "„Nichts“, sagte sie. Ver\u00ADtei\u00ADdigung.";

constexpr std::string_view kJson =
    R"({"@graph": [{"@type": "NewsArticle", "headline": "Na\u0308to \ud83d\ude00", "author": [{"name": "Anna"}],
     "datePublished": "2022-02-24T18:40:00+01:00", "keywords": "a, b", "image": {"caption": "c"},
     "bodies": [{"contentType": "text/html", "value": "<p>A &auml; &#228;</p><script>b</script>"}],
     "byline": "Von Anna Schneider, dpa", "dateline": "Berlin (dpa) - "}]})";

/// Whatever comes in, what comes out keeps the rules of an article's texts.
void expect_lasting_form(const Article& article) {
    for (const std::string* text :
         {&article.title, &article.lead, &article.body, &article.caption, &article.place}) {
        EXPECT_FALSE(base::first_invalid_byte(*text));
        EXPECT_EQ(text->find('\0'), std::string::npos);
        EXPECT_EQ(text->find('\r'), std::string::npos);
    }
}

void take_in(std::string_view bytes) {
    static const base::TimeZone zone;
    expect_lasting_form(read_newspaper_text(bytes));
    const ArticleOrReason result = article_from_json(bytes, zone);
    if (const Article* article = std::get_if<Article>(&result)) {
        expect_lasting_form(*article);
        EXPECT_EQ(
            std::get<Article>(article_from_json(article_to_json(*article, zone), zone)), *article
        );
    } else {
        EXPECT_FALSE(base::first_invalid_byte(std::get<std::string>(result)));
        EXPECT_FALSE(std::get<std::string>(result).empty());
    }
}

TEST(HostileInput, OfRandomBytesIsSurvived) {
    std::mt19937 random(20220224);
    for (int round = 0; round < 3000; ++round) {
        std::string bytes(random() % 200, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random());
        }
        take_in(bytes);
    }
}

TEST(HostileInput, MutatedFromGoodIsSurvived) {
    constexpr std::string_view kTelling =
        "\"{}[]:,\\\n\r \t-()<>&;.\xC2\xAD\xE2\x80\x9E\xCC\x88\0\xFF";
    std::mt19937 random(20220224);
    for (int round = 0; round < 10'000; ++round) {
        std::string bytes(round % 2 == 0 ? kPrinted : kJson);
        for (std::uint32_t change = random() % 8; change > 0 && !bytes.empty(); --change) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 4) {
                case 0:
                    bytes[at] = kTelling[random() % kTelling.size()];
                    break;
                case 1:
                    bytes.insert(at, 1, kTelling[random() % kTelling.size()]);
                    break;
                case 2:
                    bytes.erase(at, random() % 20);
                    break;
                default:
                    bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 40));
                    break;
            }
        }
        take_in(bytes);
    }
}

TEST(HostileInput, CutAnywhereIsSurvived) {
    for (const std::string_view whole : {kPrinted, kJson}) {
        for (std::size_t end = 0; end <= whole.size(); ++end) {
            take_in(whole.substr(0, end));
        }
    }
}

TEST(HostileInput, OfGreatLengthIsReadInOneGo) {
    constexpr std::size_t kBytes = tests::kIsInstrumented ? 300'000 : 2'000'000;
    for (const std::string_view part :
         {"A ",
          "(",
          "Von ",
          "Foto: ",
          ". ",
          "-",
          "\n\n",
          "Von A\n",
          "\u00AD",
          "„",
          "dpa/",
          "©",
          "\"",
          "\n"}) {
        std::string text;
        while (text.size() < kBytes) {
            text += part;
        }
        expect_lasting_form(read_newspaper_text(text));
        expect_lasting_form(read_newspaper_text("Berlin - " + text));
    }
}

} // namespace
} // namespace fundstelle::article

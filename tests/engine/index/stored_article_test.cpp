#include "engine/index/stored_article.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {
namespace {

article::Article full_article() {
    article::Article article;
    article.id = "a-1";
    article.title = "Häuser am Markt";
    article.lead = "Ein Vorspann.";
    article.body = "Der erste Absatz.\n\nEin Zwischentitel\n\nDer zweite Absatz.";
    article.caption = "Der Markt. Foto: dpa";
    article.credit = "dpa";
    article.crossheads = {"Ein Zwischentitel"};
    article.published_at = base::Instant{1'645'724'400};
    article.updated_at = base::Instant{1'645'728'000};
    article.section = "Lokales";
    article.source = "Neckarbote";
    article.agency = "dpa";
    article.place = "Tübingen";
    article.language = "de";
    article.url = "https://example.org/a?b=1&c=ä";
    article.authors = {"Anna Schneider", "Max Berger"};
    article.keywords = {"Markt"};
    return article;
}

TEST(StoredArticle, ComesBackWhole) {
    ArticleCodec codec{TextDictionary{}};
    const article::Article article = full_article();
    EXPECT_EQ(codec.decode(codec.encode(article)), article);
    EXPECT_EQ(codec.decode(codec.encode(article::Article{})), article::Article{});
}

TEST(StoredArticle, GivesItsTextsAlone) {
    ArticleCodec codec{TextDictionary{}};
    const article::Article article = full_article();
    const StoredTexts texts = codec.decode_texts(codec.encode(article));
    EXPECT_EQ(texts.lead, article.lead);
    EXPECT_EQ(texts.body, article.body);
    EXPECT_EQ(texts.caption, article.caption);
}

TEST(StoredArticle, GivesItsTextsAsOne) {
    ArticleCodec codec{TextDictionary{}};
    article::Article article = full_article();
    EXPECT_EQ(
        codec.decode_joined_texts(codec.encode(article)),
        article.lead + "\n\n" + article.body + "\n\n" + article.caption
    );
    article.lead.clear();
    article.caption.clear();
    EXPECT_EQ(codec.decode_joined_texts(codec.encode(article)), article.body);
    EXPECT_EQ(codec.decode_joined_texts(codec.encode(article::Article{})), "");
}

TEST(StoredArticle, HoldsPlacesBesideItsFields) {
    ArticleCodec codec{TextDictionary{}};
    const std::string bytes = codec.encode(full_article(), "\x40\x07\x41\x05");
    EXPECT_EQ(codec.decode(bytes), full_article());
    EXPECT_EQ(places_of(bytes).before(70), (german::TokenPlace{7, 65}));
    EXPECT_EQ(places_of(codec.encode(full_article())).before(70), german::TokenPlace{});
}

TEST(StoredArticle, DamageIsToldNotRead) {
    ArticleCodec codec{TextDictionary{}};
    const std::string bytes = codec.encode(full_article(), "\x40\x07");
    EXPECT_THROW((void)codec.decode(""), base::Error);
    EXPECT_THROW((void)codec.decode("no zstd frame"), base::Error);
    for (std::size_t cut = 0; cut < bytes.size(); cut += 7) {
        EXPECT_THROW((void)codec.decode(std::string_view(bytes).substr(0, cut)), base::Error)
            << cut;
    }
    std::string flipped = bytes;
    flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 0x55);
    EXPECT_THROW((void)codec.decode(flipped), base::Error);
}

TEST(HitCard, HoldsWhatAHitShows) {
    const std::string bytes = encode_hit_card(full_article());
    const HitCard card = decode_hit_card(bytes);
    EXPECT_EQ(card.id, "a-1");
    EXPECT_EQ(card.title, "Häuser am Markt");
    EXPECT_EQ(card.authors.size(), 2U);
    EXPECT_EQ(card.published_at, base::Instant{1'645'724'400});
    EXPECT_THROW((void)decode_hit_card(std::string_view(bytes).substr(0, 10)), base::Error);
}

} // namespace
} // namespace fundstelle::index

#include "engine/search/sought_places.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/index/schema.hpp"
#include "engine/query/parser.hpp"
#include "engine/search/fetch_phase.hpp"
#include "engine/search/match_phase.hpp"
#include "engine/search/snippet.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

/// Some hundred sentences of which no two are the same.
std::string filler(int first, int sentences) {
    std::string text;
    for (int number = first; number < first + sentences; ++number) {
        text += "Die Lieferung " + std::to_string(number) + " kam am Tag " +
                std::to_string(number * 3) + " in Bremen-Nord an. ";
    }
    return text;
}

class BestStretchTest : public testing::Test {
protected:
    /// The first snippet of the only hit, as HTML.
    std::string snippet(const std::string& query, std::size_t passages = 1) {
        const query::ParsedQuery parsed = query::parse(query, zone_);
        SearchRequest request;
        request.query = query;
        request.match = MatchMode::Any;
        const Page page = find_page(request, parsed, {reader_, zone_, {}});
        EXPECT_EQ(page.documents.size(), 1U) << query;
        HitFetcher fetcher(reader_, page.plan, {passages, 120});
        return to_html(fetcher.cut_snippets(page.documents.front().document).front());
    }

    static article::Article long_article() {
        article::Article article = index::make_article(
            "long",
            "Fischer, Zander und Reiher",
            filler(0, 300) + "Der Fischer sah aufs Meer. " + filler(300, 200) +
                "Gestern fing der Fischer einen Zander aus der Oder. " + filler(500, 300) +
                "Das Forellenfest beginnt. " + filler(800, 10)
        );
        article.lead = filler(2000, 5) + "Ein Hecht blieb aus.";
        article.caption = "Ein Boot im Hafen.";
        return article;
    }

    index::ServedArticles served_{{long_article()}};
    base::TimeZone zone_ = base::TimeZone::load("Europe/Berlin");
    index::Reader reader_{served_.folder().current().value()};
};

TEST_F(BestStretchTest, FindsWhereTheWordsStandTogether) {
    EXPECT_EQ(
        snippet("Fischer Zander"),
        "Gestern fing der <mark>Fischer</mark> einen <mark>Zander</mark> aus der Oder. Die "
        "Lieferung 500 kam am Tag 1500 in Bremen-Nord an."
    );
}

TEST_F(BestStretchTest, TakesTheFirstOfEquals) {
    EXPECT_TRUE(snippet("Fischer").starts_with("Der <mark>Fischer</mark> sah aufs Meer."))
        << snippet("Fischer");
}

TEST_F(BestStretchTest, LooksIntoEachField) {
    EXPECT_TRUE(snippet("Hecht").starts_with("Ein <mark>Hecht</mark> blieb aus."))
        << snippet("Hecht");
    EXPECT_TRUE(snippet("Boot").starts_with("Ein <mark>Boot</mark> im Hafen.")) << snippet("Boot");
}

TEST_F(BestStretchTest, FindsPartsOfCompounds) {
    EXPECT_TRUE(snippet("Forelle").starts_with("Das <mark>Forelle</mark>nfest beginnt."))
        << snippet("Forelle");
}

TEST_F(BestStretchTest, AgreesWithReadingTheWholeText) {
    for (const char* query :
         {"Fischer Zander",
          "Hecht",
          "Zander Oder",
          "Meer Fischer",
          "Forellenfest",
          "Forelle",
          "Reiher",
          "Forellenf*",
          "\"aus der Oder\"",
          "\"der Fischer einen\"",
          "\"sah aufs\" Zander",
          "Boot Hafen"}) {
        EXPECT_EQ(snippet(query, 1), snippet(query, 2)) << query; // for two passages all is read
    }
}

TEST(BestStretch, IsNowhereWithoutWords) {
    EXPECT_FALSE(SoughtPlaces({}, {}).best_stretch("", 40));
    EXPECT_FALSE(SoughtPlaces({{{7}, 1.0}}, {}).best_stretch("\x01\xfe\x02", 40));
}

TEST(BestStretch, CountsFromBehindTheTitle) {
    // Title of two words, no lead, a body whose third word is sought.
    const std::string stream("\x07\x01\xfe\xfe\x01\x01\x07", 7);
    const auto found = SoughtPlaces({{{7}, 1.0}}, {}).best_stretch(stream, 40);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first, 3U);
    EXPECT_EQ(found->last, 3U);
}

TEST(BestStretch, IsWhereThePhraseStands) {
    // The words 7 and 8, far behind each of them twice, and then both one behind the other.
    std::string stream("\xfe\xfe\x07\x07\x08\x01\x08", 7);
    stream.append(100, '\x02').append("\x07\x08\x01");
    const std::vector<query::SoughtWord> words{{{7}, 1.0}, {{8}, 1.0}};
    const auto by_words = SoughtPlaces(words, {}).best_stretch(stream, 40);
    ASSERT_TRUE(by_words);
    EXPECT_EQ(by_words->first, 1U) << "each of them twice";

    const query::SoughtPhrase phrase{{{{8}, {1}, {8}}}, 1.0};
    const auto in_front = SoughtPlaces(words, {phrase}).best_stretch(stream, 40);
    ASSERT_TRUE(in_front);
    EXPECT_EQ(in_front->last, 5U);

    const query::SoughtPhrase behind{{{{2}, {7}, {8}, {1}}}, 1.0};
    const auto by_phrase = SoughtPlaces(words, {behind}).best_stretch(stream, 40);
    ASSERT_TRUE(by_phrase);
    EXPECT_EQ(by_phrase->first, 105U);
    EXPECT_EQ(by_phrase->last, 107U);
    EXPECT_FALSE(SoughtPlaces({}, {{{{{7}, {1}}}, 1.0}}).best_stretch(stream, 40)) << "nowhere";
}

} // namespace
} // namespace fundstelle::search

#include "engine/search/suggest.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/index/live_index.hpp"
#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

class SuggestTest : public testing::Test {
protected:
    std::string suggested(const std::string& typed, std::size_t limit = 5) const {
        std::string texts;
        for (const Suggestion& suggestion : searcher_.suggest(typed, limit)) {
            EXPECT_GT(suggestion.count, 0U) << suggestion.text;
            texts += (texts.empty() ? "" : " | ") + suggestion.text;
        }
        return texts;
    }

    std::string corrected(const std::string& typed) const {
        SearchRequest request;
        request.query = typed;
        return searcher_.search(request).corrected.value_or("");
    }

    index::ServedArticles served_{{
        index::make_article(
            "gipfel",
            "Nato-Gipfel endet",
            "Auf dem Gipfel in München sprach der Generalsekretär über den Haushalt. Der "
            "Gipfel war lang, sagte der Generalsekretär."
        ),
        index::make_article(
            "bau",
            "Häuser am Markt",
            "Die Häuser im Quartier werden saniert, und der Haushalt der Stadt zahlt. Ein "
            "Krankenhaus ist dabei. In München auch."
        ),
        index::make_article(
            "museum", "Museum öffnet", "Das Museum zeigt Quarantäne und Rhythmus in Bildern."
        ),
    }};
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone::load("Europe/Berlin"), {}};
};

TEST_F(SuggestTest, CompletesTheLastWord) {
    EXPECT_TRUE(suggested("gip").starts_with("Gipfel"));
    EXPECT_TRUE(suggested("Gip").starts_with("Gipfel"));
    EXPECT_EQ(suggested("zzz"), "");
    EXPECT_EQ(suggested(""), "");
}

TEST_F(SuggestTest, TakesUmlautsAsTheyComeToHand) {
    for (const char* typed : {"mün", "muen", "munc"}) {
        EXPECT_TRUE(suggested(typed).starts_with("München")) << typed << ": " << suggested(typed);
    }
    EXPECT_EQ(suggested("mü").find("Museum"), std::string::npos);
}

TEST_F(SuggestTest, KeepsTheWordsBeforeAndTheirCompany) {
    EXPECT_TRUE(suggested("nato gen").starts_with("nato Generalsekretär"));
    EXPECT_EQ(suggested("nato quart"), "") << "no article holds both";
    EXPECT_TRUE(suggested("gipfel ha").starts_with("gipfel Haushalt"));
    EXPECT_TRUE(suggested("+gipfel ha").starts_with("+gipfel Haushalt"));
    EXPECT_TRUE(suggested("titel:hä").starts_with("titel:Häuser"));
    EXPECT_EQ(suggested("\"der gen"), "\"der Generalsekretär");
}

TEST_F(SuggestTest, OffersTitles) {
    const std::vector<Suggestion> suggestions = searcher_.suggest("museum ö", 5);
    ASSERT_FALSE(suggestions.empty());
    EXPECT_EQ(suggestions.back().kind, SuggestionKind::Title);
    EXPECT_EQ(suggestions.back().text, "Museum öffnet");
    EXPECT_EQ(suggestions.back().id, "museum");
}

TEST_F(SuggestTest, OffersNothingOfWhatWasDeleted) {
    EXPECT_NE(suggested("museum"), "");
    {
        const base::FileLock lock = served_.folder().lock();
        index::LiveIndex live(*served_.folder().current());
        (void)live.remove("museum");
        live.commit();
    }
    EXPECT_EQ(suggested("museum"), "") << "whatever the hints remember";
}

TEST_F(SuggestTest, HostileTextsAreSafe) {
    for (const std::string& typed :
         {std::string("\""),
          std::string("((((("),
          std::string(4000, 'a'),
          std::string("a\xff"),
          std::string("-"),
          std::string("*"),
          std::string("titel:"),
          std::string("datum:2022 ha"),
          std::string("ha ODER "),
          std::string("\0x", 2)}) {
        (void)suggested(typed);
        (void)corrected(typed);
    }
}

TEST_F(SuggestTest, CorrectsWhatIsMistyped) {
    for (const auto& [typed, meant] : {
             std::pair{"gipfle", "Gipfel"},
             std::pair{"generalsekretr nato", "Generalsekretär nato"},
             std::pair{"quarantene", "Quarantäne"},
             std::pair{"rytmus", "Rhythmus"},
             std::pair{"titel:hauser", ""},
             std::pair{"\"der gipfle\"", "\"der Gipfel\""},
             std::pair{"\"haushalt gipfle\"", ""},
             std::pair{"+gipfle -museum", "+Gipfel -museum"},
         }) {
        EXPECT_EQ(corrected(typed), meant) << typed;
    }
}

TEST_F(SuggestTest, IsSilentWhereTheQueryIsFine) {
    for (const char* typed :
         {"natogeneralsekretär",
          "gipfelhaushalt",
          "kranken haus",
          "gipfel",
          "haeuser",
          "Museum",
          "zzzqqq",
          "-gipfle",
          "autor:gipfle",
          "gipf*",
          "gipfle~"}) {
        EXPECT_EQ(corrected(typed), "") << typed;
    }
}

} // namespace
} // namespace fundstelle::search

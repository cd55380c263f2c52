#include "engine/search/hints.hpp"

#include <gtest/gtest.h>

#include "engine/index/snapshot.hpp"
#include "engine/search/letter_folding.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

TEST(LetterFolding, TakesDotsAndPairsForOne) {
    struct Case {
        std::string_view normal;
        std::string_view typed;
        bool begins;
    };
    for (const Case& row : {
             Case{"münchen", "mün", true},
             Case{"münchen", "muen", true},
             Case{"münchen", "mun", true},
             Case{"muenster", "mün", true},
             Case{"museum", "mü", false},
             Case{"straße", "strass", true},
             Case{"strasse", "straß", true},
             Case{"café", "cafe", true},
             Case{"neue", "neu", true},
         }) {
        EXPECT_EQ(begins_as_typed(row.normal, row.typed), row.begins)
            << row.normal << ' ' << row.typed;
    }
}

TEST(WordList, FindsWordsByTheirBeginningWithoutDots) {
    const WordList words({
        {"münchen", "München", 1, 10, 1},
        {"mund", "Mund", 2, 5, 1},
        {"münze", "", 3, 4, 1},
        {"spö", "SPÖ", 4, 3, 1},
        {"münchen", "München", 1, 2, 1},
    });
    EXPECT_EQ(words.size(), 4U);
    const auto [first, last] = words.with_beginning("mun");
    ASSERT_EQ(last - first, 3U);
    EXPECT_EQ(words.printed(first), "München");
    EXPECT_EQ(words.count(first), 10U);
    EXPECT_EQ(words.printed(*words.find("spö")), "SPÖ");
    EXPECT_EQ(words.printed(*words.find("münze")), "münze");
    EXPECT_FALSE(words.find("munze"));
}

TEST(TitleList, FindsBeginningsOfWordsAnywhere) {
    const TitleList titles({
        {folded_title("Nato-Gipfel in Brüssel"), 7, 1},
        {folded_title("Brüssel berät über Nato"), 8, 1},
    });
    EXPECT_EQ(titles.holding(folded_title("bruessel"), 5), (std::vector<std::size_t>{1, 0}));
    EXPECT_EQ(titles.holding("gipfel in br", 5), std::vector<std::size_t>{0});
    EXPECT_TRUE(titles.holding("ipfel", 5).empty());
    EXPECT_EQ(titles.document(0), 7U);
}

TEST(Hints, KnowHowWordsArePrinted) {
    const index::ServedArticles served({
        index::make_article(
            "a", "Streit um die SPÖ", "Gestern kam die SPÖ mit dem Plan für Häuser. Der Plan gilt."
        ),
    });
    const index::Snapshots snapshots(served.folder());
    HintCache cache(snapshots);
    const auto hints = cache.get("any");
    ASSERT_TRUE(hints->words.find("spö"));
    EXPECT_EQ(hints->words.printed(*hints->words.find("spö")), "SPÖ");
    EXPECT_EQ(hints->words.printed(*hints->words.find("häuser")), "Häuser");
    EXPECT_EQ(hints->words.printed(*hints->words.find("gilt")), "gilt");
    EXPECT_FALSE(hints->words.find("die")) << "stop words are no hints";
    EXPECT_EQ(hints->titles.size(), 1U);
}

TEST(Hints, AreEmptyWithoutAnIndex) {
    const base::TemporaryFolder folder;
    const index::Snapshots snapshots{index::DataFolder(folder.path())};
    HintCache cache(snapshots);
    EXPECT_EQ(cache.get("any")->words.size(), 0U);
}

} // namespace
} // namespace fundstelle::search

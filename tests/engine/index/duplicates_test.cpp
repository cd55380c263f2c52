#include "engine/index/duplicates.hpp"

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "engine/index/duplicate_finder.hpp"
#include "engine/index/live_index.hpp"
#include "engine/index/snapshot.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

/// Sentences that share no five words in a row with those of another seed.
std::string story(int seed, int sentences = 40) {
    std::string text;
    for (int sentence = 0; sentence < sentences; ++sentence) {
        for (int word = 0; word < 8; ++word) {
            text += "wort" + std::to_string(seed) + "x" + std::to_string(sentence * 8 + word) + ' ';
        }
        text += ". ";
    }
    return text;
}

/// Gives each article's group by its id.
std::map<std::string, std::string> groups_of(const Generation& generation) {
    const Reader reader(generation);
    std::map<std::string, std::string> groups;
    for (Xapian::docid article = 1; article <= reader.database().get_lastdocid(); ++article) {
        try {
            const Xapian::Document document = reader.database().get_document(article);
            const std::string card = reader.parts().read(Part::Card, article);
            groups[std::string(decode_hit_card(card).id)] = document.get_value(kDuplicatesSlot);
        } catch (const Xapian::DocNotFoundError&) {
            continue;
        }
    }
    return groups;
}

TEST(Duplicates, OfABuildShareAGroup) {
    const ServedArticles served({
        make_article("a", "Erste Fassung", story(1)),
        make_article("b", "Anderes", story(2)),
        make_article("c", "Zweite Fassung", story(1) + "Neuer Schluss der Meldung."),
        make_article("kurz", "Kurz", "Zu kurz für eine Unterschrift"),
        make_article("kurz2", "Kurz", "Zu kurz für eine Unterschrift"),
    });
    std::map<std::string, std::string> groups = groups_of(*served.folder().current());
    EXPECT_EQ(groups["a"], groups["c"]);
    EXPECT_NE(groups["a"], groups["b"]);
    EXPECT_NE(groups["kurz"], groups["kurz2"]) << "short texts are not judged";
    EXPECT_EQ(groups["b"], own_group_key("b"));
}

TEST(Duplicates, OfLiveArticlesShareAGroup) {
    const ServedArticles served({make_article("a", "Erste", story(1))});
    LiveIndex live(*served.folder().current());
    live.put(make_article("b", "Zweite", story(1) + "Mehr."));
    live.put(make_article("c", "Anderes", story(3)));
    live.put(make_article("c", "Anderes, neu", story(3) + "Mehr."));
    live.commit();
    std::map<std::string, std::string> groups = groups_of(*served.folder().current());
    EXPECT_EQ(groups["a"], groups["b"]);
    EXPECT_EQ(groups["c"], own_group_key("c")) << "an article is no copy of what it replaces";
}

TEST(Duplicates, AnArticleThatIsACopyOfTwoGroupsMakesThemOne) {
    const std::string half = story(1, 60);
    const std::string other_half = story(2, 60);
    const ServedArticles served(
        {make_article("a", "A", half),
         make_article("a2", "A", half + "Ende."),
         make_article("b", "B", other_half)}
    );
    std::map<std::string, std::string> before = groups_of(*served.folder().current());
    ASSERT_EQ(before["a"], before["a2"]);
    ASSERT_NE(before["a"], before["b"]);
    LiveIndex live(*served.folder().current());
    live.put(make_article("both", "A und B", half + other_half));
    live.commit();
    std::map<std::string, std::string> after = groups_of(*served.folder().current());
    EXPECT_EQ(after["both"], after["a"]);
    EXPECT_EQ(after["both"], after["a2"]);
    EXPECT_EQ(after["both"], after["b"]);
}

TEST(DuplicateFinder, LooksBackAtTheLatestOnly) {
    const auto signed_story = [](int seed) {
        german::ShingleSigner signer;
        for (std::uint64_t word = 0; word < 100; ++word) {
            signer.add((static_cast<std::uint64_t>(seed) << 32U | word) * 0x9e3779b97f4a7c15U);
        }
        return signer.finish();
    };
    DuplicateFinder finder(10);
    const std::string first = finder.group_of(signed_story(1), "first");
    EXPECT_EQ(finder.group_of(signed_story(1), "copy"), first);
    for (int seed = 100; seed < 130; ++seed) {
        (void)finder.group_of(signed_story(seed), std::to_string(seed));
    }
    EXPECT_EQ(finder.group_of(signed_story(1), "late"), own_group_key("late"));
    EXPECT_TRUE(finder.joined_groups().empty());
}

} // namespace
} // namespace fundstelle::index

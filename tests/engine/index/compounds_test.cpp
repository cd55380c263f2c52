#include "engine/index/compounds.hpp"

#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/index/compaction.hpp"
#include "engine/index/live_index.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

std::vector<std::string> compounds_with(const Generation& generation, std::string_view part) {
    return Compounds(generation.path / kCompoundsFile).with(part, kMostCompounds);
}

TEST(StemSplitter, GivesStemsOfPartsAndNeighbours) {
    StemSplitter splitter(general_splitter());
    const auto compound = splitter.split("klimaschutzgesetze");
    ASSERT_TRUE(compound);
    EXPECT_THAT(compound->parts, ElementsAre("klima", "schutz", "gesetz"));
    EXPECT_THAT(compound->inner, UnorderedElementsAre("klimaschutz", "schutzgesetz"));
    EXPECT_FALSE(splitter.split("gesetz"));
    EXPECT_FALSE(splitter.split(""));
}

TEST(StemSplitter, TakesAddressesAndTagsForNoCompounds) {
    StemSplitter splitter(general_splitter());
    for (const char* form :
         {"zeitung.de/klimaschutzgesetze", "#klimaschutzgesetz", "@klimaschutz", "klima_schutz"}) {
        EXPECT_FALSE(splitter.split(form)) << form;
    }
}

TEST(Compounds, TellWhatHoldsAWord) {
    const ServedArticles served(
        {make_article("a", "Rettungspläne", "Der Rettungsplan und der Baupläne zweiter."),
         make_article("b", "Planung", "Ein Plan und Rettungspläne.")}
    );
    const Generation generation = *served.folder().current();
    EXPECT_THAT(compounds_with(generation, "plan"), ElementsAre("rettungsplan", "bauplan"))
        << "the most frequent first";
    EXPECT_THAT(
        Compounds(generation.path / kCompoundsFile).with("plan", 1), ElementsAre("rettungsplan")
    );
    EXPECT_THAT(compounds_with(generation, "pla"), testing::IsEmpty());
    EXPECT_TRUE(Compounds(generation.path / kCompoundsFile).is_whole());
}

TEST(Compounds, GiveWordsWithManyOfThem) {
    const ServedArticles served({make_article(
        "a", "Pläne", "Rettungsplan Bauplan Stadtplan Zeitplan Stundenplan Stadtrat Stadtpark"
    )});
    const Compounds compounds(served.folder().current()->path / kCompoundsFile);
    std::map<std::string, std::size_t> sizes;
    compounds.for_each_merged([&](std::string_view part, const std::vector<std::string>& stems) {
        sizes[std::string(part)] = stems.size();
    });
    EXPECT_THAT(sizes, ElementsAre(testing::Pair("plan", 5)));
}

TEST(Compounds, KeepTheGenerationsOwnParts) {
    std::string body;
    for (const char* word :
         {"Quarzoxid", "Quarzoxidplan", "Quarzoxidhaus", "Quarzoxidtest", "Quarzoxidgesetz"}) {
        for (int count = 0; count < 5; ++count) {
            body += std::string(word) + ' ';
        }
    }
    const ServedArticles served({make_article("a", "Neues", body)});
    const Compounds compounds(served.folder().current()->path / kCompoundsFile);
    EXPECT_THAT(compounds.parts_of("quarzoxidhaus"), ElementsAre("quarzoxid", "haus"));
    EXPECT_THAT(compounds.parts_of("haus"), testing::IsEmpty());
}

TEST(Compounds, OfLiveWritesAreKeptAndCompacted) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    const Generation generation = *served.folder().current();
    {
        LiveIndex live(generation);
        live.put(make_article("b", "Rettungsplan", "y"));
        live.commit();
    }
    EXPECT_THAT(compounds_with(generation, "plan"), testing::IsEmpty());
    const Xapian::Database database(generation.path.string());
    EXPECT_FALSE(
        database.get_metadata(new_compound_key(within_prefix("plan") + "rettungsplan")).empty()
    );

    const base::TemporaryFolder folder;
    const Generation compacted{"x", folder.path() / "x"};
    compact_generation(generation, compacted.path, {});
    EXPECT_THAT(compounds_with(compacted, "plan"), ElementsAre("rettungsplan"));
    const Xapian::Database compact(compacted.path.string());
    EXPECT_EQ(
        compact.metadata_keys_begin(new_compound_key({})),
        compact.metadata_keys_end(new_compound_key({}))
    );
}

TEST(Compounds, TellThatTheirFileIsMissing) {
    const base::TemporaryFolder folder;
    try {
        (void)Compounds(folder.path() / "compounds");
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexDamaged);
    }
}

} // namespace
} // namespace fundstelle::index

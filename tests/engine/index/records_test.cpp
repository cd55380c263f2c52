#include "engine/index/records.hpp"

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/index/compaction.hpp"
#include "engine/index/document_parts.hpp"
#include "engine/index/index_check.hpp"
#include "engine/index/live_index.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/stored_articles.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

class RecordsTest : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "records"; }

    [[nodiscard]] base::ErrorCode fault_of_opening() const {
        try {
            const Records records(path());
        } catch (const base::Error& error) {
            return error.code();
        }
        return base::ErrorCode::Internal;
    }

    const base::TemporaryFolder folder_;
};

void write_three(const std::filesystem::path& path) {
    RecordsWriter writer(path);
    writer.begin(Part::Card);
    writer.add(1, "card one");
    writer.add(3, "card three");
    writer.begin(Part::Words);
    writer.add(3, std::string(300'000, 'w'));
    writer.begin(Part::Article);
    writer.add(1, "article one");
    writer.finish(5);
}

TEST_F(RecordsTest, GiveEachPartOfEachDocument) {
    write_three(path());
    const Records records(path());
    EXPECT_EQ(records.last(), 5U);
    EXPECT_EQ(records.read(Part::Card, 1), "card one");
    EXPECT_EQ(records.read(Part::Card, 2), "");
    EXPECT_EQ(records.read(Part::Card, 3), "card three");
    EXPECT_EQ(records.read(Part::Card, 5), "");
    EXPECT_EQ(records.read(Part::Words, 1), "");
    EXPECT_EQ(records.read(Part::Words, 3), std::string(300'000, 'w'));
    EXPECT_EQ(records.read(Part::Article, 1), "article one");
    EXPECT_EQ(records.read(Part::Article, 5), "");
    EXPECT_TRUE(records.is_whole());
}

TEST_F(RecordsTest, MayHoldNoDocument) {
    RecordsWriter(path()).finish(0);
    const Records records(path());
    EXPECT_EQ(records.last(), 0U);
    EXPECT_TRUE(records.is_whole());
    EXPECT_EQ(Records().last(), 0U);
}

TEST_F(RecordsTest, TellWhatIsBroken) {
    EXPECT_EQ(fault_of_opening(), base::ErrorCode::IndexDamaged) << "missing";
    write_three(path());
    std::string bytes = base::read_file(path());
    for (const std::size_t size : {std::size_t{0}, std::size_t{20}, bytes.size() - 1}) {
        base::replace_file(path(), bytes.substr(0, size));
        EXPECT_EQ(fault_of_opening(), base::ErrorCode::IndexDamaged) << size;
    }
    bytes[10] = 'X';
    base::replace_file(path(), bytes);
    EXPECT_FALSE(Records(path()).is_whole());
}

TEST(DocumentPartsTest, OfLaterDocumentsComeFromTheTables) {
    const ServedArticles served({make_article("a", "Alt", "Haus")});
    const Generation generation = *served.folder().current();
    {
        LiveIndex live(generation);
        live.put(make_article("b", "Neu", "Baum"));
        live.commit();
    }
    const Reader reader(generation);
    EXPECT_EQ(reader.frozen().records->last(), 1U);
    EXPECT_EQ(decode_hit_card(reader.parts().read(Part::Card, 1)).title, "Alt");
    EXPECT_EQ(decode_hit_card(reader.parts().read(Part::Card, 2)).title, "Neu");
}

TEST(DocumentPartsTest, AreNotReadFromAnIndexWithoutItsFile) {
    const ServedArticles served({make_article("a", "Alt", "Haus")});
    const Generation generation = *served.folder().current();
    std::filesystem::remove(generation.path / kRecordsFile);
    try {
        for_each_stored_article(generation, [](const article::Article&) { return true; });
        FAIL() << "it read what is not there";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexDamaged);
        EXPECT_NE(std::string(error.what()).find("\"records\""), std::string::npos) << error.what();
    }
}

TEST(DocumentPartsTest, AllLieInTheFileOfACompactedIndex) {
    const ServedArticles served({make_article("a", "Alt", "Haus"), make_article("x", "Weg", "x")});
    {
        LiveIndex live(*served.folder().current());
        live.put(make_article("b", "Neu", "Baum"));
        live.put(make_article("y", "Auch weg", "y"));
        live.commit();
        ASSERT_TRUE(live.remove("x"));
        ASSERT_TRUE(live.remove("y"));
        live.commit();
    }
    const base::TemporaryFolder folder;
    const Generation compacted{"compacted", folder.path() / "compacted"};
    compact_generation(*served.folder().current(), compacted.path, {});
    EXPECT_TRUE(check_generation(compacted).faults.empty());
    {
        LiveIndex live(compacted);
        live.put(make_article("c", "Neuer", "Berg"));
        live.put(make_article("b", "Anders", "Baum"));
        live.commit();
    }
    const Reader reader(compacted);
    const auto title = [&](Xapian::docid document) {
        const std::string card = reader.parts().read(Part::Card, document);
        return std::string(decode_hit_card(card).title);
    };
    EXPECT_EQ(reader.frozen().records->last(), 4U) << "numbers are not given again";
    EXPECT_EQ(title(1), "Alt");
    EXPECT_EQ(title(5), "Neuer");
    EXPECT_EQ(title(6), "Anders");
    EXPECT_EQ(reader.database().get_value_freq(kTokenStreamSlot), 2U);
    EXPECT_TRUE(check_generation(compacted).faults.empty());
}

} // namespace
} // namespace fundstelle::index

#include "engine/index/shard_tables.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/base/file.hpp"
#include "tests/engine/index/made_documents.hpp"

namespace fundstelle::index {
namespace {

class ShardTables : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path ours() const { return folder_.path() / "ours"; }
    [[nodiscard]] std::filesystem::path theirs() const { return folder_.path() / "theirs"; }

    void write(const std::vector<Shard>& shards) {
        std::filesystem::create_directories(ours());
        write_tables(ShardMerge(shards), ours(), {}, {});
    }

    Shard end_shard(ShardContents& contents) {
        return contents.write(folder_.path() / std::to_string(shards_++), {});
    }

    Xapian::WritableDatabase new_database() {
        return Xapian::WritableDatabase(theirs().string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    }

private:
    base::TemporaryFolder folder_;
    int shards_ = 0;
};

TEST_F(ShardTables, HoldWhatXapianWouldHaveWritten) {
    Maker maker(1);
    ShardContents contents;
    std::vector<Shard> shards;
    std::vector<MadeDocument> all;
    Xapian::WritableDatabase database = new_database();
    for (int number = 0; number < 400; ++number) {
        all.push_back(maker.make(std::to_string(number)));
        give(all.back(), contents);
        give(all.back(), database);
        if (number % 130 == 129) {
            shards.push_back(end_shard(contents));
        }
    }
    shards.push_back(end_shard(contents));
    database.close();
    write(shards);
    expect_same(ours(), theirs());
    expect_recorded(ours(), all);
}

TEST_F(ShardTables, PassOverWhatWasReplacedOrRemoved) {
    Maker maker(2);
    ShardContents contents;
    std::vector<Shard> shards;
    std::vector<MadeDocument> kept;
    Xapian::WritableDatabase database = new_database();
    for (int number = 0; number < 200; ++number) {
        const std::string id = std::to_string(number);
        if (number % 7 == 0) {
            give(maker.make(id), contents); // comes again in the same shard
        }
        const MadeDocument made = maker.make(id);
        give(made, contents);
        if (number % 5 != 0) {
            give(made, database);
            kept.push_back(made);
        }
        if (number == 99) {
            shards.push_back(end_shard(contents));
        }
    }
    shards.push_back(end_shard(contents));
    database.close();
    for (int number = 0; number < 200; number += 5) {
        shards[number < 100 ? 0 : 1].removed.insert(id_term(std::to_string(number)));
    }
    write(shards);
    expect_same(ours(), theirs());
    expect_recorded(ours(), kept);
}

TEST_F(ShardTables, CanBeWrittenToByXapian) {
    Maker maker(3);
    ShardContents contents;
    std::vector<MadeDocument> all;
    for (int number = 0; number < 300; ++number) {
        all.push_back(maker.make(std::to_string(number)));
        give(all.back(), contents);
    }
    write({end_shard(contents)});
    Xapian::WritableDatabase theirs_database = new_database();
    for (const MadeDocument& made : all) {
        give(made, theirs_database);
    }
    Xapian::WritableDatabase ours_database(ours().string(), Xapian::DB_OPEN);
    for (Xapian::WritableDatabase* database : {&ours_database, &theirs_database}) {
        for (Xapian::docid number = 1; number <= 300; number += 3) {
            database->delete_document(number);
        }
        for (int number = 0; number < 300; number += 2) {
            index::write(all[static_cast<std::size_t>(number)], *database);
        }
        database->delete_document(450);
        database->close();
    }
    expect_whole(theirs());
    expect_whole(ours());
    expect_same_terms(Xapian::Database(ours().string()), Xapian::Database(theirs().string()));
}

TEST_F(ShardTables, GrowDeep) {
    // Long terms that differ late: 38 to a block, and as many blocks to the one above.
    constexpr int kTerms = 62'000;
    const std::string start(190, 'x');
    ShardContents contents;
    contents.begin(id_term("a"));
    for (int number = 0; number < kTerms; ++number) {
        contents.add_term(start + std::to_string(1'000'000 + number), 1);
    }
    contents.set_data("x");
    write({end_shard(contents)});
    expect_whole(ours());
    const Xapian::Database database(ours().string());
    EXPECT_EQ(database.get_doclength(1), kTerms);
    for (int number = 0; number < kTerms; number += 997) {
        EXPECT_TRUE(database.term_exists(start + std::to_string(1'000'000 + number))) << number;
    }
    EXPECT_FALSE(database.term_exists(start + std::to_string(1'000'000 + kTerms)));
}

TEST_F(ShardTables, AreOfTheFormOfThisXapian) {
    ShardContents contents;
    contents.begin(id_term("a"));
    contents.set_data("x");
    write({end_shard(contents)});
    new_database().commit();
    constexpr std::size_t kNameAndDate = 16;
    EXPECT_EQ(
        base::read_file(ours() / "iamglass").substr(0, kNameAndDate),
        base::read_file(theirs() / "iamglass").substr(0, kNameAndDate)
    );
}

TEST_F(ShardTables, GetTheirFirstPositionsFromXapian) {
    ShardContents contents;
    for (const char* id : {"a", "b"}) {
        contents.begin(id_term(id));
        contents.add_term("word", 1);
        contents.set_data("x");
    }
    write({end_shard(contents)});
    ASSERT_FALSE(std::filesystem::exists(ours() / "position.glass"));
    Xapian::WritableDatabase database(ours().string(), Xapian::DB_OPEN);
    Xapian::Document document = database.get_document(2);
    document.add_posting("word", 7);
    database.replace_document(2, document);
    database.close();
    expect_whole(ours());
    const Xapian::Database written(ours().string());
    EXPECT_EQ(*written.positionlist_begin(2, "word"), 7U);
    EXPECT_EQ(written.get_lastdocid(), 2U);
}

TEST_F(ShardTables, RenameGroups) {
    ShardContents contents;
    for (const char* group : {"b", "m", "q"}) {
        contents.begin(id_term(group));
        contents.add_value(kDuplicatesSlot, group);
        contents.set_data("x");
    }
    const std::vector<Shard> shards{end_shard(contents)};
    std::filesystem::create_directories(ours());
    write_tables(ShardMerge(shards), ours(), {{"m", "a"}, {"b", "a"}}, {});
    const Xapian::Database database(ours().string());
    EXPECT_EQ(database.get_document(1).get_value(kDuplicatesSlot), "a");
    EXPECT_EQ(database.get_document(2).get_value(kDuplicatesSlot), "a");
    EXPECT_EQ(database.get_document(3).get_value(kDuplicatesSlot), "q");
    EXPECT_EQ(database.get_value_lower_bound(kDuplicatesSlot), "a");
}

} // namespace
} // namespace fundstelle::index

#include "engine/index/snapshot.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/index/index_check.hpp"
#include "engine/index/live_index.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

std::size_t articles_seen(const Snapshots& snapshots) {
    return snapshots.read([](const Reader& reader) { return reader.database().get_doccount(); });
}

TEST(Snapshots, TellThatThereIsNoIndex) {
    const base::TemporaryFolder folder;
    const Snapshots snapshots{DataFolder(folder.path())};
    try {
        snapshots.require_ready();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexMissing);
    }
}

TEST(Snapshots, FollowASwitch) {
    ServedArticles served({make_article("a", "Haus", "x")});
    const Snapshots snapshots(served.folder());
    EXPECT_EQ(articles_seen(snapshots), 1U);
    served.publish({make_article("a", "Haus", "x"), make_article("b", "Baum", "x")});
    EXPECT_EQ(articles_seen(snapshots), 2U);
}

/// Makes a generation one of another version of the program.
void make_foreign(const Generation& generation) {
    Xapian::WritableDatabase database(generation.path.string(), Xapian::DB_OPEN);
    database.set_metadata("fundstelle.schema_version", "9999");
    database.commit();
}

TEST(Snapshots, ServeOnWhereANewerProgramSwitches) {
    ServedArticles served({make_article("a", "Haus", "x")});
    const Snapshots snapshots(served.folder());
    EXPECT_EQ(articles_seen(snapshots), 1U);
    make_foreign(served.publish({make_article("b", "Baum", "x"), make_article("c", "Tor", "x")}));
    EXPECT_EQ(articles_seen(snapshots), 1U);
    EXPECT_EQ(articles_seen(snapshots), 1U);
    snapshots.require_ready();
    const Snapshots begun_later(served.folder());
    try {
        begun_later.require_ready();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexMismatch);
    }
    served.publish({make_article("d", "Dach", "x"), make_article("e", "Wand", "x")});
    EXPECT_EQ(articles_seen(snapshots), 2U);
    EXPECT_EQ(articles_seen(begun_later), 2U);
}

TEST(Snapshots, SayWhatIsWrongWhereTheOneBeforeIsGone) {
    ServedArticles served({make_article("a", "Haus", "x")});
    const Snapshots snapshots(served.folder());
    EXPECT_EQ(articles_seen(snapshots), 1U);
    make_foreign(served.publish({make_article("b", "Baum", "x")}));
    EXPECT_EQ(articles_seen(snapshots), 1U);
    served.folder().clean(1);
    try {
        snapshots.require_ready();
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexMismatch);
    }
}

TEST(IndexCheck, TellsAnIndexOfOtherVersionsFromADamagedOne) {
    ServedArticles served({make_article("a", "Haus", "x")});
    const Generation generation = *served.folder().current();
    EXPECT_TRUE(check_generation(generation).is_whole());
    make_foreign(generation);
    try {
        (void)check_generation(generation);
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexMismatch);
        EXPECT_NE(error.message().find("fundstelle-indexer reindex"), std::string::npos);
    }
}

TEST(Snapshots, FollowACommitAndNameTheRevision) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    const Snapshots snapshots(served.folder());
    const auto revision = [&] {
        return snapshots.read([](const Reader& reader) { return reader.revision(); });
    };
    const std::string before = revision();
    EXPECT_EQ(revision(), before);
    LiveIndex live(*served.folder().current());
    live.put(make_article("b", "Baum", "x"));
    live.commit();
    EXPECT_NE(revision(), before);
    EXPECT_EQ(articles_seen(snapshots), 2U);
}

TEST(Snapshots, ReadOnWhileAWriterCommits) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    const Snapshots snapshots(served.folder());
    std::atomic<bool> is_done = false;
    std::jthread writer([&] {
        LiveIndex live(*served.folder().current());
        for (int number = 0; number < 60; ++number) {
            live.put(make_article("b" + std::to_string(number % 7), "Baum", std::to_string(number))
            );
            live.commit();
        }
        is_done = true;
    });
    std::size_t reads = 0;
    while (!is_done) {
        const std::size_t found = snapshots.read([](Reader& reader) {
            std::size_t count = 0;
            const auto end = reader.database().postlist_end({});
            for (auto posting = reader.database().postlist_begin({}); posting != end; ++posting) {
                (void)reader.codec().decode(reader.parts().read(Part::Article, *posting));
                ++count;
            }
            return count;
        });
        EXPECT_GE(found, 1U);
        ++reads;
    }
    EXPECT_GT(reads, 0U);
}

TEST(Snapshots, HoldCommitsOffForAReaderThatWasOvertakenTwice) {
    const ServedArticles served({make_article("a", "Haus", "x")});
    const Snapshots snapshots(served.folder());
    const std::filesystem::path words = served.folder().current()->path / kVocabularyFile;
    const auto may_commit = [&] {
        return base::SharedLock::alone(words, std::chrono::milliseconds{0}).has_value();
    };
    std::vector<bool> seen;
    snapshots.read([&](Reader& /*reader*/) {
        seen.push_back(may_commit());
        if (seen.size() < 4) {
            throw Xapian::DatabaseModifiedError("overtaken");
        }
        return seen.size();
    });
    EXPECT_EQ(seen, (std::vector<bool>{true, true, false, false}));
    EXPECT_TRUE(may_commit()) << "the lock outlives the read";
}

TEST(Snapshots, TranslateXapiansErrors) {
    try {
        throw_translated(Xapian::DatabaseCorruptError("/secret/path is broken"));
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexDamaged);
        EXPECT_EQ(std::string(error.what()).find("secret"), std::string::npos);
        EXPECT_NE(error.log_detail().find("secret"), std::string::npos);
    }
}

} // namespace
} // namespace fundstelle::index

#include "indexer/inbox_writer.hpp"

#include <gtest/gtest.h>

#include "engine/base/log.hpp"
#include "engine/index/stored_articles.hpp"
#include "indexer/compacting.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::indexer {
namespace {

using index::make_article;

base::Settings quiet() {
    return base::Settings::resolve(
        std::nullopt, [](const std::string&) { return std::nullopt; }, {{"log.level", "off"}}
    );
}

class InboxWriterTest : public testing::Test {
protected:
    void put(const std::string& id, const std::string& title) {
        const std::vector<index::WriteOperation> operations = {make_article(id, title, "Text")};
        (void)inbox_.put(operations);
    }

    [[nodiscard]] std::string titles() const {
        std::string all;
        index::for_each_stored_article(
            served_.folder().current().value(),
            [&](const article::Article& article) {
                all += article.title + ' ';
                return true;
            }
        );
        return all;
    }

    index::ServedArticles served_{
        {make_article("a", "eins", "Text"), make_article("b", "zwei", "Text")}};
    index::Inbox inbox_{served_.folder().inbox_folder()};
    base::Settings settings_ = quiet();
    InboxWriter writer_{served_.folder(), settings_, base::make_logger("test", settings_), {3}};
};

TEST_F(InboxWriterTest, AppliesWhatWaitsInOneCommit) {
    put("c", "drei");
    put("a", "neu");
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_TRUE(inbox_.waiting().empty());
    EXPECT_EQ(titles(), "zwei drei neu ");
}

TEST_F(InboxWriterTest, AppliesNothingTwice) {
    put("a", "neu");
    const std::vector<index::InboxEntry> waiting = inbox_.waiting();
    const std::string bytes = base::read_file(waiting.front().path);
    ASSERT_TRUE(writer_.apply(waiting));
    put("a", "neuer");
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    // As after a crash between the commit and the removal of the first write.
    base::replace_file(waiting.front().path, bytes);
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_TRUE(inbox_.waiting().empty());
    EXPECT_EQ(titles(), "zwei neuer ");
}

TEST_F(InboxWriterTest, AFileOfAWireChangesAndWithdraws) {
    const auto item = [](const std::string& id, int version, const std::string& rest) {
        return "<newsItem guid='" + id + "' version='" + std::to_string(version) + "'>" + rest +
               "</newsItem>";
    };
    const auto titled = [](const std::string& title) {
        return "<contentMeta><headline>" + title + "</headline></contentMeta>";
    };
    base::replace_file(
        served_.folder().inbox_folder() / "wire.xml",
        "<newsMessage><itemSet>" +
            item("a", 1, "<itemMeta><pubStatus qcode='stat:canceled'/></itemMeta>") +
            item("b", 3, titled("neueste")) + item("b", 2, titled("ältere")) +
            item("c", 1, titled("kaputt</itemMeta>")) + item("d", 1, titled("vier")) +
            "</itemSet></newsMessage>"
    );
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_TRUE(inbox_.waiting().empty());
    EXPECT_EQ(titles(), "neueste vier ");
    EXPECT_NE(
        base::read_file(served_.folder().rejected_folder() / "inbox-wire.xml.ndjson")
            .find("broken XML"),
        std::string::npos
    );
}

TEST_F(InboxWriterTest, WaitsWhileAnotherProcessWrites) {
    put("a", "neu");
    {
        const base::FileLock other = served_.folder().lock();
        EXPECT_FALSE(writer_.apply(inbox_.waiting()));
    }
    EXPECT_EQ(inbox_.waiting().size(), 1U);
    EXPECT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_FALSE(served_.folder().try_lock()) << "it holds the lock";
    writer_.release();
    EXPECT_TRUE(served_.folder().try_lock());
}

TEST_F(InboxWriterTest, AsksForACompactionAfterManyChanges) {
    put("a", "neu");
    put("a", "neuer");
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_EQ(writer_.compaction_need(), CompactionNeed::None);
    writer_.release();
    put("a", "am neuesten");
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_EQ(writer_.compaction_need(), CompactionNeed::WhenIdle)
        << "changes before the release count too";
    for (int change = 4; change <= 12; ++change) {
        put("a", "am neuesten");
    }
    ASSERT_TRUE(writer_.apply(inbox_.waiting()));
    EXPECT_EQ(writer_.compaction_need(), CompactionNeed::Now);

    const base::FileLock lock = writer_.take_lock();
    std::ostringstream out;
    const CommandContext context{served_.folder().path(), settings_, out, out, false, {}};
    const std::string before = served_.folder().current()->name;
    EXPECT_NE(compact_served(context, served_.folder()).generation, before);
    EXPECT_EQ(titles(), "zwei am neuesten ");
    EXPECT_EQ(index::LiveIndex(*served_.folder().current()).change_count(), 0U);
}

} // namespace
} // namespace fundstelle::indexer

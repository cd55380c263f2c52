#include "engine/index/later_segment.hpp"

#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/index/compaction.hpp"
#include "engine/index/hashed_file.hpp"
#include "engine/index/index_check.hpp"
#include "engine/index/live_index.hpp"
#include "engine/index/snapshot.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

constexpr char kSecond[] = "later:2";

/// One article of a build, and three of one commit.
class LaterSegments : public testing::Test {
protected:
    LaterSegments() {
        LiveIndex live(*served_.folder().current());
        live.put(make_article("b", "Gipfel", "Haushalt und Haushalt"));
        live.put(make_article("c", "Gipfel", "Alpen"));
        live.put(make_article("d", "Titel", "Haushalt"));
        live.commit();
    }

    [[nodiscard]] Xapian::WritableDatabase database() const {
        return Xapian::WritableDatabase(served_.folder().current()->path.string(), Xapian::DB_OPEN);
    }

    [[nodiscard]] std::vector<std::string> faults() const {
        return check_generation(*served_.folder().current()).faults;
    }

    const ServedArticles served_{{make_article("a", "Titel", "Haushalt")}};
};

TEST_F(LaterSegments, HoldTheListsOfACommit) {
    const auto segment = LaterSegment::read(database(), 2);
    ASSERT_TRUE(segment);
    EXPECT_EQ(segment->last(), 4U);
    const auto number = segment->find(hash_of_key("haushalt"));
    ASSERT_TRUE(number);
    EXPECT_EQ(segment->term(*number), hash_of_key("haushalt"));
    std::vector<std::pair<Xapian::docid, Xapian::termcount>> list;
    segment->for_each(*number, [&](Xapian::docid document, Xapian::termcount count) {
        list.emplace_back(document, count);
    });
    EXPECT_EQ(list, (decltype(list){{2, 2}, {4, 1}}));
    EXPECT_FALSE(segment->find(hash_of_key("unbekannt")));
    EXPECT_FALSE(LaterSegment::read(database(), 3));
    EXPECT_TRUE(segment->agrees_with(database()));
}

TEST_F(LaterSegments, FindEachOfManyTermsAndNoOther) {
    LiveIndex live(*served_.folder().current());
    std::string text;
    for (int number = 0; number < 5000; ++number) {
        text += "w" + std::to_string(number * 7919) + ' ';
    }
    live.put(make_article("e", "Titel", text));
    live.commit();
    const Xapian::Database changed(served_.folder().current()->path.string());
    const auto segment = LaterSegment::read(changed, 5);
    ASSERT_TRUE(segment);
    ASSERT_GT(segment->size(), 4000U);
    for (std::size_t number = 0; number < segment->size(); ++number) {
        const std::uint64_t term = segment->term(number);
        ASSERT_EQ(segment->find(term), number);
        ASSERT_FALSE(segment->find(term + 1)) << "the next hash is none of a term";
    }
    EXPECT_FALSE(segment->find(0));
    EXPECT_FALSE(segment->find(~std::uint64_t{0}));
}

TEST_F(LaterSegments, BrokenOnesAreNone) {
    const std::string bytes = database().get_metadata(kSecond);
    ASSERT_GT(bytes.size(), 100U);
    for (const std::size_t size : {std::size_t{1}, std::size_t{9}, bytes.size() - 1}) {
        auto changed = database();
        changed.set_metadata(kSecond, bytes.substr(0, size));
        changed.commit();
        EXPECT_FALSE(LaterSegment::read(changed, 2)) << size;
    }
}

TEST_F(LaterSegments, ACheckComparesThemWithTheDocuments) {
    EXPECT_TRUE(faults().empty());
    {
        auto changed = database();
        std::string bytes = changed.get_metadata(kSecond);
        bytes.back() = static_cast<char>(bytes.back() ^ 1);
        changed.set_metadata(kSecond, bytes);
        changed.commit();
    }
    EXPECT_EQ(
        faults(),
        std::vector<std::string>{
            "the later postings from article 2 on are not those of the articles"}
    );
}

TEST_F(LaterSegments, GoWithACompaction) {
    auto changed = database();
    forget_later_segments(changed);
    changed.commit();
    EXPECT_FALSE(LaterSegment::read(changed, 2));
    EXPECT_TRUE(faults().empty()) << "as where an older program wrote";
}

TEST_F(LaterSegments, LeaveNoRoomBehindInACompactedIndex) {
    for (int commit = 0; commit < 200; ++commit) {
        LiveIndex live(*served_.folder().current());
        live.put(make_article(std::to_string(commit), "Titel", std::string(4000, 'x')));
        live.commit();
    }
    const base::TemporaryFolder folder;
    const Generation once{"once", folder.path() / "once"};
    const Generation twice{"twice", folder.path() / "twice"};
    compact_generation(*served_.folder().current(), once.path, {});
    compact_generation(once, twice.path, {});
    EXPECT_FALSE(LaterSegment::read(Xapian::Database(once.path.string()), 2));
    EXPECT_TRUE(check_generation(once).faults.empty());
    EXPECT_EQ(base::size_of_tree(once.path), base::size_of_tree(twice.path));
}

} // namespace
} // namespace fundstelle::index

#include "engine/index/spare_files.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "engine/base/file.hpp"
#include "engine/index/inbox.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

namespace fs = std::filesystem;

std::vector<WriteOperation> put_of(const std::string& id) {
    return {make_article(id, "Titel", "Text")};
}

std::string id_in(const InboxEntry& entry) {
    return std::get<article::Article>(Inbox::read(entry).operations.front()).id;
}

class SpareFilesOfInbox : public testing::Test {
protected:
    base::TemporaryFolder folder_;
};

ino_t inode_of(const fs::path& path) {
    struct stat status {};
    EXPECT_EQ(::stat(path.c_str(), &status), 0) << path;
    return status.st_ino;
}

TEST_F(SpareFilesOfInbox, AreThoseOfAppliedWrites) {
    Inbox inbox(folder_.path());
    (void)inbox.put(put_of("a-longer-id-than-the-next"));
    const ino_t first = inode_of(inbox.waiting().front().path);
    inbox.remove(inbox.waiting());
    EXPECT_TRUE(inbox.waiting().empty());
    (void)inbox.put(put_of("b"));
    EXPECT_EQ(inode_of(inbox.waiting().front().path), first);
    (void)inbox.put(put_of("c"));
    ASSERT_EQ(inbox.waiting().size(), 2U);
    EXPECT_EQ(id_in(inbox.waiting().front()), "b") << "nothing of the first";
    EXPECT_EQ(id_in(inbox.waiting().back()), "c");
    inbox.remove_leftovers();
    EXPECT_EQ(inbox.count(), 2U);
}

TEST_F(SpareFilesOfInbox, AreNoneThatOthersHave) {
    Inbox inbox(folder_.path());
    (void)inbox.put(put_of("a"));
    const fs::path link = folder_.path() / ".link";
    fs::create_hard_link(inbox.waiting().front().path, link); // as backups do
    inbox.remove(inbox.waiting());
    EXPECT_GT(fs::file_size(link), 0U);
    EXPECT_FALSE(fs::exists(folder_.path() / ".spare"));

    const fs::path placed = folder_.path() / "hand.json";
    std::ofstream(placed) << "{}";
    inbox.remove(inbox.waiting());
    EXPECT_FALSE(fs::exists(placed));
    EXPECT_FALSE(fs::exists(folder_.path() / ".spare")) << "somebody's file";
}

TEST(SpareFiles, AreTakenByOneAtATime) {
    const base::TemporaryFolder folder;
    SpareFiles spare(folder.path() / "spare");
    EXPECT_FALSE(spare.take()) << "none yet";
    const fs::path old = folder.path() / "old";
    std::ofstream(old) << "text";
    spare.leave({&old, 1});
    EXPECT_FALSE(fs::exists(old));
    {
        SpareFiles of_another_process(folder.path() / "spare");
        const auto taken = of_another_process.take();
        ASSERT_TRUE(taken);
        EXPECT_EQ(fs::file_size(taken->path), 0U);
        EXPECT_FALSE(spare.take()) << "its lock is held";
        base::write_all(taken->file, "half of a wr", taken->path);
    }
    const auto taken = spare.take();
    ASSERT_TRUE(taken);
    EXPECT_EQ(fs::file_size(taken->path), 0U) << "what a dead process wrote is gone";
    fs::rename(taken->path, old);
    EXPECT_FALSE(spare.take());
    const fs::path gone = folder.path() / "gone";
    EXPECT_NO_THROW(spare.leave({&gone, 1}));
}

TEST(SpareFiles, AreNotHoarded) {
    constexpr std::size_t kMost = 512;
    const base::TemporaryFolder folder;
    SpareFiles spare(folder.path() / "spare");
    const auto make_and_leave = [&](std::size_t count) {
        std::vector<fs::path> files;
        for (std::size_t number = 0; number < count; ++number) {
            files.push_back(folder.path() / std::to_string(number));
            std::ofstream(files.back()) << "text";
        }
        spare.leave(files);
        EXPECT_TRUE(std::none_of(files.begin(), files.end(), [](const fs::path& file) {
            return fs::exists(file);
        }));
        return std::distance(fs::directory_iterator(folder.path() / "spare"), {});
    };
    EXPECT_EQ(make_and_leave(100), 100);
    EXPECT_EQ(make_and_leave(kMost), kMost);
    EXPECT_EQ(make_and_leave(1), kMost);
    for (std::size_t number = 0; number < kMost; ++number) {
        const auto taken = spare.take();
        ASSERT_TRUE(taken) << "each can be had";
        fs::remove(taken->path);
    }
    EXPECT_FALSE(spare.take());
}

TEST_F(SpareFilesOfInbox, LoseNothing) {
    constexpr int kThreads = 4;
    constexpr std::size_t kEach = 100;
    Inbox inbox(folder_.path());
    std::vector<std::string> applied;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&inbox, thread] {
                for (std::size_t number = 0; number < kEach; ++number) {
                    (void
                    )inbox.put(put_of(std::to_string(thread) + '-' + std::to_string(100 + number)));
                }
            });
        }
        Inbox of_indexer(folder_.path());
        while (applied.size() < kThreads * kEach) {
            const std::vector<InboxEntry> waiting = of_indexer.waiting();
            for (const InboxEntry& entry : waiting) {
                applied.push_back(id_in(entry));
            }
            of_indexer.remove(waiting);
        }
    }
    std::sort(applied.begin(), applied.end());
    EXPECT_EQ(std::unique(applied.begin(), applied.end()), applied.end());
    EXPECT_TRUE(inbox.waiting().empty());
}

} // namespace
} // namespace fundstelle::index

#include "engine/index/inbox.hpp"
#include "engine/index/inbox_watch.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/index/receipt.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

std::vector<WriteOperation> put_of(const std::string& id) {
    return {make_article(id, "Titel " + id, "Text")};
}

class InboxTest : public testing::Test {
protected:
    std::vector<std::string> waiting_ids(const Inbox& inbox) const {
        std::vector<std::string> ids;
        for (const InboxEntry& entry : inbox.waiting()) {
            for (const WriteOperation& operation : Inbox::read(entry).operations) {
                ids.push_back(std::get<article::Article>(operation).id);
            }
        }
        return ids;
    }

    base::TemporaryFolder folder_;
};

TEST_F(InboxTest, GivesBackWhatWasPutInOrder) {
    Inbox inbox(folder_.path());
    article::Article article = make_article("a", "Titel", "Text mit „Anführung“\nund Zeilen");
    article.published_at = base::Instant{1'700'000'000};
    article.authors = {"Anna", "Bernd"};
    const std::vector<WriteOperation> operations = {article, std::string("zu löschen")};
    const std::string receipt = inbox.put(operations);
    EXPECT_TRUE(is_receipt(receipt)) << receipt;
    EXPECT_TRUE(inbox.is_waiting(receipt));
    ASSERT_EQ(inbox.waiting().size(), 1U);
    const AcceptedWrite write = Inbox::read(inbox.waiting().front());
    EXPECT_EQ(write.receipt, receipt);
    ASSERT_EQ(write.operations.size(), 2U);
    EXPECT_EQ(std::get<article::Article>(write.operations[0]), article);
    EXPECT_EQ(std::get<std::string>(write.operations[1]), "zu löschen");
    inbox.remove(inbox.waiting());
    EXPECT_FALSE(inbox.is_waiting(receipt));
    EXPECT_TRUE(inbox.waiting().empty());
}

TEST_F(InboxTest, KeepsTheOrderOverRestartsAndEmptyings) {
    std::vector<std::string> receipts;
    for (int round = 0; round < 3; ++round) {
        Inbox inbox(folder_.path());
        receipts.push_back(inbox.put(put_of("a")));
        receipts.push_back(inbox.put(put_of("b")));
        inbox.remove(inbox.waiting());
    }
    EXPECT_TRUE(std::is_sorted(receipts.begin(), receipts.end()));
    EXPECT_EQ(receipt_number(receipts.back()), 6U);
}

TEST_F(InboxTest, GoesOnBehindWhatWaitsWhenItsCounterIsLost) {
    Inbox inbox(folder_.path());
    (void)inbox.put(put_of("a"));
    (void)inbox.put(put_of("b"));
    std::filesystem::resize_file(folder_.path() / ".sequence", 0);
    EXPECT_EQ(receipt_number(inbox.put(put_of("c"))), 3U);
    EXPECT_EQ(waiting_ids(inbox), (std::vector<std::string>{"a", "b", "c"}));
}

TEST_F(InboxTest, GoesOnBehindWhatWaitsWhenItsCounterIsAnOldOne) {
    for (const char* id : {"a", "b", "c"}) {
        Inbox inbox(folder_.path());
        (void)inbox.put(put_of(id));
    }
    // A power cut can take the last numbers: the counter is not flushed, the writes are.
    std::ofstream(folder_.path() / ".sequence", std::ios::binary | std::ios::trunc)
        << "0000000000000001";
    Inbox inbox(folder_.path());
    EXPECT_EQ(waiting_ids(inbox), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(receipt_number(inbox.put(put_of("d"))), 4U);
    EXPECT_EQ(waiting_ids(inbox), (std::vector<std::string>{"a", "b", "c", "d"}));
}

TEST_F(InboxTest, ListsNoWriteWithoutThoseAcceptedBefore) {
    constexpr int kThreads = 4;
    constexpr int kListings = 100;
    // More than the kernel lists in one piece.
    for (int number = 0; number < 2000; ++number) {
        std::ofstream(folder_.path() / ('.' + std::to_string(number) + ".hidden"));
    }
    Inbox inbox(folder_.path());
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&inbox](const std::stop_token& stop) {
            while (!stop.stop_requested()) {
                (void)inbox.put(put_of("a"));
            }
        });
    }
    std::size_t gaps = 0;
    for (int listing = 0; listing < kListings; ++listing) {
        const std::vector<InboxEntry> waiting = inbox.waiting();
        if (!waiting.empty() && receipt_number(waiting.back().receipt) != waiting.size()) {
            ++gaps;
        }
    }
    EXPECT_EQ(gaps, 0U) << "what came later would have been applied earlier";
}

TEST_F(InboxTest, TakesWritesFromManyThreadsEachOnceAndInTheirOrder) {
    constexpr int kThreads = 8;
    constexpr int kEach = 20;
    Inbox inbox(folder_.path());
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&inbox, thread] {
                for (int number = 0; number < kEach; ++number) {
                    (void
                    )inbox.put(put_of(std::to_string(thread) + '-' + std::to_string(100 + number)));
                }
            });
        }
    }
    std::vector<std::string> ids = waiting_ids(inbox);
    EXPECT_EQ(ids.size(), std::size_t{kThreads * kEach});
    std::stable_sort(ids.begin(), ids.end(), [](const auto& left, const auto& right) {
        return left.front() < right.front();
    });
    EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end())) << "each thread's in its order";
    EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

TEST_F(InboxTest, RefusesWhenTooMuchWaits) {
    Inbox inbox(folder_.path(), {2, 1U << 20U});
    (void)inbox.put(put_of("a"));
    (void)inbox.put(put_of("b"));
    try {
        (void)inbox.put(put_of("c"));
        FAIL() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::Overloaded);
    }
    EXPECT_EQ(inbox.waiting().size(), 2U);
    inbox.remove(std::vector{inbox.waiting().front()});
    EXPECT_NO_THROW((void)inbox.put(put_of("d"))) << "there is room again";
    Inbox small(folder_.path(), {1000, 100});
    EXPECT_THROW((void)small.put(put_of("e")), base::Error);
}

TEST_F(InboxTest, TakesWritesFromManyInboxesOfOneFolderInOneOrder) {
    constexpr int kInboxes = 4;
    constexpr int kEach = 20;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < kInboxes; ++thread) {
            threads.emplace_back([this] {
                Inbox inbox(folder_.path()); // as of a process of its own
                for (int number = 0; number < kEach; ++number) {
                    (void)inbox.put(put_of("a"));
                }
            });
        }
    }
    const std::vector<InboxEntry> waiting = Inbox(folder_.path()).waiting();
    ASSERT_EQ(waiting.size(), std::size_t{kInboxes * kEach});
    for (std::size_t place = 0; place < waiting.size(); ++place) {
        EXPECT_EQ(receipt_number(waiting[place].receipt), place + 1) << "each number once";
    }
}

TEST_F(InboxTest, LosesNoPutToTheRemovalOfLeftovers) {
    Inbox inbox(folder_.path());
    std::jthread cleaner([&inbox](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            inbox.remove_leftovers();
        }
    });
    constexpr int kPuts = 300;
    for (int number = 0; number < kPuts; ++number) {
        ASSERT_NO_THROW((void)inbox.put(put_of("a"))) << number;
    }
    EXPECT_EQ(inbox.waiting().size(), std::size_t{kPuts});
}

TEST_F(InboxTest, LeavesNothingWhereItCannotWrite) {
    Inbox inbox(folder_.path() / "missing");
    EXPECT_THROW((void)inbox.put(put_of("a")), base::Error);
    EXPECT_THROW((void)inbox.waiting(), base::Error);
    EXPECT_TRUE(std::filesystem::is_empty(folder_.path()));
}

TEST_F(InboxTest, TellsTornAndChangedWrites) {
    Inbox inbox(folder_.path());
    (void)inbox.put(put_of("a"));
    const InboxEntry entry = inbox.waiting().front();
    const std::string bytes = base::read_file(entry.path);
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        std::ofstream(entry.path, std::ios::binary | std::ios::trunc) << bytes.substr(0, size);
        EXPECT_THROW((void)Inbox::read(entry), base::Error) << size;
    }
    for (std::size_t place = 0; place < bytes.size(); ++place) {
        std::string changed = bytes;
        changed[place] ^= 1;
        std::ofstream(entry.path, std::ios::binary | std::ios::trunc) << changed;
        EXPECT_THROW((void)Inbox::read(entry), base::Error) << place;
    }
}

TEST_F(InboxTest, PassesOverWhatIsStillWritten) {
    for (const char* name : {".a.tmp", "b.part", "c.tmp", ".hidden"}) {
        std::ofstream(folder_.path() / name) << "x";
    }
    std::ofstream(folder_.path() / "news.ndjson") << "{}";
    std::filesystem::create_directory(folder_.path() / "folder");
    Inbox inbox(folder_.path());
    (void)inbox.put(put_of("a"));
    const std::vector<InboxEntry> waiting = inbox.waiting();
    ASSERT_EQ(waiting.size(), 2U);
    EXPECT_FALSE(waiting[0].receipt.empty()) << "writes come first";
    EXPECT_EQ(waiting[1].path.filename(), "news.ndjson");
    inbox.remove_leftovers();
    EXPECT_FALSE(std::filesystem::exists(folder_.path() / ".a.tmp"));
    EXPECT_TRUE(std::filesystem::exists(folder_.path() / "c.tmp")) << "not ours";
}

TEST_F(InboxTest, WatchEndsWithAPut) {
    Inbox inbox(folder_.path());
    const InboxWatch watch(folder_.path());
    (void)inbox.put(put_of("a"));
    const std::stop_source stop;
    watch.wait(stop.get_token(), std::chrono::minutes{5});
    SUCCEED() << "it did not wait its five minutes";
}

TEST(Receipt, IsKeptWithTheIndexAndTheOldestGo) {
    const ServedArticles served({make_article("a", "Titel", "Text")});
    Xapian::WritableDatabase database(served.folder().current()->path.string());
    ReceiptOutcome outcome;
    outcome.accepted_at = base::Instant{5};
    outcome.added = 3;
    outcome.unknown_ids = {"x", "y"};
    outcome.refused = {{7, "z", "zu lang"}};
    const auto receipt = [](std::uint64_t number) {
        std::string digits = std::to_string(number);
        return std::string(16 - digits.size(), '0') + digits + "-" + std::string(26, 'a');
    };
    ASSERT_TRUE(is_receipt(receipt(1)));
    keep_receipt(database, receipt(1), outcome);
    const std::optional<ReceiptOutcome> found = find_receipt(database, receipt(1));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->accepted_at, outcome.accepted_at);
    EXPECT_EQ(found->added, 3U);
    EXPECT_EQ(found->unknown_ids, outcome.unknown_ids);
    EXPECT_EQ(found->refused.at(0).reason, "zu lang");
    EXPECT_FALSE(find_receipt(database, receipt(2)));
    const std::uint64_t much_later = (kReceiptsKept / 256 + 2) * 256;
    keep_receipt(database, receipt(much_later), outcome);
    EXPECT_FALSE(find_receipt(database, receipt(1)));
    EXPECT_TRUE(find_receipt(database, receipt(much_later)));
}

} // namespace
} // namespace fundstelle::index

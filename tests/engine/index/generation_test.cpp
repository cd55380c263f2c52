#include "engine/index/generation.hpp"

#include <fstream>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {
namespace {

Generation publish_one(const DataFolder& folder) {
    const Generation building = folder.begin();
    std::ofstream(building.path / "content") << building.name;
    return folder.publish(building);
}

TEST(DataFolder, ServesNothingAtFirst) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path() / "data");
    EXPECT_EQ(folder.current(), std::nullopt);
    folder.create();
    EXPECT_EQ(folder.current(), std::nullopt);
    EXPECT_TRUE(folder.list().empty());
}

TEST(DataFolder, PublishingSwitchesAndRollingBackReturns) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    const base::FileLock lock = folder.lock();
    const Generation first = publish_one(folder);
    const Generation second = publish_one(folder);
    EXPECT_LT(first.name, second.name);
    EXPECT_EQ(folder.current()->name, second.name);
    EXPECT_EQ(folder.rollback().name, first.name);
    EXPECT_EQ(folder.current()->name, first.name);
    EXPECT_THROW((void)folder.rollback(), base::Error);
}

TEST(DataFolder, ABuildThatDidNotEndIsNeverServedAndGoes) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    const Generation first = publish_one(folder);
    const Generation left_over = folder.begin();
    EXPECT_EQ(folder.current()->name, first.name);
    EXPECT_EQ(folder.list().size(), 1U);
    folder.clean(2);
    EXPECT_FALSE(std::filesystem::exists(left_over.path));
    EXPECT_TRUE(std::filesystem::exists(first.path));
}

TEST(DataFolder, WhoWaitsForTheLockIsKnownAndGetsIt) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    std::optional<base::FileLock> lock = folder.lock();
    EXPECT_FALSE(folder.is_lock_wanted());
    std::optional<base::FileLock> got;
    std::jthread waiting([&](const std::stop_token& stop) { got = folder.wait_for_lock(stop); });
    while (!folder.is_lock_wanted()) {
    }
    lock.reset();
    waiting.join();
    EXPECT_TRUE(got.has_value());
    EXPECT_FALSE(folder.is_lock_wanted());
    EXPECT_EQ(folder.try_lock(), std::nullopt);
}

TEST(DataFolder, WaitingForTheLockEndsAtAStop) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    const base::FileLock lock = folder.lock();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW((void)folder.wait_for_lock(stop.get_token()), base::Error);
    EXPECT_FALSE(folder.is_lock_wanted());
}

TEST(DataFolder, PublishingMendsAFolderWhoseServedGenerationIsGone) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    const Generation lost = publish_one(folder);
    std::filesystem::remove_all(lost.path);
    EXPECT_THROW((void)folder.current(), base::Error);
    const Generation next = publish_one(folder);
    EXPECT_EQ(folder.current()->name, next.name);
}

TEST(DataFolder, KeepsTheServedOneHoweverOld) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    const Generation first = publish_one(folder);
    const Generation second = publish_one(folder);
    (void)folder.rollback();
    const Generation third = folder.begin();
    folder.clean(1);
    EXPECT_TRUE(std::filesystem::exists(first.path));
    EXPECT_EQ(folder.current()->name, first.name);
    EXPECT_FALSE(std::filesystem::exists(third.path));
}

TEST(DataFolder, NumbersGoOnWhateverTheClockSays) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    std::filesystem::create_directories(
        temporary.path() / "generations" / "000041-29990101T000000Z"
    );
    EXPECT_TRUE(folder.begin().name.starts_with("000042-"));
}

TEST(DataFolder, HasOneWriter) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    const base::FileLock lock = folder.lock();
    try {
        const base::FileLock second = folder.lock();
        ADD_FAILURE() << "two locks";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::IndexLocked);
    }
}

TEST(DataFolder, TellsACurrentThatLeadsNowhere) {
    const base::TemporaryFolder temporary;
    const DataFolder folder(temporary.path());
    folder.create();
    for (const char* name : {"000001-20260101T000000Z", "../../etc", "", "x"}) {
        base::replace_file(temporary.path() / "current", name);
        EXPECT_THROW((void)folder.current(), base::Error) << name;
    }
}

} // namespace
} // namespace fundstelle::index

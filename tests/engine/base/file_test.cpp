#include "engine/base/file.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <iterator>
#include <thread>

#include "engine/base/error.hpp"

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

ErrorCode code_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    ADD_FAILURE() << "nothing was thrown";
    return ErrorCode::Internal;
}

std::size_t entries_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

TEST(File, ReadsWhatWasPutThere) {
    const TemporaryFolder folder;
    const std::string bytes("a\0b\r\n\xFF", 6);
    replace_file(folder.path() / "file", bytes);
    EXPECT_EQ(read_file(folder.path() / "file"), bytes);
    replace_file(folder.path() / "file", "");
    EXPECT_EQ(read_file(folder.path() / "file"), "");
    EXPECT_EQ(entries_in(folder.path()), 1U) << "a temporary file was left";
}

TEST(File, ReadsUpToItsLimit) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    replace_file(path, std::string(200'000, 'x'));
    EXPECT_EQ(read_file(path, 200'000).size(), 200'000U);
    EXPECT_EQ(
        code_of([&] { static_cast<void>(read_file(path, 199'999)); }), ErrorCode::PayloadTooLarge
    );
}

TEST(File, TellsWhatCannotBeOpened) {
    const TemporaryFolder folder;
    EXPECT_EQ(
        code_of([&] { static_cast<void>(read_file(folder.path() / "missing")); }),
        ErrorCode::InputOutput
    );
    EXPECT_EQ(
        code_of([&] { static_cast<void>(read_file(folder.path())); }), ErrorCode::InputOutput
    );
    EXPECT_EQ(
        code_of([&] { replace_file(folder.path() / "missing" / "file", "x"); }),
        ErrorCode::InputOutput
    );
}

TEST(File, SaysThatTheDiskIsFull) {
    const FileDescriptor full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
    ASSERT_TRUE(full.is_open());
    EXPECT_EQ(code_of([&] { write_all(full, "x", "/dev/full"); }), ErrorCode::DiskFull);
}

TEST(File, OldContentStandsWhereReplacingFails) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "name";
    fs::create_directories(path / "child"); // a folder that is not empty cannot be replaced
    EXPECT_EQ(code_of([&] { replace_file(path, "x"); }), ErrorCode::InputOutput);
    EXPECT_TRUE(fs::is_directory(path / "child"));
    EXPECT_EQ(entries_in(folder.path()), 1U) << "a temporary file was left";
}

TEST(File, ReplacesWholeWhileOthersReadAndReplace) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "current";
    const std::string first(5000, 'a');
    const std::string second(7000, 'b');
    replace_file(path, first);
    const auto replace_often = [&path](const std::string& content) {
        for (int round = 0; round < 20; ++round) {
            replace_file(path, content);
        }
    };
    std::jthread first_writer(replace_often, std::cref(first));
    std::jthread second_writer(replace_often, std::cref(second));
    for (int round = 0; round < 200; ++round) {
        const std::string content = read_file(path);
        EXPECT_TRUE(content == first || content == second);
    }
    first_writer.join();
    second_writer.join();
    EXPECT_EQ(entries_in(folder.path()), 1U);
}

TEST(File, SyncsATree) {
    const TemporaryFolder folder;
    fs::create_directories(folder.path() / "a" / "b");
    replace_file(folder.path() / "a" / "b" / "file", "12345");
    replace_file(folder.path() / "file", "123");
    fs::create_symlink("nowhere", folder.path() / "link");
    EXPECT_NO_THROW(sync_tree(folder.path()));
    EXPECT_EQ(size_of_tree(folder.path()), 8U);
    EXPECT_EQ(code_of([&] { sync_tree(folder.path() / "missing"); }), ErrorCode::InputOutput);
}

TEST(FileDescriptor, HasOneOwner) {
    const TemporaryFolder folder;
    replace_file(folder.path() / "file", "x");
    FileDescriptor first = open_for_reading(folder.path() / "file");
    const int number = first.get();
    FileDescriptor second = std::move(first);
    EXPECT_EQ(second.get(), number);
    second = FileDescriptor();
    EXPECT_EQ(::fcntl(number, F_GETFD), -1) << "the descriptor is still open";
}

TEST(FileLock, IsHeldOnce) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "LOCK";
    {
        const std::optional<FileLock> lock = FileLock::try_lock(path);
        ASSERT_TRUE(lock);
        EXPECT_FALSE(FileLock::try_lock(path));
    }
    EXPECT_TRUE(FileLock::try_lock(path));
}

TEST(FileLock, GoesWithItsProcess) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "LOCK";
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const std::optional<FileLock> lock = FileLock::try_lock(path);
        ::_exit(lock ? 0 : 1); // runs no destructor, as after a kill
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(FileLock::try_lock(path));
}

TEST(SharedLock, IsHeldByManyTogetherOrByOneAlone) {
    using std::chrono::milliseconds;
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    replace_file(path, "x");
    {
        const SharedLock first = SharedLock::together(path);
        const SharedLock second = SharedLock::together(path);
        EXPECT_FALSE(SharedLock::alone(path, milliseconds{0}));
        EXPECT_FALSE(SharedLock::alone(path, milliseconds{5})) << "asked again, and still held";
    }
    const std::optional<SharedLock> alone = SharedLock::alone(path, milliseconds{0});
    EXPECT_TRUE(alone);
    EXPECT_FALSE(SharedLock::alone(path, milliseconds{0}));
}

TEST(SharedLock, WaitsForTheOneAlone) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    replace_file(path, "x");
    std::optional<SharedLock> alone = SharedLock::alone(path, std::chrono::milliseconds{0});
    std::atomic<bool> is_free = false;
    std::jthread reader([&] {
        const SharedLock together = SharedLock::together(path);
        EXPECT_TRUE(is_free);
    });
    is_free = true;
    alone.reset();
}

TEST(SharedLock, SaysWhereThereIsNoFile) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "missing";
    EXPECT_EQ(
        code_of([&] { static_cast<void>(SharedLock::together(path)); }), ErrorCode::InputOutput
    );
    EXPECT_EQ(
        code_of([&] { static_cast<void>(SharedLock::alone(path, std::chrono::milliseconds{0})); }),
        ErrorCode::InputOutput
    );
}

TEST(FileLock, SaysWhereItCannotBeMade) {
    const TemporaryFolder folder;
    EXPECT_EQ(
        code_of([&] { static_cast<void>(FileLock::try_lock(folder.path() / "no" / "LOCK")); }),
        ErrorCode::InputOutput
    );
}

TEST(TemporaryFolder, GoesWithItsContent) {
    fs::path path;
    {
        TemporaryFolder folder("base-");
        path = folder.path();
        EXPECT_TRUE(path.filename().string().starts_with("base-"));
        replace_file(path / "file", "x");
        const TemporaryFolder other = std::move(folder);
        EXPECT_EQ(other.path(), path);
    }
    EXPECT_FALSE(fs::exists(path));
}

} // namespace
} // namespace fundstelle::base

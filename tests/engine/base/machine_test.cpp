#include "engine/base/machine.hpp"

#include <fstream>
#include <string>
#include <thread>

#include <sys/resource.h>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMegabyte = 1'000'000;

/// A tree with the files of proc and sys that tell of control groups.
class Machine : public testing::Test {
protected:
    [[nodiscard]] fs::path root() const { return folder_.path(); }

    void write(const fs::path& path, const std::string& text) const {
        fs::create_directories((root() / path).parent_path());
        std::ofstream(root() / path) << text << '\n';
    }

private:
    TemporaryFolder folder_;
};

TEST_F(Machine, WithoutControlGroupsIsTheWholeOne) {
    EXPECT_GT(usable_memory_bytes(root()), 100 * kMegabyte);
    EXPECT_GE(usable_processors(root()), 1U);
    EXPECT_GT(usable_memory_bytes(), 0U);
    EXPECT_GE(usable_processors(), 1U);
}

TEST_F(Machine, AContainerIsAsLargeAsItsLimits) {
    write("proc/self/cgroup", "0::/");
    write("sys/fs/cgroup/memory.max", "100000000");
    write("sys/fs/cgroup/cpu.max", "50000 100000");
    EXPECT_EQ(usable_memory_bytes(root()), 100 * kMegabyte);
    EXPECT_EQ(usable_processors(root()), 1U);
}

TEST_F(Machine, TheLimitsOfAllGroupsAboveHold) {
    write("proc/self/cgroup", "0::/system.slice/one.service");
    write("sys/fs/cgroup/system.slice/one.service/memory.max", "max");
    write("sys/fs/cgroup/system.slice/memory.max", "70000000");
    EXPECT_EQ(usable_memory_bytes(root()), 70 * kMegabyte);
}

TEST_F(Machine, UnderstandsTheFirstVersionOfControlGroups) {
    // Names are those of the outside; inside only the mount's root is there.
    write("proc/self/cgroup", "5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "90000000");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "100000");
    write("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000");
    EXPECT_EQ(usable_memory_bytes(root()), 90 * kMegabyte);
    EXPECT_EQ(usable_processors(root()), 1U);
}

TEST(MachineThread, LetsOthersGoBeforeItself) {
    const int before = ::getpriority(PRIO_PROCESS, 0);
    int in_thread = before;
    std::thread([&] {
        let_others_go_before();
        in_thread = ::getpriority(PRIO_PROCESS, 0);
    }).join();
    EXPECT_GE(in_thread, 10);
    EXPECT_EQ(::getpriority(PRIO_PROCESS, 0), before) << "of another thread";
}

TEST_F(Machine, NoLimitIsNone) {
    const std::uint64_t memory = usable_memory_bytes(root());
    const unsigned processors = usable_processors(root());
    write("proc/self/cgroup", "5:memory:/\n4:cpu:/\n0::/");
    write("sys/fs/cgroup/memory.max", "max");
    write("sys/fs/cgroup/cpu.max", "max 100000");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712");
    write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1");
    write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000");
    EXPECT_EQ(usable_memory_bytes(root()), memory);
    EXPECT_EQ(usable_processors(root()), processors);
}

} // namespace
} // namespace fundstelle::base

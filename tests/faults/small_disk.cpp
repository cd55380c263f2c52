#include "tests/faults/small_disk.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

namespace fundstelle::tests {

namespace {

void write_line(const char* path, const std::string& line) {
    std::ofstream(path) << line << std::flush;
}

/// Gives this process mounts of its own: as root, else as root of a user namespace.
bool leave_the_mounts_of_others() {
    static bool is_done = false;
    if (is_done) {
        return true;
    }
    const std::string user = std::to_string(::geteuid());
    const std::string group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWNS) != 0) {
        if (::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) {
            return false;
        }
        write_line("/proc/self/setgroups", "deny");
        write_line("/proc/self/uid_map", "0 " + user + " 1");
        write_line("/proc/self/gid_map", "0 " + group + " 1");
    }
    is_done = ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return is_done;
}

} // namespace

std::optional<SmallDisk> SmallDisk::mount(const std::filesystem::path& at, std::size_t size_bytes) {
    const std::string options = "size=" + std::to_string(size_bytes);
    if (!leave_the_mounts_of_others() ||
        ::mount("tmpfs", at.c_str(), "tmpfs", 0, options.c_str()) != 0) {
        std::cout << "a small disk cannot be mounted here: " << std::strerror(errno) << std::endl;
        return std::nullopt;
    }
    return SmallDisk(at);
}

SmallDisk::SmallDisk(SmallDisk&& other) noexcept : at_(std::exchange(other.at_, {})) {}

SmallDisk::~SmallDisk() {
    if (!at_.empty()) {
        ::umount2(at_.c_str(), MNT_DETACH);
    }
}

void SmallDisk::set_read_only(bool is_read_only) const {
    const auto read_only = is_read_only ? static_cast<unsigned long>(MS_RDONLY) : 0UL;
    EXPECT_EQ(::mount("tmpfs", at_.c_str(), "tmpfs", MS_REMOUNT | read_only, nullptr), 0)
        << std::strerror(errno);
}

} // namespace fundstelle::tests

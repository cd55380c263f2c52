#include "engine/base/machine.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <unistd.h>

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

std::optional<std::uint64_t> parse(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                    : std::nullopt;
}

/// Gives the words of a file's first line; none where there is no such file.
std::vector<std::string> first_line(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    std::istringstream words(line);
    std::vector<std::string> found;
    for (std::string word; words >> word;) {
        found.push_back(std::move(word));
    }
    return found;
}

/// Adds `folder` + `path` and all folders between them, since the limits of all hold.
void add_with_parents(std::vector<fs::path>& folders, const fs::path& folder, fs::path path) {
    path = path.relative_path();
    while (!path.empty()) {
        folders.push_back(folder / path);
        path = path.parent_path();
    }
    folders.push_back(folder);
}

/// Gives the folders of the control groups that hold for us, of both versions. Inside a container
/// the names in proc may be those of the outside; then only the mount's root is there. Source:
/// cgroups(7), /proc/self/cgroup has "number:controllers:path" in each line.
std::vector<fs::path> group_folders(const fs::path& root, std::string_view controller) {
    const fs::path mount = root / "sys/fs/cgroup";
    std::vector<fs::path> folders;
    std::ifstream file(root / "proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = line.find(':', first + 1);
        if (second == std::string::npos) {
            continue;
        }
        const std::string controllers = line.substr(first + 1, second - first - 1);
        const fs::path path = line.substr(second + 1);
        if (controllers.empty()) {
            add_with_parents(folders, mount, path);
        } else if (controllers.find(controller) != std::string::npos) {
            add_with_parents(folders, mount / controllers, path);
            add_with_parents(folders, mount / controller, path);
        }
    }
    return folders;
}

std::optional<std::uint64_t> memory_limit(const fs::path& folder) {
    for (const char* name : {"memory.max", "memory.limit_in_bytes"}) {
        const std::vector<std::string> words = first_line(folder / name);
        if (const auto limit = words.empty() ? std::nullopt : parse(words.front())) {
            return limit;
        }
    }
    return std::nullopt; // no limit is written "max"
}

/// Gives the microseconds of work in so many microseconds of time, both given as text; version 1
/// writes -1 for no limit, version 2 "max".
std::optional<unsigned> processors_of(const std::string& quota, const std::string& period) {
    const std::optional<std::uint64_t> work = parse(quota);
    const std::optional<std::uint64_t> time = parse(period);
    if (!work || !time || *time == 0) {
        return std::nullopt;
    }
    return static_cast<unsigned>(std::max<std::uint64_t>(1, (*work + *time - 1) / *time));
}

std::optional<unsigned> processor_limit(const fs::path& folder) {
    if (const std::vector<std::string> words = first_line(folder / "cpu.max"); words.size() == 2) {
        return processors_of(words[0], words[1]);
    }
    const std::vector<std::string> quota = first_line(folder / "cpu.cfs_quota_us");
    const std::vector<std::string> period = first_line(folder / "cpu.cfs_period_us");
    return quota.empty() || period.empty() ? std::nullopt
                                           : processors_of(quota.front(), period.front());
}

} // namespace

std::uint64_t usable_memory_bytes(const fs::path& root) {
    const auto pages = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PHYS_PAGES)));
    const auto page_bytes = static_cast<std::uint64_t>(std::max(0L, ::sysconf(_SC_PAGESIZE)));
    std::uint64_t bytes = pages * page_bytes;
    for (const fs::path& folder : group_folders(root, "memory")) {
        bytes = std::min(bytes, memory_limit(folder).value_or(bytes));
    }
    return bytes;
}

unsigned usable_processors(const fs::path& root) {
    unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    for (const fs::path& folder : group_folders(root, "cpu")) {
        processors = std::min(processors, processor_limit(folder).value_or(processors));
    }
    return processors;
}

void let_others_go_before() noexcept {
    constexpr int kNiceness = 10;
    // Linux keeps it for each thread: the process 0 is the calling one.
    if (::getpriority(PRIO_PROCESS, 0) < kNiceness) {
        (void)::setpriority(PRIO_PROCESS, 0, kNiceness);
    }
}

} // namespace fundstelle::base

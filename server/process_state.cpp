#include "server/process_state.hpp"

#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

#include <unistd.h>

namespace fundstelle::server {

namespace {

namespace fs = std::filesystem;

std::size_t count_descriptors() {
    std::size_t count = 0;
    std::error_code error;
    for (fs::directory_iterator entry("/proc/self/fd", error), end; !error && entry != end;
         entry.increment(error)) {
        ++count;
    }
    return count > 0 ? count - 1 : 0; // the listing holds one itself
}

double clock_seconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    constexpr double kNanoseconds = 1e9;
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / kNanoseconds;
}

/// Gives when the system started, seconds since 1970. Not from /proc/stat, which a sandbox hides.
double boot_seconds() {
    return clock_seconds(CLOCK_REALTIME) - clock_seconds(CLOCK_BOOTTIME);
}

} // namespace

ProcessState process_state() {
    ProcessState state;
    state.open_descriptors = count_descriptors();
    std::ifstream file("/proc/self/stat");
    std::string line;
    std::getline(file, line);
    const std::size_t name_end = line.rfind(')'); // the name before may hold anything
    if (name_end == std::string::npos) {
        return state;
    }
    std::istringstream rest(line.substr(name_end + 1));
    constexpr int kFieldsBeforeTimes = 11; // from the state on, field 3
    constexpr int kFieldsBeforeStart = 6;
    std::string skipped;
    for (int field = 0; field < kFieldsBeforeTimes; ++field) {
        rest >> skipped;
    }
    double user_ticks = 0;
    double system_ticks = 0;
    double start_ticks = 0;
    std::uint64_t virtual_bytes = 0;
    std::uint64_t resident_pages = 0;
    rest >> user_ticks >> system_ticks;
    for (int field = 0; field < kFieldsBeforeStart; ++field) {
        rest >> skipped;
    }
    rest >> start_ticks >> virtual_bytes >> resident_pages;
    const auto ticks_per_second = static_cast<double>(sysconf(_SC_CLK_TCK));
    state.processor_seconds = (user_ticks + system_ticks) / ticks_per_second;
    state.start_seconds = boot_seconds() + start_ticks / ticks_per_second;
    state.resident_bytes = resident_pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
    return state;
}

} // namespace fundstelle::server

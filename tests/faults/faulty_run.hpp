#pragma once
// Runs a program under the fault library.
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/process.hpp"

namespace fundstelle::tests {

/// What the fault library is asked for; see fault_library.cpp.
struct Fault {
    std::string kind;         ///< "kill", "eio", "enospc", "short"; empty for none
    std::size_t at = 0;       ///< which call, from 1
    std::string call = "any"; ///< which calls count
    bool lasts = false;       ///< whether later calls fail as well
    int clock_seconds = 0;    ///< added to the wall clock
};

/// One call on a path below the data folder.
struct FileCall {
    std::string name; ///< "write", "fsync", "rename", ...
    std::filesystem::path path;
    std::filesystem::path second; ///< where a rename or a link leads
};

/// A run under the fault library.
struct FaultyRun {
    ProgramResult result;
    std::vector<FileCall> calls;    ///< in order, with the one that failed
    std::optional<FileCall> failed; ///< the first one; nothing where the run had fewer calls
};

/// Gives `command` so that it runs with a fault among its calls on paths below `folder`, noted in
/// the file `trace`.
[[nodiscard]] std::vector<std::string> command_with_fault(
    const std::vector<std::string>& command,
    const std::filesystem::path& folder,
    const Fault& fault,
    const std::filesystem::path& trace
);

/// Gives the calls that a file `trace` tells, in order, and the first one that failed.
struct Trace {
    std::vector<FileCall> calls;
    std::optional<FileCall> failed;
};
[[nodiscard]] Trace read_trace(const std::filesystem::path& trace);

/// Runs `command` with a fault among its calls on paths below `folder`. Fails the test where the
/// library is not loaded.
[[nodiscard]] FaultyRun run_with_fault(
    const std::vector<std::string>& command,
    const std::string& input,
    const std::filesystem::path& folder,
    const Fault& fault
);

} // namespace fundstelle::tests

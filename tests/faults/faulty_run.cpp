#include "tests/faults/faulty_run.hpp"

#include <sstream>
#include <utility>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"

namespace fundstelle::tests {

namespace {

namespace fs = std::filesystem;

FileCall read_call(const std::string& line) {
    std::istringstream fields(line);
    std::string name;
    std::string path;
    std::string second;
    std::getline(fields, name, '\t');
    std::getline(fields, path, '\t');
    std::getline(fields, second, '\t');
    return {name, path, second};
}

} // namespace

std::vector<std::string> command_with_fault(
    const std::vector<std::string>& command,
    const fs::path& folder,
    const Fault& fault,
    const fs::path& trace
) {
    // env(1) sets what only the program itself is to see.
    std::vector<std::string> line = {
        "/usr/bin/env",
        std::string("LD_PRELOAD=") + FUNDSTELLE_FAULT_LIBRARY,
        "FUNDSTELLE_FAULT_FOLDER=" + folder.string(),
        "FUNDSTELLE_FAULT_KIND=" + fault.kind,
        "FUNDSTELLE_FAULT_AT=" + std::to_string(fault.at),
        "FUNDSTELLE_FAULT_CALL=" + fault.call,
        std::string("FUNDSTELLE_FAULT_LASTS=") + (fault.lasts ? "1" : "0"),
        "FUNDSTELLE_FAULT_CLOCK=" + std::to_string(fault.clock_seconds),
        "FUNDSTELLE_FAULT_TRACE=" + trace.string()};
    line.insert(line.end(), command.begin(), command.end());
    return line;
}

Trace read_trace(const fs::path& trace) {
    Trace told;
    std::istringstream lines(base::read_file(trace));
    for (std::string line; std::getline(lines, line);) {
        FileCall call = read_call(line);
        if (call.name != "failed") {
            told.calls.push_back(std::move(call));
        } else if (!told.failed) {
            told.failed = told.calls.back();
        }
    }
    return told;
}

FaultyRun run_with_fault(
    const std::vector<std::string>& command,
    const std::string& input,
    const fs::path& folder,
    const Fault& fault
) {
    const base::TemporaryFolder notes;
    const fs::path trace = notes.path() / "trace";
    FaultyRun run;
    run.result = run_program(command_with_fault(command, folder, fault, trace), input);
    if (!fs::exists(trace)) {
        ADD_FAILURE() << "the fault library saw no call: " << run.result.notes;
        return run;
    }
    Trace told = read_trace(trace);
    run.calls = std::move(told.calls);
    run.failed = std::move(told.failed);
    return run;
}

} // namespace fundstelle::tests

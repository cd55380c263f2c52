#pragma once
// Runs the real programs for end-to-end tests: in a fresh folder, on a free port, ended with the
// object.
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <sys/types.h>

namespace fundstelle::tests {

/// What a program did.
struct ProgramResult {
    int exit_code = -1; ///< 128 + signal where a signal ended it
    std::string out;
    std::string notes; ///< standard error
};

/// Gives the path of one of our programs as built.
[[nodiscard]] std::string program_path(const std::string& name);

/// Runs a program to its end, with `input` as its standard input. With `kill_after` it gets SIGKILL
/// when it still runs after that time.
[[nodiscard]] ProgramResult run_program(
    const std::vector<std::string>& command,
    const std::string& input = {},
    std::optional<std::chrono::microseconds> kill_after = std::nullopt
);

/// Runs fundstelle-indexer.
[[nodiscard]] ProgramResult run_indexer(
    std::vector<std::string> arguments, const std::string& input = {}
);

/// Puts an index of the sample articles into the folder `data`: a copy of the one that the test
/// runner made once for all tests (FUNDSTELLE_SAMPLE_INDEX), or one of its own where a test runs by
/// itself. Fails the test where that fails.
void index_samples(const std::filesystem::path& data);

/// A program in the background; killed with the object. Move-only.
class BackgroundProgram {
public:
    explicit BackgroundProgram(const std::vector<std::string>& command);
    BackgroundProgram(BackgroundProgram&& other) noexcept;
    BackgroundProgram& operator=(BackgroundProgram&&) = delete;
    BackgroundProgram(const BackgroundProgram&) = delete;
    BackgroundProgram& operator=(const BackgroundProgram&) = delete;
    ~BackgroundProgram();

    [[nodiscard]] pid_t process() const { return process_; }

    /// Reads standard error up to and with the first line that holds `text`; gives that line. Fails
    /// the test and gives an empty text where the program ends before.
    [[nodiscard]] std::string wait_for_note(const std::string& text);

    /// Reads standard error to its end and drops it, so that the program never waits for a reader.
    void ignore_notes();

    /// Sends a signal (0 sends none) and waits for the end; gives the exit code as in
    /// ProgramResult.
    int end(int signal);

private:
    pid_t process_ = -1;
    int notes_ = -1;
    std::string pending_notes_;
    std::jthread drain_;
};

/// fundstelle-server on a free port of the loopback address.
class RunningServer {
public:
    /// What becomes of standard error behind the line that tells the port.
    enum class Notes { Ignored, Kept };

    explicit RunningServer(
        const std::filesystem::path& data,
        const std::vector<std::string>& more_arguments = {},
        Notes notes = Notes::Ignored
    );

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] BackgroundProgram& program() { return program_; }

private:
    BackgroundProgram program_;
    int port_ = 0;
};

} // namespace fundstelle::tests

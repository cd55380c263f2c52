// Two indexers at once, and one that dies while it holds the lock.
#include <csignal>
#include <fstream>

#include <sys/stat.h>

#include "tests/faults/fault_test.hpp"

namespace fundstelle::tests {
namespace {

/// An indexer that has begun to read its input, and so holds the lock, until `finish` or `kill`.
class BusyIndexer {
public:
    BusyIndexer(
        const std::filesystem::path& pipe,
        const std::vector<std::string>& command,
        const std::string& input
    )
        : program_(with_input_from(pipe, command)), input_(pipe) {
        // More than a pipe holds: when all of it is written, some of it has been read.
        constexpr std::size_t kMoreThanAPipe = 1'000'000;
        input_ << input << std::string(kMoreThanAPipe, '\n') << std::flush;
    }

    /// Ends the input; gives the exit code.
    int finish() {
        input_.close();
        return program_.end(0);
    }

    int kill() { return program_.end(SIGKILL); }

private:
    static std::vector<std::string> with_input_from(
        const std::filesystem::path& pipe, const std::vector<std::string>& command
    ) {
        EXPECT_EQ(::mkfifo(pipe.c_str(), S_IRUSR | S_IWUSR), 0);
        std::vector<std::string> line = {
            "/bin/sh", "-c", R"(pipe=$1; shift; exec "$@" <"$pipe" >/dev/null)", "sh", pipe};
        line.insert(line.end(), command.begin(), command.end());
        return line;
    }

    BackgroundProgram program_;
    std::ofstream input_;
};

class Writers : public FaultTest {
protected:
    void SetUp() override { build(before_); }

    void expect_locked(const ProgramResult& result) const {
        expect_refused(result);
        EXPECT_NE(result.notes.find("another indexer is writing"), std::string::npos)
            << result.notes;
    }

    /// Every command that writes is refused, and readers notice nothing.
    void expect_all_locked() const {
        const std::string input = to_ndjson(make_archive(0, 9, "fremd"));
        expect_locked(index("build", {"-"}, input));
        expect_locked(index("add", {"-"}, input));
        expect_locked(index("delete", {"artikel-1"}));
        expect_locked(index("reindex"));
        expect_locked(index("rollback"));
        expect_serves(before_);
    }

    Archive before_ = make_archive(0, 5, "alt");
    Archive changes_ = make_archive(3, 8, "neu");
};

TEST_F(Writers, TheSecondIsRefusedWhileTheFirstBuilds) {
    BusyIndexer first(folder() / "pipe", indexer_command("build", {"-"}), to_ndjson(changes_));
    expect_all_locked();
    EXPECT_EQ(first.finish(), 0);
    expect_serves(changes_);
    expect_no_leftovers();
}

TEST_F(Writers, TheSecondIsRefusedWhileTheFirstAdds) {
    BusyIndexer first(folder() / "pipe", indexer_command("add", {"-"}), to_ndjson(changes_));
    expect_all_locked();
    EXPECT_EQ(first.finish(), 0);
    expect_serves(with(before_, changes_));
}

TEST_F(Writers, ADeadOneHoldsNoLock) {
    for (const char* command : {"build", "add"}) {
        BusyIndexer first(folder() / command, indexer_command(command, {"-"}), to_ndjson(changes_));
        expect_locked(index("add", {"-"}, to_ndjson(changes_)));
        count_kill(first.kill());
        expect_serves(before_);
        const ProgramResult second = index("add", {"-"}, to_ndjson(before_));
        EXPECT_EQ(second.exit_code, 0) << second.notes;
        expect_serves(before_);
        expect_no_leftovers();
    }
}

} // namespace
} // namespace fundstelle::tests

#pragma once
// What all tests of faults share: a data folder, the rules that hold after any fault, the number of
// kills.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/faults/archive.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {

inline constexpr int kKilled = 128 + 9;
inline constexpr int kCouldNot = 3;

/// How many programs the whole run should kill at least: FUNDSTELLE_FAULT_KILLS, else few.
[[nodiscard]] int wanted_kills();

/// Whether every call is to be failed in turn, and not only some of them.
[[nodiscard]] bool is_long_run();

/// A test with a data folder; says at its end how many programs it killed.
class FaultTest : public testing::Test {
protected:
    FaultTest();
    void TearDown() override;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Another data folder for what follows, such as one on a disk of its own.
    void use_data_folder(std::filesystem::path data) { data_ = std::move(data); }
    [[nodiscard]] const std::filesystem::path& data() const { return data_; }

    /// Gives the command line of the indexer on the data folder.
    [[nodiscard]] std::vector<std::string> indexer_command(
        const std::string& command, const std::vector<std::string>& arguments = {}
    ) const;

    [[nodiscard]] ProgramResult index(
        const std::string& command,
        const std::vector<std::string>& arguments = {},
        const std::string& input = {}
    ) const;

    /// Builds a generation that holds `archive`; must succeed.
    void build(const Archive& archive) const;

    /// What holds after any fault: `check` passes, and a fresh server finds every article of one of
    /// the two archives, whole and once. Gives the one that it serves.
    [[nodiscard]] std::optional<Archive> expect_one_of(
        const std::optional<Archive>& before, const std::optional<Archive>& after
    ) const;

    /// The same where only one archive is possible.
    void expect_serves(const std::optional<Archive>& archive) const;

    /// What a command that could not do its work leaves on the terminal: exit code 3, one line.
    static void expect_refused(const ProgramResult& result);

    /// What the next run has to leave behind: no unfinished build, no temporary file.
    void expect_no_leftovers() const;

    /// Counts a program that was killed, if it was.
    void count_kill(int exit_code) { kills_ += exit_code == kKilled ? 1 : 0; }

private:
    base::TemporaryFolder temporary_;
    std::filesystem::path folder_;
    std::filesystem::path data_;
    int kills_ = 0;
};

} // namespace fundstelle::tests

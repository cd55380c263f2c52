#include "tests/faults/fault_test.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace fundstelle::tests {

namespace fs = std::filesystem;

int wanted_kills() {
    constexpr int kFew = 48;
    const char* wanted = std::getenv("FUNDSTELLE_FAULT_KILLS");
    return wanted == nullptr ? kFew : std::max(1, std::atoi(wanted));
}

bool is_long_run() {
    constexpr int kMany = 200;
    return wanted_kills() >= kMany;
}

FaultTest::FaultTest() : folder_(fs::canonical(temporary_.path())), data_(folder_ / "data") {}

void FaultTest::TearDown() {
    std::cout << "kills: " << kills_ << std::endl;
}

std::vector<std::string> FaultTest::indexer_command(
    const std::string& command, const std::vector<std::string>& arguments
) const {
    std::vector<std::string> line = {
        program_path("fundstelle-indexer"), command, "--data", data_.string()};
    line.insert(line.end(), arguments.begin(), arguments.end());
    return line;
}

ProgramResult FaultTest::index(
    const std::string& command, const std::vector<std::string>& arguments, const std::string& input
) const {
    return run_program(indexer_command(command, arguments), input);
}

void FaultTest::build(const Archive& archive) const {
    const ProgramResult result = index("build", {"--threads", "1", "-"}, to_ndjson(archive));
    ASSERT_EQ(result.exit_code, 0) << result.notes;
}

std::optional<Archive> FaultTest::expect_one_of(
    const std::optional<Archive>& before, const std::optional<Archive>& after
) const {
    const ProgramResult check = index("check");
    const std::optional<Archive> served = served_archive(data_);
    EXPECT_EQ(check.exit_code, served ? 0 : kCouldNot) << check.out << check.notes;
    EXPECT_TRUE(served == before || served == after)
        << "neither the old nor the new articles are served";
    if (served != before && served != after) {
        EXPECT_EQ(served, after);
    }
    return served;
}

void FaultTest::expect_serves(const std::optional<Archive>& archive) const {
    (void)expect_one_of(archive, archive);
}

void FaultTest::expect_refused(const ProgramResult& result) {
    EXPECT_EQ(result.exit_code, kCouldNot) << result.out << result.notes;
    EXPECT_TRUE(result.notes.starts_with("fundstelle-indexer: ")) << result.notes;
    EXPECT_EQ(std::count(result.notes.begin(), result.notes.end(), '\n'), 1) << result.notes;
    EXPECT_EQ(result.out, "");
}

void FaultTest::expect_no_leftovers() const {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(data_)) {
        const fs::path name = entry.path().extension();
        EXPECT_FALSE(name == ".building" || name == ".tmp" || name == ".unfinished")
            << entry.path() << " was left behind";
    }
}

} // namespace fundstelle::tests

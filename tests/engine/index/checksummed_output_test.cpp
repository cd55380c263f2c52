#include "engine/index/checksummed_output.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"

namespace fundstelle::index {
namespace {

class ChecksummedOutputTest : public testing::Test {
protected:
    void write(std::size_t bytes) const {
        ChecksummedOutput output(path());
        const std::string piece(1000, 'x');
        for (std::size_t done = 0; done < bytes; done += piece.size()) {
            output.append(piece);
        }
        output.finish();
    }

    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "file"; }

    [[nodiscard]] bool is_right() const { return has_right_checksum(base::MappedFile(path())); }

    const base::TemporaryFolder folder_;
};

/// What of mapped files is resident in this process, in kB.
long resident_of_files() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssFile:")) {
            return std::stol(line.substr(line.find_first_of("0123456789")));
        }
    }
    return 0;
}

TEST_F(ChecksummedOutputTest, TellsWhetherItsFileIsWhole) {
    write(3000);
    EXPECT_TRUE(is_right());
    std::string bytes = base::read_file(path());
    EXPECT_EQ(bytes.size(), 3008U);
    bytes[1500] = 'y';
    base::replace_file(path(), bytes);
    EXPECT_FALSE(is_right());
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{2000}}) {
        base::replace_file(path(), bytes.substr(0, size));
        EXPECT_FALSE(is_right()) << size;
    }
}

// A build looks through all that it wrote, and must keep to its memory.
TEST_F(ChecksummedOutputTest, LeavesNothingOfALargeFileResident) {
    constexpr long kFileKilobytes = 32'000;
    write(kFileKilobytes * 1000);
    const base::MappedFile file(path());
    const long before = resident_of_files();
    ASSERT_GT(before, 0);
    EXPECT_TRUE(has_right_checksum(file));
    EXPECT_LT(resident_of_files() - before, kFileKilobytes / 8);
}

} // namespace
} // namespace fundstelle::index

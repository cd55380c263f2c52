#include "engine/base/file_copy.hpp"

#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

class FileCopy : public testing::Test {
protected:
    [[nodiscard]] fs::path source() const { return folder_.path() / "source"; }
    [[nodiscard]] fs::path target() const { return folder_.path() / "target"; }

    void write_source(const std::string& bytes) const {
        std::ofstream(source(), std::ios::binary) << bytes;
    }

private:
    TemporaryFolder folder_;
};

TEST_F(FileCopy, CopiesAllBytes) {
    for (const std::size_t size : {0U, 1U, 4096U, 3'000'001U}) {
        std::string bytes(size, 'x');
        for (std::size_t place = 0; place < size; place += 7) {
            bytes[place] = static_cast<char>(place % 251);
        }
        write_source(bytes);
        copy_bytes(source(), target());
        EXPECT_EQ(read_file(target()), bytes) << size;
        fs::remove(target());
    }
}

TEST_F(FileCopy, CopiesWhatTheKernelCannotCopyByItself) {
    // Files of /proc tell no size, and the kernel copies nothing of them.
    copy_bytes("/proc/self/status", target());
    EXPECT_NE(read_file(target()).find("Name:"), std::string::npos);
}

TEST_F(FileCopy, ReplacesNothing) {
    write_source("new");
    std::ofstream(target()) << "old";
    EXPECT_THROW(copy_bytes(source(), target()), Error);
    EXPECT_THROW(link_or_copy(source(), target()), Error);
    EXPECT_EQ(read_file(target()), "old");
}

TEST_F(FileCopy, ACopyIsAFileOfItsOwnAndALinkIsNot) {
    write_source("one");
    copy_bytes(source(), target());
    EXPECT_FALSE(fs::equivalent(source(), target()));
    fs::remove(target());
    link_or_copy(source(), target());
    EXPECT_TRUE(fs::equivalent(source(), target()));
}

TEST_F(FileCopy, CopiesWhereNoLinkCanLead) {
    link_or_copy("/proc/self/status", target()); // another device
    EXPECT_NE(read_file(target()).find("Name:"), std::string::npos);
}

} // namespace
} // namespace fundstelle::base

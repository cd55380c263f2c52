#include "engine/base/buffered_file.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "engine/base/error.hpp"

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

ErrorCode code_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.code();
    }
    ADD_FAILURE() << "nothing was thrown";
    return ErrorCode::Internal;
}

void put(const fs::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

/// Bytes that tell where they stand.
std::string counted(std::size_t size) {
    std::string bytes;
    for (std::size_t at = 0; at < size; ++at) {
        bytes += static_cast<char>(at * 31 % 251);
    }
    return bytes;
}

TEST(BufferedOutput, WritesAllInOrder) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    const std::string bytes = counted(3'000'000);
    BufferedOutput output(path);
    std::size_t at = 0;
    for (const std::size_t size : {1U, 0U, 524'287U, 524'289U, 7U, 1'951'416U}) {
        output.append(std::string_view(bytes).substr(at, size));
        at += size;
        EXPECT_EQ(output.size(), at);
    }
    ASSERT_EQ(at, bytes.size());
    output.sync();
    EXPECT_EQ(read_file(path), bytes);
    output.append("!");
    output.write_out();
    EXPECT_EQ(read_file(path), bytes + '!');
}

TEST(BufferedOutput, EmptiesAnOldFile) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    put(path, "old");
    BufferedOutput(path).sync();
    EXPECT_EQ(read_file(path), "");
}

TEST(BufferedOutput, SaysWhatTheDiskSays) {
    const TemporaryFolder folder;
    EXPECT_EQ(
        code_of([&] { BufferedOutput output(folder.path() / "missing" / "file"); }),
        ErrorCode::InputOutput
    );
    BufferedOutput output("/dev/full");
    output.append("x");
    EXPECT_EQ(code_of([&] { output.write_out(); }), ErrorCode::DiskFull);
}

TEST(BufferedInput, ReadsAStretch) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    const std::string bytes = counted(1'000'000);
    put(path, bytes);
    BufferedInput input(path, 10, 900'010);
    std::string read;
    for (const std::size_t size : {1U, 65'535U, 65'536U, 0U, 300'000U, 468'928U}) {
        EXPECT_FALSE(input.is_at_end());
        read += input.take(size);
    }
    EXPECT_TRUE(input.is_at_end());
    EXPECT_EQ(read, bytes.substr(10, 900'000));
}

TEST(BufferedInput, ReadsNumbers) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    const std::string bytes("\x00\x7f\x80\x01\xff\xff\xff\xff\x0f", 9);
    put(path, bytes);
    BufferedInput input(path, 0, bytes.size());
    EXPECT_EQ(input.number(), 0U);
    EXPECT_EQ(input.number(), 127U);
    EXPECT_EQ(input.number(), 128U);
    EXPECT_EQ(input.number(), 0xffffffffU);
    EXPECT_TRUE(input.is_at_end());
}

TEST(BufferedInput, TellsWhatIsTooShort) {
    const TemporaryFolder folder;
    const fs::path path = folder.path() / "file";
    put(path, "ab\x80");
    BufferedInput stretch(path, 0, 2);
    EXPECT_EQ(code_of([&] { (void)stretch.take(3); }), ErrorCode::IndexDamaged);
    BufferedInput number(path, 2, 3);
    EXPECT_EQ(code_of([&] { (void)number.number(); }), ErrorCode::IndexDamaged);
    BufferedInput cut(path, 0, 4); // the file ends before its stretch
    EXPECT_EQ(code_of([&] { (void)cut.take(4); }), ErrorCode::InputOutput);
    EXPECT_EQ(
        code_of([&] { BufferedInput input(folder.path() / "missing", 0, 1); }),
        ErrorCode::InputOutput
    );
}

} // namespace
} // namespace fundstelle::base

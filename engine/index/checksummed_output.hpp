#pragma once
// A file of a generation that ends with the checksum of all that it holds.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "engine/base/file.hpp"
#include "engine/base/mapped_file.hpp"

namespace fundstelle::index {

/// Writes such a file from front to back, in large pieces. Not synced. One object belongs to one
/// thread. Source of the checksum: XXH3, Collet, xxHash 0.8.
class ChecksummedOutput {
public:
    /// Throws Error{InputOutput, DiskFull}, as all of it.
    explicit ChecksummedOutput(std::filesystem::path path);
    ChecksummedOutput(const ChecksummedOutput&) = delete;
    ChecksummedOutput& operator=(const ChecksummedOutput&) = delete;
    ~ChecksummedOutput();

    /// Gives the place of the bytes in the file.
    std::uint64_t append(std::string_view bytes);

    /// Appends a number of 8 bytes, low ones first.
    void append_fixed(std::uint64_t number);

    /// How many bytes were appended so far.
    [[nodiscard]] std::uint64_t size() const { return written_ + buffer_.size(); }

    /// Writes out all so far, so that the file can be read up to there.
    void flush();

    /// Ends the file with the checksum, of 8 bytes.
    void finish();

private:
    struct Hash;

    std::filesystem::path path_;
    base::FileDescriptor file_;
    std::unique_ptr<Hash> hash_;
    std::string buffer_;
    std::uint64_t written_ = 0;
};

/// Tells whether such a file ends with its checksum. Reads all of it, and leaves nothing of it
/// resident.
[[nodiscard]] bool has_right_checksum(const base::MappedFile& file);

} // namespace fundstelle::index

#pragma once
// Files that are written and read from front to back in large pieces.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/file.hpp"

namespace fundstelle::base {

/// Writes a new file. Not synced unless asked for. One object belongs to one thread.
class BufferedOutput {
public:
    /// Throws Error{InputOutput, DiskFull}, as all of it.
    explicit BufferedOutput(std::filesystem::path path);

    void append(std::string_view bytes) {
        buffer_.append(bytes);
        if (buffer_.size() >= kBufferBytes) {
            write_out();
        }
    }

    /// How many bytes were appended so far.
    [[nodiscard]] std::uint64_t size() const { return written_ + buffer_.size(); }

    /// Hands what is left to the system.
    void write_out();

    /// `write_out`, and waits until all of it is on the disk.
    void sync();

private:
    static constexpr std::size_t kBufferBytes = std::size_t{512} * 1024;

    std::filesystem::path path_;
    FileDescriptor file_;
    std::string buffer_;
    std::uint64_t written_ = 0;
};

/// Reads a stretch of a file. One object belongs to one thread. Move-only.
class BufferedInput {
public:
    /// Of bytes [begin, end). Throws Error{InputOutput}.
    BufferedInput(std::filesystem::path path, std::uint64_t begin, std::uint64_t end);

    [[nodiscard]] bool is_at_end() const { return view_.empty() && next_ == end_; }

    /// Gives the next `size` bytes, valid until the next call. Throws Error{InputOutput};
    /// Error{IndexDamaged} where fewer are left.
    [[nodiscard]] std::string_view take(std::size_t size);

    /// Gives the next number of 7 bits a byte, low bits first. Throws as `take`.
    [[nodiscard]] std::uint64_t number();

private:
    void fill(std::size_t size);

    std::filesystem::path path_;
    FileDescriptor file_;
    std::uint64_t next_;
    std::uint64_t end_;
    std::string buffer_;
    std::string_view view_; ///< what of the buffer was not taken
};

} // namespace fundstelle::base

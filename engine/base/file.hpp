#pragma once
// Files that either are whole and on disk or were never there: RAII descriptors, fsync, atomic
// replace, locks.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fundstelle::base {

/// A file descriptor with one owner. Move-only.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
    FileDescriptor(FileDescriptor&& other) noexcept;
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    FileDescriptor(const FileDescriptor&) = delete;
    FileDescriptor& operator=(const FileDescriptor&) = delete;
    ~FileDescriptor();

    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

private:
    int descriptor_ = -1;
};

/// Opens for reading. Throws Error{InputOutput}.
[[nodiscard]] FileDescriptor open_for_reading(const std::filesystem::path& path);

/// Makes a new empty file for writing, or empties an old one. Throws Error{InputOutput, DiskFull}.
[[nodiscard]] FileDescriptor create_file(const std::filesystem::path& path);

/// Waits for the exclusive lock of an open file; it goes with the file. Throws Error{InputOutput}.
void wait_for_lock(const FileDescriptor& file, const std::filesystem::path& path);

/// Reads a whole file. Throws Error{InputOutput}; Error{PayloadTooLarge} over `max_bytes`.
[[nodiscard]] std::string read_file(
    const std::filesystem::path& path, std::size_t max_bytes = SIZE_MAX
);

/// Writes all bytes or throws Error{DiskFull} or Error{InputOutput}.
void write_all(
    const FileDescriptor& file, std::string_view bytes, const std::filesystem::path& path
);

/// Flushes a file's bytes to the disk. Throws as `write_all`.
void sync_file(const FileDescriptor& file, const std::filesystem::path& path);

/// Flushes a folder's entries to the disk, so that renames and creations in it last. Throws as
/// `write_all`.
void sync_folder(const std::filesystem::path& folder);

/// Flushes every regular file below `folder`, then the folders, bottom up. Throws as `write_all`.
void sync_tree(const std::filesystem::path& folder);

/// Puts `bytes` at `path` so that after any crash either the old or the new content is there,
/// whole: temporary file beside it, fsync, rename, fsync of the folder. Throws as `write_all`; then
/// the old one stands, or, where only the folder could not be flushed, the new one. Source:
/// leveldb, filename.cc SetCurrentFile.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// An exclusive lock of a file, held while the object lives and freed by the kernel when the
/// process dies.
class FileLock {
public:
    /// Gives the lock, or nothing when another process (or another FileLock of this one) holds it.
    /// Throws Error{InputOutput} where the file cannot be made.
    [[nodiscard]] static std::optional<FileLock> try_lock(const std::filesystem::path& path);

private:
    explicit FileLock(FileDescriptor file) : file_(std::move(file)) {}

    FileDescriptor file_;
};

/// A lock of an existing file that many may hold together, or one alone; freed by the kernel when
/// the process dies. Move-only.
class SharedLock {
public:
    /// Waits until nobody holds it alone. Throws Error{InputOutput}.
    [[nodiscard]] static SharedLock together(const std::filesystem::path& path);

    /// Waits until nobody else holds it, at most `limit`; then gives nothing. Throws
    /// Error{InputOutput}.
    [[nodiscard]] static std::optional<SharedLock> alone(
        const std::filesystem::path& path, std::chrono::milliseconds limit
    );

private:
    explicit SharedLock(FileDescriptor file) : file_(std::move(file)) {}

    FileDescriptor file_;
};

/// A fresh folder below the system's temporary folder that goes with the object. Move-only.
class TemporaryFolder {
public:
    /// Throws Error{InputOutput}.
    explicit TemporaryFolder(std::string_view prefix = "fundstelle-");
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept;
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Gives the sum of sizes of all regular files below `folder`, in bytes.
[[nodiscard]] std::uintmax_t size_of_tree(const std::filesystem::path& folder);

} // namespace fundstelle::base

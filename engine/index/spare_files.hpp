#pragma once
// Files that are used again: to make a new one for each write, and to remove it soon after, costs
// some file systems far more than the write (ext4 without a journal passes over all that was
// removed within the last minute, and lets no other thread onto the core meanwhile).
#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "engine/base/file.hpp"

namespace fundstelle::index {

/// Up to 512 empty files in a folder of their own. Any number of processes may take and leave them;
/// who holds a file's lock has it. Safe from any thread.
class SpareFiles {
public:
    /// A file that nobody else has, empty, until it is renamed or closed.
    struct Taken {
        std::filesystem::path path;
        base::FileDescriptor file;
    };

    /// `folder` is made when the first file is left.
    explicit SpareFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Gives one, if there is any. Never throws but std::bad_alloc.
    [[nodiscard]] std::optional<Taken> take();

    /// Takes files away from where they stand: each to be used again, or for good where enough are
    /// spare, somebody holds its lock, or it has other names. One that is gone is no error. Throws
    /// Error{InputOutput}.
    void leave(std::span<const std::filesystem::path> files) const;

private:
    [[nodiscard]] std::vector<std::filesystem::path> list() const;
    [[nodiscard]] std::optional<std::filesystem::path> next();
    [[nodiscard]] bool keep(const std::filesystem::path& file) const;

    const std::filesystem::path folder_;
    std::mutex mutex_;
    std::vector<std::filesystem::path> listed_; ///< may be gone by now; guarded by mutex_
};

} // namespace fundstelle::index

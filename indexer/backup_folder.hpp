#pragma once
// The folders of backups: one that comes into being, and those that are kept.
#include <cstddef>
#include <filesystem>

#include "engine/base/file.hpp"
#include "engine/index/generation.hpp"

namespace fundstelle::indexer {

/// The folder beside the target in which a backup comes into being; goes unless it was given its
/// name, and what a killed run left of it goes with the next run.
class UnfinishedBackup {
public:
    /// Makes the folder and its parts. Throws Error{IndexLocked} while another process makes the
    /// same backup, Error{DiskFull, InputOutput}.
    explicit UnfinishedBackup(const std::filesystem::path& target);
    UnfinishedBackup(const UnfinishedBackup&) = delete;
    UnfinishedBackup& operator=(const UnfinishedBackup&) = delete;
    UnfinishedBackup(UnfinishedBackup&&) = delete;
    UnfinishedBackup& operator=(UnfinishedBackup&&) = delete;
    ~UnfinishedBackup();

    [[nodiscard]] const index::DataFolder& folder() const { return folder_; }

    /// Gives it its name, for good. REQUIRES that everything in it is on the disk, and that nothing
    /// or an empty folder has the name. Throws Error{InputOutput}.
    void finish();

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    base::SharedLock lock_;
    index::DataFolder folder_;
};

/// Gives the path of a backup made now in a folder of backups: "20261128T023000Z", UTC.
[[nodiscard]] std::filesystem::path dated_backup(const std::filesystem::path& folder);

/// Removes the oldest of those that `dated_backup` named until `kept` are left, and what killed
/// runs left behind. Throws Error{InputOutput}.
void remove_old_backups(const std::filesystem::path& folder, std::size_t kept);

} // namespace fundstelle::indexer

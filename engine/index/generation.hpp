#pragma once
// The data folder and its index generations: made beside the live one, switched to by one rename,
// kept for rollback.
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/base/file.hpp"

namespace fundstelle::index {

/// One index generation on disk.
struct Generation {
    std::string
        name; ///< "000007-20261123T101500Z": number (ascending), then when it was begun, UTC
    std::filesystem::path path;
};

/// The folder that `--data` names:
/// `generations/<name>/` whole generations, `generations/<name>.building/` one being made,
/// `current` a file with the name of the one served, `rejected/`, `inbox/`, `LOCK`. Safe from any
/// thread; only the holder of the lock may change it.
class DataFolder {
public:
    explicit DataFolder(std::filesystem::path path);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// The file that names the served generation; replaced by each switch.
    [[nodiscard]] std::filesystem::path current_file() const { return path_ / "current"; }
    [[nodiscard]] std::filesystem::path inbox_folder() const { return path_ / "inbox"; }
    [[nodiscard]] std::filesystem::path rejected_folder() const { return path_ / "rejected"; }

    /// Makes the folder and its parts where missing. Throws Error{InputOutput, DiskFull}.
    void create() const;

    /// Gives the one writer's lock. Throws Error{IndexLocked} when another process writes.
    [[nodiscard]] base::FileLock lock() const;

    /// Gives the one writer's lock, or nothing when another process writes.
    [[nodiscard]] std::optional<base::FileLock> try_lock() const;

    /// Gives the one writer's lock as soon as nobody else has it. Throws Error{Interrupted} at a
    /// stop.
    [[nodiscard]] base::FileLock wait_for_lock(const std::stop_token& stop) const;

    /// Whether somebody waits for the lock in `wait_for_lock`. Who writes again and again, so that
    /// others would never find their turn, gives way then.
    [[nodiscard]] bool is_lock_wanted() const;

    /// Gives the served generation, or nothing when none was built. Throws Error{IndexDamaged} when
    /// `current` names one that is not there.
    [[nodiscard]] std::optional<Generation> current() const;

    /// Gives all whole generations, oldest first.
    [[nodiscard]] std::vector<Generation> list() const;

    /// Makes an empty `.building` folder with the next number. REQUIRES the lock.
    [[nodiscard]] Generation begin() const;

    /// Syncs everything of a built generation to the disk, gives it its lasting name and makes it
    /// the served one in one atomic step. Returns it under its lasting path. REQUIRES the lock. On
    /// a throw the old one is served, unless the disk refuses the way back as well. Also mends a
    /// folder whose `current` names a generation that is not there.
    Generation publish(const Generation& building) const;

    /// Makes the generation before the served one the served one; gives it. Throws
    /// Error{IndexMissing} when there is none. REQUIRES the lock.
    Generation rollback() const;

    /// Removes what runs that did not end left behind: builds and temporary files. REQUIRES the
    /// lock.
    void remove_leftovers() const;

    /// Removes leftovers of runs that did not end, and the oldest whole generations beyond `keep`
    /// besides the served one (which always stays). REQUIRES the lock.
    void clean(std::size_t keep) const;

private:
    [[nodiscard]] std::optional<Generation> served_if_there() const;
    void serve(const Generation& generation) const;

    std::filesystem::path path_;
};

} // namespace fundstelle::index

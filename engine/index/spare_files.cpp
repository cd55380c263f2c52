#include "engine/index/spare_files.hpp"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 64;

/// Opens a file and takes its lock, if it is there and nobody has it.
base::FileDescriptor open_locked(const fs::path& path) {
    base::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.is_open() && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return {};
    }
    return file;
}

/// Whether a name is the only one of an open file: another may have renamed it before we had the
/// lock.
bool is_name_of(const fs::path& path, const base::FileDescriptor& file) {
    struct stat named {};
    struct stat opened {};
    return ::stat(path.c_str(), &named) == 0 && ::fstat(file.get(), &opened) == 0 &&
           named.st_dev == opened.st_dev && named.st_ino == opened.st_ino && opened.st_nlink == 1;
}

} // namespace

fs::path SpareFiles::path_of(std::size_t place) const {
    return folder_ / std::to_string(place % kMostFiles);
}

std::optional<SpareFiles::Taken> SpareFiles::take() {
    const std::size_t first = next_to_take_.fetch_add(1);
    for (std::size_t place = first; place < first + kMostFiles; ++place) {
        Taken taken{path_of(place), {}};
        taken.file = open_locked(taken.path);
        if (taken.file.is_open() && is_name_of(taken.path, taken.file) &&
            ::ftruncate(taken.file.get(), 0) == 0) {
            return taken;
        }
    }
    return std::nullopt;
}

void SpareFiles::leave(const fs::path& file) {
    if (!keep(file) && ::unlink(file.c_str()) != 0 && errno != ENOENT) {
        throw base::system_error(errno, "remove the file", file.native());
    }
}

/// Renames a file to a free name. Its lock is held until it is empty: a file that still waits must
/// never be empty, and what somebody writes must not be cut off.
bool SpareFiles::keep(const fs::path& file) {
    const base::FileDescriptor locked = open_locked(file);
    if (!locked.is_open() || !is_name_of(file, locked)) {
        return false;
    }
    const std::string free = path_of(next_to_leave_.fetch_add(1)).native();
    int renamed = ::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, free.c_str(), RENAME_NOREPLACE);
    if (renamed != 0 && errno == ENOENT) {
        std::error_code error;
        fs::create_directory(folder_, error);
        renamed = ::renameat2(AT_FDCWD, file.c_str(), AT_FDCWD, free.c_str(), RENAME_NOREPLACE);
    }
    return renamed == 0 && ::ftruncate(locked.get(), 0) == 0;
}

} // namespace fundstelle::index

#include "engine/index/spare_files.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {

namespace {

namespace fs = std::filesystem;

/// So many wait at once where writes come faster than they are applied, for a second or two.
constexpr std::size_t kMostFiles = 512;

/// Opens a file and takes its lock, if it is there and nobody has it.
base::FileDescriptor open_locked(const fs::path& path) {
    base::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (file.is_open() && ::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        return {};
    }
    return file;
}

/// Gives the number of an open file whose only name is this one: another may have renamed it before
/// we had the lock.
std::optional<ino_t> number_of(const fs::path& path, const base::FileDescriptor& file) {
    struct stat named {};
    struct stat opened {};
    const bool is_its_name = ::stat(path.c_str(), &named) == 0 &&
                             ::fstat(file.get(), &opened) == 0 && named.st_dev == opened.st_dev &&
                             named.st_ino == opened.st_ino;
    return is_its_name && opened.st_nlink == 1 ? std::optional(opened.st_ino) : std::nullopt;
}

} // namespace

/// None where the folder cannot be read.
std::vector<fs::path> SpareFiles::list() const {
    std::vector<fs::path> files;
    std::error_code error;
    fs::directory_iterator file(folder_, error);
    for (; !error && file != fs::directory_iterator(); file.increment(error)) {
        files.push_back(file->path());
    }
    return files;
}

/// Lists the folder only when all that it listed last are tried.
std::optional<fs::path> SpareFiles::next() {
    const std::lock_guard lock(mutex_);
    if (listed_.empty()) {
        listed_ = list();
    }
    if (listed_.empty()) {
        return std::nullopt;
    }
    fs::path file = std::move(listed_.back());
    listed_.pop_back();
    return file;
}

std::optional<SpareFiles::Taken> SpareFiles::take() {
    for (std::size_t tried = 0; tried < 2 * kMostFiles; ++tried) {
        std::optional<fs::path> file = next();
        if (!file) {
            break;
        }
        Taken taken{std::move(*file), {}};
        taken.file = open_locked(taken.path);
        if (taken.file.is_open() && number_of(taken.path, taken.file) &&
            ::ftruncate(taken.file.get(), 0) == 0) {
            return taken;
        }
    }
    return std::nullopt;
}

void SpareFiles::leave(std::span<const fs::path> files) const {
    std::size_t spare = list().size();
    for (const fs::path& file : files) {
        if (spare < kMostFiles && keep(file)) {
            ++spare;
        } else if (::unlink(file.c_str()) != 0 && errno != ENOENT) {
            throw base::system_error(errno, "remove the file", file.native());
        }
    }
}

/// Names a file by its number, which no other one has. Its lock is held until it is empty: a file
/// that still waits must never be empty, and what somebody writes must not be cut off.
bool SpareFiles::keep(const fs::path& file) const {
    const base::FileDescriptor locked = open_locked(file);
    const std::optional<ino_t> number =
        locked.is_open() ? number_of(file, locked) : std::optional<ino_t>();
    if (!number) {
        return false;
    }
    const std::string spare = (folder_ / std::to_string(*number)).native();
    int renamed = ::rename(file.c_str(), spare.c_str());
    if (renamed != 0 && errno == ENOENT) {
        std::error_code error;
        fs::create_directory(folder_, error);
        renamed = ::rename(file.c_str(), spare.c_str());
    }
    return renamed == 0 && ::ftruncate(locked.get(), 0) == 0;
}

} // namespace fundstelle::index

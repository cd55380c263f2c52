// A library to be loaded before the others (LD_PRELOAD) that makes the file system fail at a chosen
// call; fault_clock.cpp sets its clock. It stands before glibc's functions of the same names and
// asks the kernel itself, so that it allocates nothing and needs no order of initialisation.
//
// FUNDSTELLE_FAULT_FOLDER  only calls on paths below it count
// FUNDSTELLE_FAULT_CALL    which calls count: write, fsync, rename, ..., or any (default)
// FUNDSTELLE_FAULT_AT      the number of the call that fails, from 1; none where missing
// FUNDSTELLE_FAULT_LASTS   1: all later calls fail as well (unlink and mkdir excepted for enospc)
// FUNDSTELLE_FAULT_KIND    kill (SIGKILL before the call), eio, enospc, short (half of the bytes)
// FUNDSTELLE_FAULT_TRACE   file outside of the folder that gets a line for each call that counts:
//                          "call<TAB>path<TAB>second path", then "failed" where it is the one
#include <cerrno>
#include <cstdarg>
#include <cstddef>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include "tests/faults/fault_verdict.hpp"

namespace {

using fundstelle::faults::fails;
using fundstelle::faults::FaultKind;
using fundstelle::faults::Path;
using fundstelle::faults::verdict;

int to_int(long result) {
    return static_cast<int>(result);
}

int open_at(int folder, const char* name, int flags, mode_t mode) {
    if ((flags & O_CREAT) != 0 && fails(verdict("open", Path(folder, name)))) {
        return -1;
    }
    return to_int(::syscall(SYS_openat, folder, name, flags, mode));
}

mode_t mode_of(int flags, va_list rest) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

ssize_t write_at(int file, const void* bytes, std::size_t size, off_t offset) {
    const FaultKind kind = verdict("write", Path(file));
    if (fails(kind)) {
        return -1;
    }
    const std::size_t taken = kind == FaultKind::Short && size > 1 ? size / 2 : size;
    return offset < 0 ? ::syscall(SYS_write, file, bytes, taken)
                      : ::syscall(SYS_pwrite64, file, bytes, taken, offset);
}

ssize_t write_parts(int file, const iovec* parts, int count, off_t offset) {
    const FaultKind kind = verdict("write", Path(file));
    if (fails(kind)) {
        return -1;
    }
    const int taken = kind == FaultKind::Short && count > 1 ? count / 2 : count;
    return offset < 0 ? ::syscall(SYS_writev, file, parts, taken)
                      : ::syscall(SYS_pwritev, file, parts, taken, offset, 0L);
}

ssize_t copy_range(int from, off_t* from_at, int to, off_t* to_at, std::size_t size) {
    const FaultKind kind = verdict("write", Path(to));
    if (fails(kind)) {
        return -1;
    }
    const std::size_t taken = kind == FaultKind::Short && size > 1 ? size / 2 : size;
    return ::syscall(SYS_copy_file_range, from, from_at, to, to_at, taken, 0U);
}

int sync(int file, long number) {
    if (fails(verdict("fsync", Path(file)))) {
        return -1;
    }
    return to_int(::syscall(number, file));
}

int rename_at(int folder, const char* from, int to_folder, const char* to, unsigned flags) {
    const Path target(to_folder, to);
    if (fails(verdict("rename", Path(folder, from), target.text()))) {
        return -1;
    }
    return to_int(::syscall(SYS_renameat2, folder, from, to_folder, to, flags));
}

int unlink_at(int folder, const char* name, int flags) {
    if (fails(verdict("unlink", Path(folder, name)))) {
        return -1;
    }
    return to_int(::syscall(SYS_unlinkat, folder, name, flags));
}

int remove_any(const char* name) {
    if (fails(verdict("unlink", Path(AT_FDCWD, name)))) {
        return -1;
    }
    const long result = ::syscall(SYS_unlinkat, AT_FDCWD, name, 0);
    return to_int(
        result == 0 || errno != EISDIR ? result
                                       : ::syscall(SYS_unlinkat, AT_FDCWD, name, AT_REMOVEDIR)
    );
}

int link_at(int folder, const char* from, int to_folder, const char* to, int flags) {
    const Path target(to_folder, to);
    if (fails(verdict("link", Path(folder, from), target.text()))) {
        return -1;
    }
    return to_int(::syscall(SYS_linkat, folder, from, to_folder, to, flags));
}

int make_folder_at(int folder, const char* name, mode_t mode) {
    if (fails(verdict("mkdir", Path(folder, name)))) {
        return -1;
    }
    return to_int(::syscall(SYS_mkdirat, folder, name, mode));
}

int truncate_file(int file, off_t size) {
    if (fails(verdict("ftruncate", Path(file)))) {
        return -1;
    }
    return to_int(::syscall(SYS_ftruncate, file, size));
}

int allocate(int file, off_t offset, off_t size) {
    if (fails(verdict("fallocate", Path(file)))) {
        return errno; // posix_fallocate gives the number itself
    }
    return ::syscall(SYS_fallocate, file, 0, offset, size) == 0 ? 0 : errno;
}

constexpr off_t kNoOffset = -1;

} // namespace

// glibc's own declarations say which of these are noexcept.
extern "C" {

int open(const char* name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return open_at(AT_FDCWD, name, flags, mode);
}

int open64(const char* name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return open_at(AT_FDCWD, name, flags, mode);
}

int openat(int folder, const char* name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return open_at(folder, name, flags, mode);
}

int openat64(int folder, const char* name, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return open_at(folder, name, flags, mode);
}

ssize_t write(int file, const void* bytes, std::size_t size) {
    return write_at(file, bytes, size, kNoOffset);
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t offset) {
    return write_at(file, bytes, size, offset);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t offset) {
    return write_at(file, bytes, size, offset);
}

ssize_t writev(int file, const iovec* parts, int count) {
    return write_parts(file, parts, count, kNoOffset);
}

ssize_t pwritev(int file, const iovec* parts, int count, off_t offset) {
    return write_parts(file, parts, count, offset);
}

ssize_t pwritev64(int file, const iovec* parts, int count, off64_t offset) {
    return write_parts(file, parts, count, offset);
}

ssize_t copy_file_range(
    int from, off64_t* from_at, int to, off64_t* to_at, std::size_t size, unsigned /*flags*/
) {
    return copy_range(from, from_at, to, to_at, size);
}

int fsync(int file) {
    return sync(file, SYS_fsync);
}

int fdatasync(int file) {
    return sync(file, SYS_fdatasync);
}

int rename(const char* from, const char* to) noexcept {
    return rename_at(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int folder, const char* from, int to_folder, const char* to) noexcept {
    return rename_at(folder, from, to_folder, to, 0);
}

int renameat2(
    int folder, const char* from, int to_folder, const char* to, unsigned flags
) noexcept {
    return rename_at(folder, from, to_folder, to, flags);
}

int unlink(const char* name) noexcept {
    return unlink_at(AT_FDCWD, name, 0);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
    return unlink_at(folder, name, flags);
}

int rmdir(const char* name) noexcept {
    return unlink_at(AT_FDCWD, name, AT_REMOVEDIR);
}

int remove(const char* name) noexcept {
    return remove_any(name);
}

int link(const char* from, const char* to) noexcept {
    return link_at(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int linkat(int folder, const char* from, int to_folder, const char* to, int flags) noexcept {
    return link_at(folder, from, to_folder, to, flags);
}

int mkdir(const char* name, mode_t mode) noexcept {
    return make_folder_at(AT_FDCWD, name, mode);
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
    return make_folder_at(folder, name, mode);
}

int ftruncate(int file, off_t size) noexcept {
    return truncate_file(file, size);
}

int ftruncate64(int file, off64_t size) noexcept {
    return truncate_file(file, size);
}

int posix_fallocate(int file, off_t offset, off_t size) {
    return allocate(file, offset, size);
}

int posix_fallocate64(int file, off64_t offset, off64_t size) {
    return allocate(file, offset, size);
}
}

// A library to be loaded before the others (LD_PRELOAD) that makes the file system fail at a chosen
// call, or sets the clock. It stands before glibc's functions of the same names and asks the kernel
// itself, so that it allocates nothing and needs no order of initialisation.
//
// FUNDSTELLE_FAULT_FOLDER  only calls on paths below it count
// FUNDSTELLE_FAULT_CALL    which calls count: write, fsync, rename, ..., or any (default)
// FUNDSTELLE_FAULT_AT      the number of the call that fails, from 1; none where missing
// FUNDSTELLE_FAULT_LASTS   1: all later calls fail as well (unlink and mkdir excepted for enospc)
// FUNDSTELLE_FAULT_KIND    kill (SIGKILL before the call), eio, enospc, short (half of the bytes)
// FUNDSTELLE_FAULT_TRACE   file outside of the folder that gets a line for each call that counts:
//                          "call<TAB>path<TAB>second path", then "failed" where it is the one
// FUNDSTELLE_FAULT_CLOCK   seconds added to the wall clock; may be negative
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include <fcntl.h>
#include <linux/limits.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

enum class FaultKind { None, Kill, Eio, Enospc, Short };

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

FaultKind kind_from_environment() {
    const std::string_view name = environment("FUNDSTELLE_FAULT_KIND");
    if (name == "kill") {
        return FaultKind::Kill;
    }
    if (name == "eio") {
        return FaultKind::Eio;
    }
    if (name == "enospc") {
        return FaultKind::Enospc;
    }
    return name == "short" ? FaultKind::Short : FaultKind::None;
}

long number_from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? 0 : std::atol(value);
}

/// What was asked for; read once.
struct Orders {
    std::string_view folder = environment("FUNDSTELLE_FAULT_FOLDER");
    std::string_view call = environment("FUNDSTELLE_FAULT_CALL");
    FaultKind kind = kind_from_environment();
    long at = number_from_environment("FUNDSTELLE_FAULT_AT");
    bool lasts = number_from_environment("FUNDSTELLE_FAULT_LASTS") != 0;
    const char* trace = std::getenv("FUNDSTELLE_FAULT_TRACE");
};

const Orders& orders() {
    static const Orders once;
    return once;
}

/// A path in a buffer of its own.
class Path {
public:
    /// Of an open file; empty where it has none.
    explicit Path(int descriptor) {
        std::array<char, 64> link{};
        std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
        read_link(link.data());
    }

    /// Of a name as given to the ...at calls.
    Path(int folder, const char* name) {
        if (name[0] != '/') {
            if (folder == AT_FDCWD) {
                read_link("/proc/self/cwd");
            } else {
                *this = Path(folder);
            }
            append("/");
        }
        append(name);
    }

    [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

    [[nodiscard]] bool is_watched() const {
        const std::string_view folder = orders().folder;
        return !folder.empty() && text().starts_with(folder) &&
               (size_ == folder.size() || text()[folder.size()] == '/');
    }

private:
    void read_link(const char* link) {
        const long got = ::syscall(SYS_readlinkat, AT_FDCWD, link, bytes_.data(), bytes_.size());
        size_ = got > 0 ? static_cast<std::size_t>(got) : 0;
    }

    void append(std::string_view more) {
        for (const char byte : more) {
            if (size_ < bytes_.size()) {
                bytes_[size_++] = byte;
            }
        }
    }

    std::array<char, PATH_MAX> bytes_{};
    std::size_t size_ = 0;
};

void trace(std::string_view call, const Path& path, std::string_view second) {
    if (orders().trace == nullptr) {
        return;
    }
    constexpr int kMode = 0600;
    const long file = ::syscall(
        SYS_openat, AT_FDCWD, orders().trace, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, kMode
    );
    std::array<char, 2 * PATH_MAX + 64> line{};
    const int size = std::snprintf(
        line.data(),
        line.size(),
        "%.*s\t%.*s\t%.*s\n",
        static_cast<int>(call.size()),
        call.data(),
        static_cast<int>(path.text().size()),
        path.text().data(),
        static_cast<int>(second.size()),
        second.data()
    );
    ::syscall(SYS_write, file, line.data(), size);
    ::syscall(SYS_close, file);
}

/// A full disk still lets files be removed and folders be made anew.
bool can_meet_full_disk(std::string_view call) {
    return call != "unlink" && call != "mkdir";
}

/// What is to become of one call.
FaultKind verdict(std::string_view call, const Path& path, std::string_view second = {}) {
    const Orders& asked = orders();
    if (!path.is_watched() || (!asked.call.empty() && asked.call != "any" && asked.call != call)) {
        return FaultKind::None;
    }
    static std::atomic<long> calls = 0;
    const long number = ++calls;
    trace(call, path, second);
    const bool is_the_one = asked.at > 0 && number == asked.at;
    const bool follows = asked.lasts && asked.at > 0 && number > asked.at &&
                         (asked.kind != FaultKind::Enospc || can_meet_full_disk(call));
    if (!is_the_one && !follows) {
        return FaultKind::None;
    }
    trace("failed", path, call);
    if (asked.kind == FaultKind::Kill) {
        ::syscall(SYS_kill, ::syscall(SYS_getpid), SIGKILL);
    }
    return asked.kind;
}

/// Gives whether the call fails, with its errno set.
bool fails(FaultKind kind) {
    if (kind == FaultKind::Eio || kind == FaultKind::Enospc) {
        errno = kind == FaultKind::Eio ? EIO : ENOSPC;
        return true;
    }
    return false;
}

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

long clock_shift() {
    static const long seconds = number_from_environment("FUNDSTELLE_FAULT_CLOCK");
    return seconds;
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

int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const long result = ::syscall(SYS_clock_gettime, clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) {
        time->tv_sec += clock_shift();
    }
    return to_int(result);
}

int gettimeofday(timeval* time, void* zone) noexcept {
    const long result = ::syscall(SYS_gettimeofday, time, zone);
    if (result == 0) {
        time->tv_sec += clock_shift();
    }
    return to_int(result);
}

std::time_t time(std::time_t* result) noexcept {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result != nullptr) {
        *result = now.tv_sec;
    }
    return now.tv_sec;
}
}

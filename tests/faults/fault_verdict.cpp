#include "tests/faults/fault_verdict.hpp"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace fundstelle::faults {

namespace {

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

} // namespace

long number_from_environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? 0 : std::atol(value);
}

Path::Path(int descriptor) {
    std::array<char, 64> link{};
    std::snprintf(link.data(), link.size(), "/proc/self/fd/%d", descriptor);
    read_link(link.data());
}

Path::Path(int folder, const char* name) {
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

bool Path::is_watched() const {
    const std::string_view folder = orders().folder;
    return !folder.empty() && text().starts_with(folder) &&
           (size_ == folder.size() || text()[folder.size()] == '/');
}

void Path::read_link(const char* link) {
    const long got = ::syscall(SYS_readlinkat, AT_FDCWD, link, bytes_.data(), bytes_.size());
    size_ = got > 0 ? static_cast<std::size_t>(got) : 0;
}

void Path::append(std::string_view more) {
    for (const char byte : more) {
        if (size_ < bytes_.size()) {
            bytes_[size_++] = byte;
        }
    }
}

FaultKind verdict(std::string_view call, const Path& path, std::string_view second) {
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

bool fails(FaultKind kind) {
    if (kind == FaultKind::Eio || kind == FaultKind::Enospc) {
        errno = kind == FaultKind::Eio ? EIO : ENOSPC;
        return true;
    }
    return false;
}

} // namespace fundstelle::faults

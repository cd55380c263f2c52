#include "engine/base/file_copy.hpp"

#include <cerrno>
#include <memory>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

FileDescriptor create_new(const fs::path& path) {
    constexpr mode_t kMode = 0666; // the process's umask takes from it
    FileDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kMode));
    if (!file.is_open()) {
        throw system_error(errno, "make the file", path.native());
    }
    return file;
}

/// What one call to the kernel may copy at most; a signal waits so long.
constexpr std::size_t kPartBytes = std::size_t{64} << 20U;

/// Whether the kernel copies between these two files by itself; at the first call nothing has been
/// copied yet.
bool is_unsupported(int error_number) {
    return error_number == EXDEV || error_number == EINVAL || error_number == EOPNOTSUPP ||
           error_number == ENOSYS || error_number == EPERM;
}

/// Lets the kernel copy. False, with nothing copied, where it cannot.
bool copy_in_kernel(const FileDescriptor& from, const FileDescriptor& to, const fs::path& target) {
    bool has_begun = false;
    while (true) {
        const ssize_t count =
            ::copy_file_range(from.get(), nullptr, to.get(), nullptr, kPartBytes, 0);
        if (count == 0) {
            return has_begun; // an empty file, or one of /proc that is none: read it to be sure
        }
        if (count > 0) {
            has_begun = true;
        } else if (!has_begun && is_unsupported(errno)) {
            return false;
        } else if (errno != EINTR) {
            throw system_error(errno, "copy into the file", target.native());
        }
    }
}

void copy_by_reading(const FileDescriptor& from, const FileDescriptor& to, const fs::path& target) {
    constexpr std::size_t kBufferBytes = std::size_t{1} << 20U;
    const auto buffer = std::make_unique<char[]>(kBufferBytes); // NOLINT(*-avoid-c-arrays)
    while (true) {
        const ssize_t count = ::read(from.get(), buffer.get(), kBufferBytes);
        if (count == 0) {
            return;
        }
        if (count > 0) {
            write_all(to, {buffer.get(), static_cast<std::size_t>(count)}, target);
        } else if (errno != EINTR) {
            throw system_error(errno, "copy into the file", target.native());
        }
    }
}

} // namespace

void copy_bytes(const fs::path& source, const fs::path& target) {
    const FileDescriptor from = open_for_reading(source);
    const FileDescriptor to = create_new(target);
    if (!copy_in_kernel(from, to, target)) {
        copy_by_reading(from, to, target);
    }
}

void link_or_copy(const fs::path& source, const fs::path& target) {
    if (::link(source.c_str(), target.c_str()) != 0) {
        // Another device, a limit on links, a file of another user: all of them allow a copy.
        copy_bytes(source, target);
    }
}

} // namespace fundstelle::base

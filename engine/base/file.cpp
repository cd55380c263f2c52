#include "engine/base/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>
#include <vector>

#include "engine/base/error.hpp"

namespace fundstelle::base {
namespace {

namespace fs = std::filesystem;

/// Gives a closed descriptor, with the reason in errno, where the file cannot be opened.
FileDescriptor try_open(const fs::path& path, int flags) {
    constexpr mode_t kMode = 0666; // the process's umask takes from it
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), flags | O_CLOEXEC, kMode);
    } while (descriptor < 0 && errno == EINTR);
    return FileDescriptor(descriptor);
}

FileDescriptor open_file(const fs::path& path, int flags, std::string_view action) {
    FileDescriptor file = try_open(path, flags);
    if (!file.is_open()) {
        throw system_error(errno, action, path.native());
    }
    return file;
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// A file beside the one to be replaced, which goes with the object unless it was kept.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target) {
        constexpr int kMaxAttempts = 1000; // one is taken by each thread that replaces it now
        for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
            path_ = target;
            path_ += "." + std::to_string(::getpid()) + "-" + std::to_string(attempt) + ".tmp";
            file_ = try_open(path_, O_WRONLY | O_CREAT | O_EXCL);
            if (file_.is_open()) {
                return;
            }
            if (errno != EEXIST) {
                break;
            }
        }
        throw system_error(errno, "create the file", path_.native());
    }

    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    TemporaryFile(TemporaryFile&&) = delete;
    TemporaryFile& operator=(TemporaryFile&&) = delete;

    ~TemporaryFile() {
        if (!is_kept_) {
            ::unlink(path_.c_str());
        }
    }

    [[nodiscard]] const FileDescriptor& file() const { return file_; }
    [[nodiscard]] const fs::path& path() const { return path_; }

    void rename_to(const fs::path& target) {
        if (::rename(path_.c_str(), target.c_str()) != 0) {
            throw system_error(errno, "replace the file", target.native());
        }
        is_kept_ = true;
    }

private:
    fs::path path_;
    FileDescriptor file_;
    bool is_kept_ = false;
};

} // namespace

FileDescriptor::FileDescriptor(FileDescriptor&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileDescriptor::~FileDescriptor() {
    if (is_open()) {
        ::close(descriptor_);
    }
}

FileDescriptor open_for_reading(const fs::path& path) {
    return open_file(path, O_RDONLY, "open the file");
}

FileDescriptor create_file(const fs::path& path) {
    return open_file(path, O_WRONLY | O_CREAT | O_TRUNC, "make the file");
}

void wait_for_lock(const FileDescriptor& file, const fs::path& path) {
    while (::flock(file.get(), LOCK_EX) != 0) {
        if (errno != EINTR) {
            throw system_error(errno, "lock the file", path.native());
        }
    }
}

std::string read_file(const fs::path& path, std::size_t max_bytes) {
    const FileDescriptor file = open_for_reading(path);
    std::string content;
    std::array<char, 1U << 16U> buffer; // NOLINT(*-member-init): read(2) fills what is used
    while (true) {
        const ssize_t count = ::read(file.get(), buffer.data(), buffer.size());
        if (count == 0) {
            return content;
        }
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            throw system_error(errno, "read the file", path.native());
        }
        const auto size = static_cast<std::size_t>(count);
        if (size > max_bytes - content.size()) {
            throw Error(
                ErrorCode::PayloadTooLarge,
                "the file is over " + std::to_string(max_bytes) + " bytes"
            )
                .with_log_detail(path.string());
        }
        content.append(buffer.data(), size);
    }
}

void write_all(const FileDescriptor& file, std::string_view bytes, const fs::path& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.get(), bytes.data(), bytes.size());
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EINTR) {
            throw system_error(errno, "write the file", path.native());
        }
    }
}

void sync_file(const FileDescriptor& file, const fs::path& path) {
    // Never again after a failure: the kernel may have dropped the pages and would then say yes.
    if (::fsync(file.get()) != 0) {
        throw system_error(errno, "write to the disk", path.native());
    }
}

void sync_folder(const fs::path& folder) {
    sync_file(open_file(folder, O_RDONLY | O_DIRECTORY, "open the folder"), folder);
}

void sync_tree(const fs::path& folder) {
    std::vector<fs::path> folders{folder};
    try {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
            const fs::file_type type = entry.symlink_status().type();
            if (type == fs::file_type::directory) {
                folders.push_back(entry.path());
            } else if (type == fs::file_type::regular) {
                sync_file(open_for_reading(entry.path()), entry.path());
            }
        }
    } catch (const fs::filesystem_error& error) {
        throw system_error(error.code().value(), "read the folder", folder.native());
    }
    // Parents come before their children above, so the other way round is bottom up.
    std::for_each(folders.rbegin(), folders.rend(), sync_folder);
}

void replace_file(const fs::path& path, std::string_view bytes) {
    TemporaryFile temporary(path);
    write_all(temporary.file(), bytes, temporary.path());
    sync_file(temporary.file(), temporary.path());
    temporary.rename_to(path);
    sync_folder(folder_of(path));
}

std::optional<FileLock> FileLock::try_lock(const fs::path& path) {
    FileDescriptor file = open_file(path, O_RDWR | O_CREAT, "open the lock file");
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            return std::nullopt;
        }
        if (errno != EINTR) {
            throw system_error(errno, "lock the file", path.native());
        }
    }
    return FileLock(std::move(file));
}

SharedLock SharedLock::together(const fs::path& path) {
    FileDescriptor file = open_for_reading(path);
    while (::flock(file.get(), LOCK_SH) != 0) {
        if (errno != EINTR) {
            throw system_error(errno, "lock the file", path.native());
        }
    }
    return SharedLock(std::move(file));
}

std::optional<SharedLock> SharedLock::alone(const fs::path& path, std::chrono::milliseconds limit) {
    constexpr std::chrono::milliseconds kAskAgain{1};
    const auto end = std::chrono::steady_clock::now() + limit;
    FileDescriptor file = open_for_reading(path);
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            throw system_error(errno, "lock the file", path.native());
        }
        if (std::chrono::steady_clock::now() >= end) {
            return std::nullopt;
        }
        std::this_thread::sleep_for(kAskAgain);
    }
    return SharedLock(std::move(file));
}

TemporaryFolder::TemporaryFolder(std::string_view prefix) {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    if (error) {
        throw system_error(error.value(), "find the folder for temporary files", "");
    }
    std::string name = (parent / (std::string(prefix) + "XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw system_error(errno, "create a temporary folder", name);
    }
    path_ = name;
}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : path_(std::exchange(other.path_, {})) {}

TemporaryFolder& TemporaryFolder::operator=(TemporaryFolder&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
}

TemporaryFolder::~TemporaryFolder() {
    if (!path_.empty()) {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
}

std::uintmax_t size_of_tree(const fs::path& folder) {
    std::uintmax_t sum = 0;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, error);
    if (error) {
        throw system_error(error.value(), "read the folder", folder.native());
    }
    // A live index removes files meanwhile: what is gone counts nothing.
    while (!error && entry != fs::recursive_directory_iterator()) {
        std::error_code gone;
        const std::uintmax_t size = entry->symlink_status(gone).type() == fs::file_type::regular
                                        ? entry->file_size(gone)
                                        : 0;
        sum += gone ? 0 : size;
        entry.increment(error);
    }
    return sum;
}

} // namespace fundstelle::base

#pragma once
// A file that gets its name only when it is whole.
#include <filesystem>
#include <string_view>

#include "engine/base/file.hpp"
#include "engine/index/spare_files.hpp"

namespace fundstelle::index {

/// A file that goes unless it was given its name. One object belongs to one thread.
class UnnamedFile {
public:
    /// One that was taken to be used again.
    explicit UnnamedFile(SpareFiles::Taken spare);

    /// A new one at `path`, whose lock tells `Inbox::remove_leftovers` that somebody still writes
    /// it. Throws Error{InputOutput, DiskFull}.
    explicit UnnamedFile(std::filesystem::path path);

    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;
    UnnamedFile(UnnamedFile&&) = delete;
    UnnamedFile& operator=(UnnamedFile&&) = delete;
    ~UnnamedFile();

    /// Writes all of it, to the disk. Throws Error{InputOutput, DiskFull}.
    void write(std::string_view bytes) const;

    /// Gives it its name. Throws Error{InputOutput}.
    void rename_to(const std::filesystem::path& target);

private:
    [[nodiscard]] bool is_locked() const;

    std::filesystem::path path_;
    base::FileDescriptor file_;
};

} // namespace fundstelle::index

#pragma once
// A file read in place through the kernel's page cache.
#include <cstddef>
#include <filesystem>
#include <string_view>

namespace fundstelle::base {

/// A read-only mapping of a whole file with one owner; it stays valid when the file is unlinked.
/// Move-only; reading is safe from any thread.
class MappedFile {
public:
    MappedFile() = default;

    /// Throws Error{InputOutput}.
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return {address_, size_}; }

    /// Takes the pages that were looked into out of the process's resident memory; whoever looks
    /// again gets them from the page cache. For those who walk over a whole file.
    void leave_pages() const noexcept;

private:
    const char* address_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace fundstelle::base

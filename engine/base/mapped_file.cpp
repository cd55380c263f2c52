#include "engine/base/mapped_file.hpp"

#include <cerrno>
#include <utility>

#include <sys/mman.h>
#include <sys/stat.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"

namespace fundstelle::base {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const FileDescriptor file = open_for_reading(path);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) {
        throw system_error(errno, "look at the file", path.native());
    }
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) {
        return;
    }
    void* address = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file.get(), 0);
    if (address == MAP_FAILED) { // NOLINT(*-no-int-to-ptr,*-cstyle-cast): the system's macro
        throw system_error(errno, "map the file", path.native());
    }
    address_ = static_cast<const char*>(address);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : address_(std::exchange(other.address_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(address_, other.address_);
    std::swap(size_, other.size_);
    return *this;
}

void MappedFile::leave_pages() const noexcept {
    if (address_ != nullptr) {
        // NOLINTNEXTLINE(*-const-cast): madvise(2) takes void*; a refusal costs only memory
        (void)::madvise(const_cast<char*>(address_), size_, MADV_DONTNEED);
    }
}

MappedFile::~MappedFile() {
    if (address_ != nullptr) {
        ::munmap(const_cast<char*>(address_), size_); // NOLINT(*-const-cast): munmap(2) takes void*
    }
}

} // namespace fundstelle::base

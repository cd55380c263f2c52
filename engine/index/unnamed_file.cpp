#include "engine/index/unnamed_file.hpp"

#include <cerrno>
#include <cstdio>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/error.hpp"

namespace fundstelle::index {

UnnamedFile::UnnamedFile(SpareFiles::Taken spare)
    : path_(std::move(spare.path)), file_(std::move(spare.file)) {}

UnnamedFile::UnnamedFile(std::filesystem::path path)
    : path_(std::move(path)), file_(base::create_file(path_)) {
    while (!is_locked()) {
        file_ = base::create_file(path_);
    }
}

UnnamedFile::~UnnamedFile() {
    if (!path_.empty()) {
        ::unlink(path_.c_str());
    }
}

void UnnamedFile::write(std::string_view bytes) const {
    base::write_all(file_, bytes, path_);
    base::sync_file(file_, path_);
}

void UnnamedFile::rename_to(const std::filesystem::path& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) {
        throw base::system_error(errno, "name the file", target.native());
    }
    path_.clear();
}

/// False where `Inbox::remove_leftovers` was faster and has removed it.
bool UnnamedFile::is_locked() const {
    base::wait_for_lock(file_, path_);
    struct stat status {};
    return ::fstat(file_.get(), &status) != 0 || status.st_nlink > 0;
}

} // namespace fundstelle::index

#include "engine/index/revision_stamp.hpp"

#include <sys/stat.h>

namespace fundstelle::index {

FileStamp stamp_of(const std::filesystem::path& file) {
    struct stat status {};
    if (::stat(file.c_str(), &status) != 0) {
        return {};
    }
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    return {
        status.st_dev,
        status.st_ino,
        (status.st_ctim.tv_sec * kNanoseconds) + status.st_ctim.tv_nsec,
        status.st_size};
}

} // namespace fundstelle::index

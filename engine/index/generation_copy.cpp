#include "engine/index/generation_copy.hpp"

#include <system_error>

#include "engine/base/error.hpp"
#include "engine/base/file_copy.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/packed_postings.hpp"
#include "engine/index/records.hpp"

namespace fundstelle::index {

namespace {

namespace fs = std::filesystem;

/// Xapian writes into its tables where they lie. The vocabulary never changes, but its lock belongs
/// to the file and not to its name: a reader of the copy would hold off commits to the original.
void copy_part(const fs::path& source, const fs::path& target) {
    if (source.filename() == kCompoundsFile || source.filename() == kPostingsFile ||
        source.filename() == kRecordsFile) {
        base::link_or_copy(source, target);
    } else {
        base::copy_bytes(source, target);
    }
}

} // namespace

void copy_generation(
    const Generation& source, const fs::path& target, const std::stop_token& stop
) {
    std::error_code error;
    fs::directory_iterator file(source.path, error);
    for (; !error && file != fs::directory_iterator(); file.increment(error)) {
        if (stop.stop_requested()) {
            throw base::Error{base::ErrorCode::Interrupted, "stopped while copying the index"};
        }
        if (file->symlink_status().type() == fs::file_type::regular) {
            copy_part(file->path(), target / file->path().filename());
        }
    }
    if (error) {
        throw base::system_error(error.value(), "read the folder", source.path.native());
    }
}

} // namespace fundstelle::index

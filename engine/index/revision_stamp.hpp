#pragma once
// Tells whether an index has changed at the price of two looks at file times.
#include <cstdint>
#include <filesystem>

namespace fundstelle::index {

/// What the file system says of one file; a file that replaces it differs.
struct FileStamp {
    std::uint64_t device = 0;
    std::uint64_t number = 0; ///< inode; 0 where there is no file
    std::int64_t changed_nanoseconds = 0;
    std::int64_t size = 0;

    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Gives the stamp of a file, or that of none.
[[nodiscard]] FileStamp stamp_of(const std::filesystem::path& file);

/// Differs after each commit to a generation and each switch to another one. Taken before opening,
/// it may only be older than what was opened.
struct RevisionStamp {
    FileStamp served;    ///< of the file that names the served generation
    FileStamp committed; ///< of the file that Xapian replaces with each commit

    [[nodiscard]] bool is_of_an_index() const {
        return served.number != 0 && committed.number != 0;
    }

    friend bool operator==(const RevisionStamp&, const RevisionStamp&) = default;
};

} // namespace fundstelle::index

#pragma once
// Copies of files: bytes in the cheapest way that the file system knows, links where nothing will
// change.
#include <filesystem>

namespace fundstelle::base {

/// Copies a file's bytes into a new file; on file systems that can (btrfs, XFS) without using room
/// for them. Not flushed. Throws Error{DiskFull, InputOutput}, also where `target` is there
/// already.
void copy_bytes(const std::filesystem::path& source, const std::filesystem::path& target);

/// Gives a file that nobody will change a second name; where the file system or its rules do not
/// allow it, copies it. Throws as `copy_bytes`.
void link_or_copy(const std::filesystem::path& source, const std::filesystem::path& target);

} // namespace fundstelle::base

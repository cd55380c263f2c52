#pragma once
// A copy of a generation that nobody changes meanwhile.
#include <filesystem>
#include <stop_token>

#include "engine/index/generation.hpp"

namespace fundstelle::index {

/// Copies all files of a generation into an existing empty folder, not flushed; those that are
/// never changed in place become a second name of the same file where they can. REQUIRES that
/// nobody commits to it: the lock, or a generation that nobody writes. Throws Error{DiskFull,
/// InputOutput}, Error{Interrupted} at a stop.
void copy_generation(
    const Generation& source, const std::filesystem::path& target, const std::stop_token& stop
);

} // namespace fundstelle::index

#pragma once
// Makes a much-updated generation small and fast again.
#include <filesystem>
#include <functional>

#include "engine/index/generation.hpp"

namespace fundstelle::index {

/// Writes a compact copy of a generation, with all that belongs to it, into the empty folder
/// `target`. Nobody may write to the source meanwhile. `progress` gets the share done, 0 to 1.
/// Throws Error{DiskFull, InputOutput, IndexDamaged, IndexMismatch}.
void compact_generation(
    const Generation& source,
    const std::filesystem::path& target,
    const std::function<void(double)>& progress
);

} // namespace fundstelle::index

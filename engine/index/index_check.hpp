#pragma once
// Tells whether a generation is whole: Xapian's own tables, our versions, every stored article.
#include <cstddef>
#include <string>
#include <vector>

#include "engine/index/generation.hpp"

namespace fundstelle::index {

/// What a check found.
struct CheckReport {
    std::size_t articles = 0;
    std::vector<std::string>
        faults; ///< sentences for people; empty when the index is whole; at most 100

    [[nodiscard]] bool is_whole() const { return faults.empty(); }
};

/// Checks one generation: the tables' structure, versions, that each document has one id of its
/// own, a hit card and a stored article that decode and agree. Reads everything: seconds per GB.
/// Never throws for a damaged index; throws Error{IndexMismatch} for one of other versions. Works
/// on a read-only disk as well.
[[nodiscard]] CheckReport check_generation(const Generation& generation);

} // namespace fundstelle::index

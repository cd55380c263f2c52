#pragma once
// How a file of compounds lies on disk; for its reader and its writer.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/index/compounds.hpp"

namespace fundstelle::index {

// A hashed file. Its body: the names, which are the compounds' stems, in blocks: how many bytes a
// name shares with the one before (0 first in a block), the rest of it; then where each block
// begins. Its entries, by their first byte: a part, if it has many compounds, and the numbers of
// its compounds; or the parts of a compound.
inline constexpr std::string_view kCompoundsMagic = "FSCOMPO3";
inline constexpr std::size_t kNamesPerBlock = 8;
inline constexpr std::size_t kBlockPlaceBytes = 5;

// Kinds of keys.
inline constexpr std::uint64_t kCompoundsOfPart = 1;
inline constexpr std::uint64_t kPartsOfCompound = 2;

// Kinds of values.
inline constexpr char kFewCompounds = 'c';
inline constexpr char kManyCompounds = 'C';
inline constexpr char kParts = 'P';

// Places of the file's own numbers.
inline constexpr std::size_t kNameCount = 0;
inline constexpr std::size_t kBlocksPlace = 1;

/// Gives all words of a compound that lie in it.
[[nodiscard]] std::vector<std::string> words_within(
    std::string_view stem, const SplitCompound& compound
);

} // namespace fundstelle::index

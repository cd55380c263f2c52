#pragma once
// How a vocabulary file lies on disk; for its reader and its writer.
#include <cstddef>
#include <string_view>

namespace fundstelle::index {

// The file: `kVocabularyMagic`; blocks of `kWordsPerBlock` words; the blocks' offsets, 8 bytes
// each; the number of words, the offset of those offsets, and the hash of all before, 8 bytes each,
// little-endian. A word: how many bytes its form shares with the one before (0 first in a block),
// the rest of the form, how many its stem shares with its form, the rest of the stem, its count.
inline constexpr std::string_view kVocabularyMagic = "FSWORDS1";
inline constexpr std::size_t kWordsPerBlock = 64;
inline constexpr std::size_t kFixedNumberBytes = 8;
inline constexpr std::size_t kVocabularyTrailerBytes = 3 * kFixedNumberBytes;

} // namespace fundstelle::index

#pragma once
// How a file of packed postings lies on disk; for its reader and its writer.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fundstelle::index {

// A hashed file. Its body: the packed lists (see posting_list.hpp). Its entries: of few documents
// the list itself, coded by bytes; else a 0, how many documents there are, and the place of the
// list. A list that begins with a 0 itself (the first document, with a count of 0) lies in the body
// too.
inline constexpr std::string_view kPostingsMagic = "FSPOSTI3";

/// So many documents lie in the entry itself.
inline constexpr std::size_t kMostInEntry = 4;

inline constexpr char kLiesInBody = '\0';

// Kinds of keys.
inline constexpr std::uint64_t kListOfTerm = 0;
inline constexpr std::uint64_t kListInCompounds = 1;

// Places of the file's own numbers.
inline constexpr std::size_t kLastDocument = 0;
inline constexpr std::size_t kDocumentCount = 1;

} // namespace fundstelle::index

#pragma once
// The files that a command line's inputs stand for.
#include <filesystem>
#include <string>
#include <vector>

namespace fundstelle::indexer {

/// One file to read.
struct InputFile {
    std::filesystem::path path;    ///< "-" is standard input
    std::string name;              ///< as messages show it
    std::uintmax_t size_bytes = 0; ///< on disk; 0 where unknown
};

/// Gives the files of `inputs`: files as they are, folders with everything below them by name,
/// without hidden files. Throws Error{InputOutput} that names the input which is not there.
[[nodiscard]] std::vector<InputFile> expand_inputs(const std::vector<std::string>& inputs);

} // namespace fundstelle::indexer

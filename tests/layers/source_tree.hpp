#pragma once
// Reads the project's own files as text, so that tests can hold the house rules against them.
#include <cstddef>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace fundstelle::layers {

/// One text file of the project.
struct SourceFile {
    std::string path; ///< from the root, with "/": "engine/base/error.hpp"
    std::vector<std::string> lines;

    /// "engine/base" of "engine/base/error.hpp".
    [[nodiscard]] std::string folder() const;
    [[nodiscard]] bool is_header() const;

    /// Gives "path:line" for messages; `line_index` counts from 0.
    [[nodiscard]] std::string place(std::size_t line_index) const;
};

/// One #include line.
struct Include {
    std::string target; ///< without quotes or brackets
    bool is_quoted = false;
    std::string place; ///< "path:line"
};

/// Gives the root of the source tree.
[[nodiscard]] std::filesystem::path source_root();

/// Reads one file below the root. Throws where it cannot be read.
[[nodiscard]] SourceFile read_source(std::string_view path);

/// Gives all files below `folders` whose names end in one of `endings`, by path.
[[nodiscard]] std::vector<SourceFile> find_files(
    std::initializer_list<std::string_view> folders, std::initializer_list<std::string_view> endings
);

/// Gives all C++ files of engine, indexer, server, tests and bench, by path.
[[nodiscard]] const std::vector<SourceFile>& cpp_files();

/// Gives all pages written in Markdown, by path, those of the root included.
[[nodiscard]] std::vector<SourceFile> markdown_files();

/// Gives the includes of a file in their order.
[[nodiscard]] std::vector<Include> includes_of(const SourceFile& file);

} // namespace fundstelle::layers

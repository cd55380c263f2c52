#include "tests/layers/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace fundstelle::layers {
namespace {

namespace fs = std::filesystem;

bool ends_in_one_of(std::string_view path, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [path](std::string_view ending) {
        return path.ends_with(ending);
    });
}

void sort_by_path(std::vector<SourceFile>& files) {
    std::sort(files.begin(), files.end(), [](const SourceFile& left, const SourceFile& right) {
        return left.path < right.path;
    });
}

} // namespace

std::string SourceFile::folder() const {
    return path.substr(0, path.rfind('/'));
}

bool SourceFile::is_header() const {
    return path.ends_with(".hpp");
}

std::string SourceFile::place(std::size_t line_index) const {
    return path + ":" + std::to_string(line_index + 1);
}

fs::path source_root() {
    return FUNDSTELLE_SOURCE_DIR;
}

SourceFile read_source(std::string_view path) {
    std::ifstream stream(source_root() / path);
    if (!stream) {
        throw std::runtime_error("cannot read " + std::string(path));
    }
    SourceFile file{.path = std::string(path), .lines = {}};
    for (std::string line; std::getline(stream, line);) {
        file.lines.push_back(line);
    }
    return file;
}

std::vector<SourceFile> find_files(
    std::initializer_list<std::string_view> folders, std::initializer_list<std::string_view> endings
) {
    std::vector<SourceFile> files;
    for (const std::string_view folder : folders) {
        if (!fs::exists(source_root() / folder)) {
            continue;
        }
        const fs::recursive_directory_iterator end;
        for (fs::recursive_directory_iterator entry(source_root() / folder); entry != end;
             ++entry) {
            if (entry->path().filename() == "node_modules") {
                entry.disable_recursion_pending(); // others' files, installed for tests
                continue;
            }
            const std::string path =
                entry->path().lexically_relative(source_root()).generic_string();
            if (entry->is_regular_file() && ends_in_one_of(path, endings)) {
                files.push_back(read_source(path));
            }
        }
    }
    sort_by_path(files);
    return files;
}

const std::vector<SourceFile>& cpp_files() {
    static const std::vector<SourceFile> files =
        find_files({"engine", "indexer", "server", "tests", "bench"}, {".cpp", ".hpp"});
    return files;
}

std::vector<SourceFile> markdown_files() {
    std::vector<SourceFile> files = find_files(
        {"engine", "indexer", "server", "tests", "bench", "docker", "config", "docs"}, {".md"}
    );
    for (const auto& entry : fs::directory_iterator(source_root())) {
        if (entry.path().extension() == ".md") {
            files.push_back(read_source(entry.path().filename().string()));
        }
    }
    sort_by_path(files);
    return files;
}

std::vector<Include> includes_of(const SourceFile& file) {
    static const std::regex kInclude(R"re(^\s*#\s*include\s*(["<])([^">]+)[">].*)re");
    std::vector<Include> includes;
    for (std::size_t index = 0; index < file.lines.size(); ++index) {
        std::smatch match;
        if (std::regex_match(file.lines[index], match, kInclude)) {
            includes.push_back(
                {.target = match[2], .is_quoted = match[1] == "\"", .place = file.place(index)}
            );
        }
    }
    return includes;
}

} // namespace fundstelle::layers

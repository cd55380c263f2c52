#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/layers/source_tree.hpp"

namespace fundstelle::layers {
namespace {

constexpr std::size_t kMostLines = 500;

/// Tables, which read no better in parts.
const std::set<std::string_view> kLongTables{};

template <typename List>
bool holds(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

TEST(Files, StayShort) {
    for (const SourceFile& file : cpp_files()) {
        if (!kLongTables.contains(file.path)) {
            EXPECT_LE(file.lines.size(), kMostLines) << file.path << " does more than one job";
        }
    }
}

TEST(Files, LongTablesAreStillThere) {
    for (const std::string_view path : kLongTables) {
        EXPECT_GT(read_source(path).lines.size(), kMostLines) << path << " needs no exception";
    }
}

TEST(Headers, SayTheirJobFirst) {
    static const std::regex kSentence(R"(^// [A-Z"<].{10,}$)");
    for (const SourceFile& file : cpp_files()) {
        if (!file.is_header()) {
            continue;
        }
        ASSERT_GE(file.lines.size(), 2U) << file.path;
        EXPECT_EQ(file.lines[0], "#pragma once") << file.path;
        EXPECT_TRUE(std::regex_match(file.lines[1], kSentence))
            << file.place(1) << ": the second line says in one sentence what the file is for";
    }
}

TEST(Headers, ImportNoNamespace) {
    for (const SourceFile& file : cpp_files()) {
        for (std::size_t index = 0; file.is_header() && index < file.lines.size(); ++index) {
            EXPECT_FALSE(file.lines[index].starts_with("using namespace")) << file.place(index);
        }
    }
}

/// Whether a line may hold what is forbidden; the expression below would take seconds for all
/// lines.
bool holds_a_word_to_look_at(const std::string& line) {
    constexpr std::array kWords{"define", "goto", "new", "delete", "Query::Match"};
    return std::any_of(kWords.begin(), kWords.end(), [&](const char* word) {
        return line.find(word) != std::string::npos;
    });
}

// Xapian counts the references of its own objects: `new Xapian::...` with release() is its way. The
// counts are not atomic, so that nothing which all threads share may be used.
TEST(Files, HoldNoGotoMacroOrBareNew) {
    static const std::regex kForbidden(
        R"((^\s*#\s*define\b)|(^\s*goto\s)|([=(,]\s*new\s+(?!Xapian::)[A-Za-z:]+)|(^\s*delete\s+[a-z])|(^[^/]*\bQuery::Match(All|Nothing)))"
    );
    for (const SourceFile& file : cpp_files()) {
        for (std::size_t index = 0; index < file.lines.size(); ++index) {
            const std::string& line = file.lines[index];
            EXPECT_FALSE(holds_a_word_to_look_at(line) && std::regex_search(line, kForbidden))
                << file.place(index) << ": " << line;
        }
    }
}

/// Whether the list of sources in `list` names `name` as a word.
bool names_source(const SourceFile& list, const std::string& name) {
    const auto is_name_character = [](char character) {
        return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_' ||
               character == '/' || character == '.';
    };
    return std::any_of(list.lines.begin(), list.lines.end(), [&](const std::string& line) {
        const std::size_t begin = line.find(name);
        if (begin == std::string::npos) {
            return false;
        }
        const std::size_t end = begin + name.size();
        return (begin == 0 || !is_name_character(line[begin - 1])) &&
               (end == line.size() || !is_name_character(line[end]));
    });
}

/// Whether the CMakeLists.txt of the file's folder, or of one above, lists it.
bool is_built(const SourceFile& file) {
    namespace fs = std::filesystem;
    for (fs::path folder = fs::path(file.path).parent_path(); !folder.empty();
         folder = folder.parent_path()) {
        const fs::path list = folder / "CMakeLists.txt";
        const std::string name = fs::path(file.path).lexically_relative(folder).generic_string();
        if (fs::exists(source_root() / list) && names_source(read_source(list.string()), name)) {
            return true;
        }
    }
    return false;
}

TEST(Files, AreListedForTheBuild) {
    for (const SourceFile& file : cpp_files()) {
        if (file.path.ends_with(".cpp")) {
            EXPECT_TRUE(is_built(file)) << file.path << " stands in no CMakeLists.txt";
        }
    }
}

TEST(TopLevel, HoldsNothingElse) {
    constexpr std::array<std::string_view, 15> kEntries{
        "CHANGELOG.md",
        "CMakeLists.txt",
        "CMakePresets.json",
        "CONTRIBUTING.md",
        "LICENSE",
        "README.md",
        "bench",
        "config",
        "dev",
        "docker",
        "docs",
        "engine",
        "indexer",
        "server",
        "tests"};
    // Made by builds, unknown to git.
    constexpr std::array<std::string_view, 2> kProducts{"build", "node_modules"};
    for (const auto& entry : std::filesystem::directory_iterator(source_root())) {
        const std::string name = entry.path().filename().string();
        EXPECT_TRUE(name.starts_with('.') || holds(kEntries, name) || holds(kProducts, name))
            << name << " has no place at the top";
    }
}

} // namespace
} // namespace fundstelle::layers

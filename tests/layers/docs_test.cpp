#include <cstddef>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "tests/layers/source_tree.hpp"

namespace fundstelle::layers {
namespace {

namespace fs = std::filesystem;

struct Link {
    std::string target;
    std::string place; ///< "path:line"
};

bool leads_outside(const std::string& target) {
    return target.find("://") != std::string::npos || target.starts_with("mailto:");
}

/// Gives the links of a page that lead to files, without those in code.
std::vector<Link> file_links(const SourceFile& page) {
    static const std::regex kLink(R"(\]\(([^)\s#]+)(#[^)\s]*)?\))");
    std::vector<Link> links;
    bool is_code = false;
    for (std::size_t index = 0; index < page.lines.size(); ++index) {
        const std::string& line = page.lines[index];
        is_code = is_code != line.starts_with("```");
        const std::sregex_iterator end;
        for (std::sregex_iterator match(line.begin(), line.end(), kLink); !is_code && match != end;
             ++match) {
            const std::string target = (*match)[1];
            if (!leads_outside(target)) {
                links.push_back({.target = target, .place = page.place(index)});
            }
        }
    }
    return links;
}

TEST(Docs, LinksLeadToFiles) {
    for (const SourceFile& page : markdown_files()) {
        const fs::path folder = (source_root() / page.path).parent_path();
        for (const Link& link : file_links(page)) {
            EXPECT_TRUE(fs::exists(folder / link.target))
                << link.place << ": " << link.target << " does not exist";
        }
    }
}

TEST(Docs, EveryPageIsLinked) {
    std::set<fs::path> linked;
    for (const SourceFile& page : markdown_files()) {
        for (const Link& link : file_links(page)) {
            linked.insert((fs::path(page.path).parent_path() / link.target).lexically_normal());
        }
    }
    for (const SourceFile& page : find_files({"docs"}, {".md"})) {
        EXPECT_TRUE(linked.contains(page.path)) << page.path << " is linked from nowhere";
    }
}

TEST(Docs, EveryProblemHasItsPage) {
    std::set<std::string> slugs;
    for (const base::ErrorKind& kind : base::error_kinds()) {
        const std::string path = "docs/problems/" + std::string(kind.slug) + ".md";
        slugs.insert(path);
        ASSERT_TRUE(fs::exists(source_root() / path)) << path << " is missing";
        EXPECT_EQ(read_source(path).lines.at(0), "# " + std::string(kind.title)) << path;
    }
    for (const SourceFile& page : find_files({"docs/problems"}, {".md"})) {
        if (!page.path.ends_with("/README.md")) {
            EXPECT_TRUE(slugs.contains(page.path)) << page.path << " belongs to no kind of error";
        }
    }
}

/// Gives the words between `begin` and the line ")" in `dev`.
std::set<std::string> packages_of_dev(std::string_view begin) {
    std::set<std::string> packages;
    bool is_inside = false;
    for (const std::string& line : read_source("dev").lines) {
        if (line == ")") {
            is_inside = false;
        }
        static const std::regex kName(R"([a-z0-9][a-z0-9+.-]+)");
        for (std::sregex_iterator match(line.begin(), line.end(), kName), end;
             is_inside && match != end;
             ++match) {
            packages.insert(match->str());
        }
        is_inside = is_inside || line.starts_with(begin);
    }
    return packages;
}

TEST(Docs, DependencyTableHoldsEveryLibrary) {
    const std::set<std::string> packages = packages_of_dev("readonly libraries=(");
    ASSERT_FALSE(packages.empty());
    std::string table;
    for (const std::string& line : read_source("docs/dependencies.md").lines) {
        table += line + '\n';
    }
    for (const std::string& package : packages) {
        EXPECT_THAT(table, testing::HasSubstr("`" + package + "`"));
    }
}

} // namespace
} // namespace fundstelle::layers

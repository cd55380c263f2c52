#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/layers/source_tree.hpp"

namespace fundstelle::layers {
namespace {

struct Layer {
    std::string_view folder;
    int rank; ///< a file may include what has a lower rank, and its own folder
};

constexpr std::array kLayers{
    Layer{"engine/base", 0},
    Layer{"engine/article", 1},
    Layer{"engine/german", 2},
    Layer{"engine/index", 3},
    Layer{"engine/query", 4},
    Layer{"engine/search", 5},
    Layer{"indexer", 6},
    Layer{"server", 6},
};

bool is_below(std::string_view path, std::string_view folder) {
    return path.starts_with(folder) && path.size() > folder.size() && path[folder.size()] == '/';
}

/// Gives the layer of a path; a test has the layer of what it tests.
std::optional<Layer> layer_of(std::string_view path) {
    constexpr std::string_view kTests = "tests/";
    if (path.starts_with(kTests)) {
        path.remove_prefix(kTests.size());
    }
    const auto found = std::find_if(kLayers.begin(), kLayers.end(), [path](const Layer& layer) {
        return is_below(path, layer.folder);
    });
    return found == kLayers.end() ? std::nullopt : std::optional(*found);
}

bool may_include(const Layer& from, const Layer& to) {
    return from.folder == to.folder || to.rank < from.rank;
}

TEST(Layers, IncludeOnlyDownwards) {
    for (const SourceFile& file : cpp_files()) {
        const std::optional<Layer> from = layer_of(file.path);
        for (const Include& include : includes_of(file)) {
            const std::optional<Layer> to = layer_of(include.target);
            if (from && to) {
                EXPECT_TRUE(may_include(*from, *to)) << include.place << ": " << from->folder
                                                     << " must not include " << include.target;
            }
        }
    }
}

TEST(Layers, HaveNoFolderOutsideTheOrder) {
    for (const SourceFile& file : cpp_files()) {
        if (file.path.starts_with("engine/")) {
            EXPECT_TRUE(layer_of(file.path)) << file.path << " lies in no known layer";
        }
    }
}

TEST(Layers, DoNotKnowTheTests) {
    for (const SourceFile& file : cpp_files()) {
        if (file.path.starts_with("tests/") || file.path.starts_with("bench/")) {
            continue;
        }
        for (const Include& include : includes_of(file)) {
            EXPECT_FALSE(include.target.starts_with("tests/"))
                << include.place << " includes " << include.target;
        }
    }
}

TEST(Includes, AreWrittenFromTheRoot) {
    for (const SourceFile& file : cpp_files()) {
        for (const Include& include : includes_of(file)) {
            if (include.is_quoted) {
                EXPECT_TRUE(
                    layer_of(include.target) || include.target.starts_with("tests/") ||
                    include.target.starts_with("bench/")
                ) << include.place
                  << ": write \"" << include.target << "\" from the root of the tree";
            }
        }
    }
}

/// A library that only some places may see; `places` are beginnings of paths.
struct Fence {
    std::string_view header;
    std::vector<std::string_view> places;
};

TEST(Includes, KeepForeignLibrariesInTheirPlaces) {
    const std::vector<Fence> fences{
        {"xapian.h",
         {"engine/index/",
          "engine/query/term_statistics",
          "engine/query/xapian_query",
          "engine/search/",
          "tests/",
          "bench/"}},
        {"httplib.h", {"server/http_server.cpp", "tests/support/", "bench/"}},
        {"nlohmann/json.hpp",
         {"engine/article/article_json",
          "indexer/readers/",
          "server/parameters",
          "server/search_api",
          "server/openapi",
          "server/article_api",
          "server/article_body",
          "server/service_api",
          "tests/",
          "bench/"}},
        {"toml++/toml.h", {"engine/base/settings"}},
        {"zstd.h",
         {"engine/index/stored_article",
          "engine/index/text_dictionary",
          "indexer/byte_source",
          "server/compression",
          "tests/indexer/",
          "tests/server/"}},
        {"zlib.h",
         {"engine/index/glass_format",
          "indexer/byte_source",
          "server/compression",
          "tests/indexer/",
          "tests/server/"}},
        {"prometheus/registry.h", {"server/metrics"}},
        {"pugixml.hpp", {"indexer/readers/"}},
        {"gumbo.h", {"indexer/readers/"}},
        {"utf8proc.h", {"engine/base/utf8", "engine/german/"}},
        {"CLI/CLI.hpp", {"indexer/", "server/main.cpp", "server/command_line"}},
    };
    for (const SourceFile& file : cpp_files()) {
        for (const Include& include : includes_of(file)) {
            for (const Fence& fence : fences) {
                if (include.target != fence.header) {
                    continue;
                }
                const bool is_inside = std::any_of(
                    fence.places.begin(),
                    fence.places.end(),
                    [&file](std::string_view place) { return file.path.starts_with(place); }
                );
                EXPECT_TRUE(is_inside)
                    << include.place << ": <" << fence.header << "> has its place elsewhere";
            }
        }
    }
}

} // namespace
} // namespace fundstelle::layers

// What fuzzing found worth keeping, once more.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "tests/fuzz/targets/targets.hpp"

namespace fundstelle::fuzz {
namespace {

using Target = void (*)(std::string_view bytes);

void replay(const std::string& name, Target target) {
    const std::filesystem::path folder =
        std::filesystem::path(FUNDSTELLE_SOURCE_DIR) / "tests" / "fuzz" / "corpus" / name;
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        EXPECT_NO_THROW(target(bytes)) << entry.path();
        ++files;
    }
    EXPECT_GT(files, 10U) << folder;
}

TEST(FuzzCorpus, KeepsThePromisesOfTheAnalysis) {
    replay("analysis", analyse_text);
}

TEST(FuzzCorpus, KeepsThePromisesOfQueries) {
    replay("query", plan_query);
}

TEST(FuzzCorpus, KeepsThePromisesOfSnippets) {
    replay("snippet", cut_snippets);
}

} // namespace
} // namespace fundstelle::fuzz

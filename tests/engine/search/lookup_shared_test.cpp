// The look-ups that come with the test corpora.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/engine/search/lookup_table.hpp"

namespace fundstelle::search {
namespace {

TEST(LookUpShared, AreAllRight) {
    const std::filesystem::path path =
        std::filesystem::path(FUNDSTELLE_SHARED_DIR) / "german" / "lookups.tsv";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "needs " << path;
    }
    std::ifstream table(path);
    std::vector<LookUp> found;
    std::vector<LookUp> missed;
    for (std::string line; std::getline(table, line);) {
        std::istringstream fields(line);
        LookUp row;
        std::string answer;
        if (line.starts_with('#') || !std::getline(fields, row.query, '\t') ||
            !std::getline(fields, row.sentence, '\t') || !std::getline(fields, answer)) {
            continue;
        }
        (answer == "yes" ? found : missed).push_back(std::move(row));
    }
    EXPECT_GT(found.size(), 40U);
    EXPECT_GT(missed.size(), 10U);
    // Each alone: no other sentence may lend its words to the vocabulary.
    for (const LookUp& row : found) {
        expect_found({row});
    }
    for (const LookUp& row : missed) {
        expect_missed({row});
    }
}

} // namespace
} // namespace fundstelle::search

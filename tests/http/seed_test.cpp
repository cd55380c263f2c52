#include <filesystem>

#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {
namespace {

// The article that the project began with lies outside of the project, for its licence's sake.
const std::string kSeed = std::string(FUNDSTELLE_SHARED_DIR) + "/seed/article.txt";

class SeedArticleTest : public testing::Test {
protected:
    void SetUp() override {
        if (!std::filesystem::exists(kSeed)) {
            GTEST_SKIP() << "needs " << kSeed;
        }
        const ProgramResult built =
            run_indexer({"build", "--data", folder_.path().string(), "--format", "text", kSeed});
        ASSERT_EQ(built.exit_code, 0) << built.notes;
        server_ = std::make_unique<RunningServer>(folder_.path());
    }

    [[nodiscard]] nlohmann::json search(const std::string& query) const {
        return get(server_->port(), "/v1/search?snippets=3&q=" + encoded(query)).json();
    }

    base::TemporaryFolder folder_;
    std::unique_ptr<RunningServer> server_;
};

TEST_F(SeedArticleTest, IsReadAsTheNewspaperSetIt) {
    const nlohmann::json hit = search("")["hits"][0];
    EXPECT_EQ(hit["place"], "Brüssel");
    EXPECT_TRUE(hit["title"].get<std::string>().starts_with("Die Allianz will"));
    const nlohmann::json article =
        get(server_->port(), "/v1/articles/" + hit["id"].get<std::string>()).json();
    EXPECT_TRUE(article["caption"].get<std::string>().starts_with("Nato-Generalsekretär Stoltenberg"
    ));
    EXPECT_EQ(article["credit"], "dpa/Virginia Mayo");
    EXPECT_EQ(article["agency"], "dpa");
    EXPECT_EQ(article["crossheads"].size(), 3U);
}

TEST_F(SeedArticleTest, IsFoundWithTheRightWordsMarked) {
    struct Row {
        std::string query, mark;
    };
    for (const Row& row :
         {Row{"Stoltenberg Beistand", "<mark>Stoltenberg</mark>"},
          Row{"Stoltenberg Beistand", "<mark>Beistand</mark>"},
          Row{"Ostflanke", "<mark>Ostflanke</mark>"},
          Row{"\"Artikel 5\"", "<mark>Artikel 5</mark>"},
          Row{"Verteidigungsplan", "<mark>Verteidigungspläne</mark>"}}) {
        const nlohmann::json answer = search(row.query);
        ASSERT_EQ(answer["total"], 1) << row.query;
        std::string shown;
        for (const nlohmann::json& snippet : answer["hits"][0]["snippets"]) {
            shown += snippet["html"].get<std::string>();
        }
        EXPECT_NE(shown.find(row.mark), std::string::npos) << row.query << ": " << shown;
    }
    EXPECT_EQ(search("Häuser -Nato")["total"], 0);
    EXPECT_EQ(search("Stoltenberg -Nato")["total"], 0);
}

} // namespace
} // namespace fundstelle::tests

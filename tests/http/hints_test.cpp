// Articles like one, completions and corrections, over HTTP.
#include <gtest/gtest.h>

#include "engine/base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"

namespace fundstelle::tests {
namespace {

/// The sample articles behind a running server, once for all tests of the suite.
class HintServerTest : public testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = std::make_unique<base::TemporaryFolder>();
        const std::string data = folder_->path().string();
        index_samples(data);
        server_ = std::make_unique<RunningServer>(data);
    }

    static void TearDownTestSuite() {
        server_.reset();
        folder_.reset();
    }

    static nlohmann::json answer(const std::string& target) {
        const Answer answer = get(server_->port(), target);
        EXPECT_EQ(answer.status, 200) << target << ": " << answer.body;
        return answer.json();
    }

    static std::unique_ptr<base::TemporaryFolder> folder_;
    static std::unique_ptr<RunningServer> server_;
};

std::unique_ptr<base::TemporaryFolder> HintServerTest::folder_;
std::unique_ptr<RunningServer> HintServerTest::server_;

TEST_F(HintServerTest, GivesSimilarArticlesAsHits) {
    const nlohmann::json similar =
        answer("/v1/articles/nato-ostflanke-2022/similar?limit=3&snippets=1");
    EXPECT_EQ(similar["id"], "nato-ostflanke-2022");
    EXPECT_TRUE(similar.contains("took_ms"));
    ASSERT_FALSE(similar["hits"].empty());
    EXPECT_LE(similar["hits"].size(), 3U);
    for (const nlohmann::json& hit : similar["hits"]) {
        EXPECT_NE(hit["id"], "nato-ostflanke-2022");
        EXPECT_TRUE(hit.contains("title_html"));
        EXPECT_TRUE(hit.contains("snippets"));
    }
    EXPECT_EQ(similar["hits"][0]["id"], "generalsekretaer-nato-besuch-rostock");
}

TEST_F(HintServerTest, FiltersSimilarArticles) {
    const nlohmann::json similar =
        answer("/v1/articles/nato-ostflanke-2022/similar?from=2026&snippets=0");
    for (const nlohmann::json& hit : similar["hits"]) {
        EXPECT_TRUE(hit["published_at"].get<std::string>().starts_with("2026"));
        EXPECT_TRUE(hit["snippets"].empty());
    }
}

TEST_F(HintServerTest, RefusesWhatSimilarDoesNotKnow) {
    EXPECT_EQ(get(server_->port(), "/v1/articles/nowhere/similar").status, 404);
    EXPECT_EQ(get(server_->port(), "/v1/articles/nato-ostflanke-2022/similar?q=x").status, 400);
    EXPECT_EQ(get(server_->port(), "/v1/articles/nato-ostflanke-2022/similar?limit=0").status, 400);
}

TEST_F(HintServerTest, CompletesWordsAndTitles) {
    const nlohmann::json suggested = answer("/v1/suggest?q=" + encoded("Donaud") + "&limit=5");
    EXPECT_EQ(suggested["query"], "Donaud");
    EXPECT_TRUE(suggested.contains("took_ms"));
    ASSERT_FALSE(suggested["suggestions"].empty());
    EXPECT_LE(suggested["suggestions"].size(), 5U);
    EXPECT_EQ(suggested["suggestions"][0]["text"], "Donaudampfschiff");
    EXPECT_EQ(suggested["suggestions"][0]["kind"], "word");
    EXPECT_GE(suggested["suggestions"][0]["count"].get<int>(), 1);
    const nlohmann::json last = suggested["suggestions"].back();
    EXPECT_EQ(last["kind"], "title");
    EXPECT_TRUE(last.contains("id"));
}

TEST_F(HintServerTest, EveryWordOfferedFindsSomething) {
    for (const std::string typed :
         {"s", "st", "hau", "nato ", "nato g", "streik bah", "mae", "gro", "titel:ha", "\"der b"}) {
        const nlohmann::json suggested = answer("/v1/suggest?limit=20&q=" + encoded(typed));
        for (const nlohmann::json& suggestion : suggested["suggestions"]) {
            const std::string text = suggestion["text"];
            EXPECT_GT(answer("/v1/search?snippets=0&q=" + encoded(text))["total"].get<int>(), 0)
                << typed << " → " << text;
        }
    }
}

TEST_F(HintServerTest, RefusesWhatSuggestDoesNotKnow) {
    EXPECT_EQ(get(server_->port(), "/v1/suggest?q=a&sort=newest").status, 400);
    EXPECT_EQ(get(server_->port(), "/v1/suggest?q=a&limit=1000").status, 400);
    EXPECT_TRUE(answer("/v1/suggest")["suggestions"].empty());
}

TEST_F(HintServerTest, CorrectsMistypedQueries) {
    const auto corrected = [&](const std::string& typed) {
        return answer("/v1/search?snippets=0&q=" + encoded(typed))["query"]["corrected"];
    };
    EXPECT_EQ(corrected("Ostflnake"), "Ostflanke");
    EXPECT_EQ(corrected("Hochwaser Donau"), "Hochwasser Donau");
    EXPECT_TRUE(corrected("Hochwasser Donau").is_null());
    EXPECT_TRUE(corrected("").is_null());
    EXPECT_TRUE(corrected("Xqzwvk").is_null());
}

TEST_F(HintServerTest, ShowsHowTextIsUnderstood) {
    const nlohmann::json shown = answer("/v1/analyze?text=" + encoded("Die Verteidigungspläne"));
    EXPECT_EQ(shown["offsets"], "code points");
    ASSERT_EQ(shown["tokens"].size(), 2U);
    EXPECT_EQ(shown["tokens"][0]["stop_word"], true);
    const nlohmann::json word = shown["tokens"][1];
    EXPECT_EQ(word["text"], "Verteidigungspläne");
    EXPECT_EQ(word["start"], 4);
    EXPECT_EQ(word["end"], 22);
    EXPECT_EQ(word["normal"], "verteidigungspläne");
    EXPECT_EQ(word["stem"], "verteidigungsplan");
    EXPECT_EQ(word["kind"], "word");
    ASSERT_EQ(word["parts"].size(), 2U);
    EXPECT_EQ(word["parts"][1]["text"], "pläne");
    EXPECT_EQ(word["parts"][1]["start"], 17);
    EXPECT_EQ(word["parts"][1]["stem"], "plan");
    EXPECT_EQ(word["parts"][1]["kind"], "compound");
    EXPECT_TRUE(answer("/v1/analyze?text=")["tokens"].empty());
}

TEST_F(HintServerTest, RefusesWhatAnalyzeDoesNotKnow) {
    EXPECT_EQ(get(server_->port(), "/v1/analyze").status, 400);
    EXPECT_EQ(get(server_->port(), "/v1/analyze?text=a&text=b").status, 400);
    EXPECT_EQ(get(server_->port(), "/v1/analyze?text=a&q=b").status, 400);
    EXPECT_EQ(get(server_->port(), "/v1/analyze?text=%ff").status, 400);
}

TEST(HintServerWithoutIndexTest, AnswersThatThereIsNone) {
    const base::TemporaryFolder folder;
    RunningServer server(folder.path());
    EXPECT_EQ(get(server.port(), "/v1/suggest?q=a").status, 503);
    EXPECT_EQ(get(server.port(), "/v1/articles/a/similar").status, 503);
    EXPECT_EQ(get(server.port(), "/v1/analyze?text=Haus").status, 200);
}

} // namespace
} // namespace fundstelle::tests

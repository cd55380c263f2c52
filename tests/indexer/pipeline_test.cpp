#include "indexer/pipeline.hpp"

#include <sstream>

#include <gtest/gtest.h>

#include "engine/base/error.hpp"
#include "engine/base/file.hpp"
#include "engine/index/index_check.hpp"
#include "engine/index/stored_articles.hpp"

namespace fundstelle::indexer {
namespace {

/// Builds from records given as JSON texts.
class PipelineTest : public testing::Test {
protected:
    void build(const std::vector<std::string>& jsons, std::size_t threads) {
        std::filesystem::create_directories(target());
        BuildPlan plan;
        plan.feed = [&](const TakeRecord& take) {
            std::size_t line = 0;
            for (const std::string& json : jsons) {
                Record record;
                record.bytes = json;
                record.input = "test";
                record.line = ++line;
                if (!take(std::move(record))) {
                    return;
                }
            }
        };
        plan.threads = threads;
        plan.target = target();
        plan.scratch = target() / "shards";
        plan.stop = stop_.get_token();
        std::ostringstream notes;
        Progress progress(notes, false, 0);
        build_database(plan, counters_, rejections_, progress);
    }

    [[nodiscard]] std::filesystem::path target() const { return folder_.path() / "index"; }

    std::string title_of(const std::string& id) const {
        std::string title;
        index::for_each_stored_article({"", target()}, [&](const article::Article& article) {
            title += article.id == id ? article.title : "";
            return true;
        });
        return title;
    }

    base::TemporaryFolder folder_;
    RunCounters counters_;
    Rejections rejections_{folder_.path() / "rejected.ndjson"};
    std::stop_source stop_;
};

std::string json_article(const std::string& id, const std::string& title) {
    // Long enough to fill several batches and shards.
    return R"({"id":")" + id + R"(","title":")" + title + R"(","body":"Text )" +
           std::string(2000, 'x') + "\"}";
}

TEST_F(PipelineTest, TakesInEverythingOnAllThreads) {
    std::vector<std::string> jsons;
    for (int number = 0; number < 2000; ++number) {
        jsons.push_back(json_article("a" + std::to_string(number), "Titel"));
    }
    build(jsons, 4);
    EXPECT_EQ(counters_.articles, 2000U);
    const index::CheckReport report = index::check_generation({"", target()});
    EXPECT_TRUE(report.is_whole()) << report.faults.front();
    EXPECT_EQ(report.articles, 2000U);
    EXPECT_FALSE(std::filesystem::exists(target() / "shards"));
}

TEST_F(PipelineTest, TheHighestVersionStaysAndWhatIsWithdrawnGoes) {
    const auto wire = [](int id, int version, const std::string& rest) {
        return R"({"uri":"urn:a)" + std::to_string(id) + R"(","version":")" +
               std::to_string(version) + R"(",)" + rest + R"("body_text":")" +
               std::string(2000, 'x') + "\"}";
    };
    std::vector<std::string> jsons;
    for (int number = 0; number < 2000; ++number) {
        const int version = 2000 - number;
        const std::string title = R"("headline":"Fassung )" + std::to_string(version) + "\",";
        jsons.push_back(wire(number % 10, version, title));
        if (number >= 1000 && number < 1005) {
            jsons.push_back(wire(number % 10, 5000, R"("pubstatus":"canceled",)"));
        }
    }
    build(jsons, 4);
    EXPECT_EQ(counters_.articles, 5U);
    EXPECT_EQ(counters_.withdrawn, 5U);
    EXPECT_EQ(counters_.rejected, 0U);
    EXPECT_EQ(title_of("urn:a0"), "");
    EXPECT_EQ(title_of("urn:a7"), "Fassung 1993");
    EXPECT_EQ(index::check_generation({"", target()}).articles, 5U);
}

TEST_F(PipelineTest, TheLaterOfOneIdStaysAcrossThreads) {
    std::vector<std::string> jsons;
    for (int number = 0; number < 3000; ++number) {
        jsons.push_back(
            json_article("a" + std::to_string(number % 10), "Fassung " + std::to_string(number))
        );
    }
    build(jsons, 4);
    EXPECT_EQ(counters_.articles, 10U);
    const index::CheckReport report = index::check_generation({"", target()});
    EXPECT_TRUE(report.is_whole()) << report.faults.front();
    EXPECT_EQ(report.articles, 10U);
    for (int last = 0; last < 10; ++last) {
        EXPECT_EQ(title_of("a" + std::to_string(last)), "Fassung " + std::to_string(2990 + last));
    }
}

TEST_F(PipelineTest, BrokenArticlesCostNoOther) {
    build({json_article("a", "eins"), "{broken", R"({"id":"b"})", json_article("c", "drei")}, 2);
    EXPECT_EQ(counters_.articles, 2U);
    EXPECT_EQ(counters_.rejected, 2U);
    const std::string rejected = base::read_file(rejections_.path());
    EXPECT_NE(rejected.find(R"("line":2)"), std::string::npos) << rejected;
    EXPECT_NE(rejected.find(R"("line":3)"), std::string::npos) << rejected;
}

TEST(ReadInputs, AnInputThatCannotBeReadIsOneFaultAndTheNextFollows) {
    const base::TemporaryFolder folder;
    base::replace_file(folder.path() / "b.ndjson", json_article("b", "zwei"));
    RunCounters counters;
    std::vector<std::string> faults;
    read_inputs(
        {{folder.path() / "a.ndjson", "a.ndjson"}, {folder.path() / "b.ndjson", "b.ndjson"}},
        Format::Auto,
        counters,
        [&](const Record& record) {
            faults.push_back(record.fault);
            return true;
        }
    );
    ASSERT_EQ(faults.size(), 2U);
    EXPECT_NE(faults[0], "");
    EXPECT_EQ(faults[1], "");
}

// A full disk while an article is taken in must not look like a broken input.
TEST(ReadInputs, WhatTheTakerThrowsEndsTheRun) {
    const base::TemporaryFolder folder;
    base::replace_file(folder.path() / "a.ndjson", json_article("a", "eins"));
    RunCounters counters;
    EXPECT_THROW(
        read_inputs(
            {{folder.path() / "a.ndjson", "a.ndjson"}},
            Format::Auto,
            counters,
            [](const Record&) -> bool {
                throw base::Error{base::ErrorCode::DiskFull, "no room"};
            }
        ),
        base::Error
    );
}

TEST_F(PipelineTest, StopsWhenAskedTo) {
    stop_.request_stop();
    try {
        build({json_article("a", "eins")}, 2);
        ADD_FAILURE() << "nothing was thrown";
    } catch (const base::Error& error) {
        EXPECT_EQ(error.code(), base::ErrorCode::Interrupted);
    }
}

} // namespace
} // namespace fundstelle::indexer

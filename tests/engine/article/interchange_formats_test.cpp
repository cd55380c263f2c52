#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/article/article_json.hpp"

namespace fundstelle::article {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::filesystem::path kFormats = std::filesystem::path(FUNDSTELLE_SHARED_DIR) / "formats";

ArticleOrReason read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), {}};
    return article_from_json(content, base::TimeZone::load("Europe/Berlin"));
}

class InterchangeFormats : public testing::TestWithParam<std::string> {};

TEST_P(InterchangeFormats, ReadsEverySample) {
    const std::filesystem::path folder = kFormats / GetParam();
    if (!std::filesystem::exists(folder)) {
        GTEST_SKIP() << "the folder " << folder << " is not there";
    }
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") {
            continue;
        }
        SCOPED_TRACE(entry.path().string());
        const ArticleOrReason result = read_file(entry.path());
        const Article* article = std::get_if<Article>(&result);
        ASSERT_NE(article, nullptr) << std::get<std::string>(result);
        EXPECT_THAT(article->id, Not(StartsWith("c-")));
        EXPECT_NE(article->title, "");
        EXPECT_THAT(article->body, Not(HasSubstr("</")));
        ++count;
    }
    EXPECT_GT(count, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Samples,
    InterchangeFormats,
    testing::Values(
        "iptc-ninjs/1.4",
        "iptc-ninjs/2.1",
        "iptc-ninjs/3.0",
        "dpa-digitalwires/input",
        "dpa-digitalwires/input-iptc7901"
    )
);

TEST(InterchangeFormats, ReadsAStoryOfTheWire) {
    const std::filesystem::path path = kFormats / "dpa-digitalwires/input/dw-1.json";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "the folder " << kFormats << " is not there";
    }
    const ArticleOrReason result = read_file(path);
    const Article& article = std::get<Article>(result);
    EXPECT_EQ(article.id, "urn:newsml:dpa.com:20090101:240923-930-240378");
    EXPECT_EQ(article.agency, "dpa");
    EXPECT_EQ(article.place, "Waghäusel");
    EXPECT_THAT(article.authors, ElementsAre("Marco Krefting", "Sunrita Sen"));
    EXPECT_THAT(article.lead, StartsWith("Ein Unternehmen aus Baden"));
    EXPECT_THAT(article.body, HasSubstr("\n\nBetroffene werden geächtet und verstoßen\n\n"));
    EXPECT_TRUE(article.published_at);
}

} // namespace
} // namespace fundstelle::article

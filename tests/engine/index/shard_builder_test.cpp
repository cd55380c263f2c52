#include "engine/index/shard_builder.hpp"

#include <gtest/gtest.h>

#include "engine/index/index_check.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/stored_articles.hpp"
#include "engine/index/vocabulary_writer.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

TEST(ShardBuilder, MergesManyShardsIntoOneWholeIndex) {
    std::vector<article::Article> articles;
    for (int number = 0; number < 700; ++number) {
        articles.push_back(make_article(
            "a" + std::to_string(number), "Titel", "Text Nummer " + std::to_string(number)
        ));
    }
    const ServedArticles served(articles);
    const CheckReport report = check_generation(*served.folder().current());
    EXPECT_TRUE(report.is_whole()) << report.faults.front();
    EXPECT_EQ(report.articles, 700U);
}

TEST(ShardBuilder, LaterOfOneIdReplacesWithinAShard) {
    const ServedArticles served({make_article("a", "alt", "x"), make_article("a", "neu", "x")});
    std::vector<std::string> titles;
    for_each_stored_article(*served.folder().current(), [&](const article::Article& article) {
        titles.push_back(article.title);
        return true;
    });
    EXPECT_EQ(titles, std::vector<std::string>{"neu"});
}

TEST(ShardBuilder, RemovesFromAFinishedShard) {
    const base::TemporaryFolder scratch;
    DuplicateFinder duplicates(1000);
    ShardBuilder builder(scratch.path(), CodebookLearner{}.finish(), duplicates, {});
    builder.add(make_article("a", "Titel", "x"));
    builder.finish();
    EXPECT_TRUE(remove_from_shard(builder.shards().front(), "a"));
    EXPECT_FALSE(remove_from_shard(builder.shards().front(), "a"));
}

TEST(ShardBuilder, MergesSomeShardsIntoALargerOne) {
    const base::TemporaryFolder scratch;
    ShardLimits limits;
    limits.articles = 2;
    DuplicateFinder duplicates(1000);
    ShardBuilder builder(scratch.path(), CodebookLearner{}.finish(), duplicates, limits);
    for (const char* id : {"a", "b", "c", "d", "e"}) {
        builder.add(make_article(id, "Titel", "Häuser"));
    }
    builder.finish();
    ASSERT_EQ(builder.shards().size(), 3U);
    const Shard target = merge_into_shard(
        builder.shards(), scratch.path() / "merged", scratch.path() / "merged.words"
    );
    EXPECT_FALSE(std::filesystem::exists(builder.shards().front().path));
    EXPECT_EQ(target.articles, 5U);
    std::uint64_t houses = 0;
    Vocabulary(target.words).for_each_with_prefix("häuser", [&](const VocabularyWord& word) {
        houses += word.count;
        return true;
    });
    EXPECT_EQ(houses, 5U);
}

TEST(ShardBuilder, NoArticlesGiveAnEmptyIndex) {
    const ServedArticles served({});
    EXPECT_TRUE(check_generation(*served.folder().current()).is_whole());
    const Reader reader(*served.folder().current());
    EXPECT_EQ(reader.database().get_doccount(), 0U);
}

TEST(IndexCheck, TakesAnArticleWithoutWordsForOne) {
    article::Article article = make_article("a", "!!!", "");
    article.authors = {"Max Frisch"};
    const ServedArticles served({article});
    EXPECT_TRUE(check_generation(*served.folder().current()).is_whole());
}

TEST(IndexCheck, FindsACutTable) {
    const ServedArticles served({make_article("a", "Titel", std::string(20'000, 'x') + " Text")});
    const Generation generation = *served.folder().current();
    std::filesystem::resize_file(generation.path / kRecordsFile, 100);
    EXPECT_FALSE(check_generation(generation).is_whole());
}

TEST(IndexCheck, FindsADamagedVocabulary) {
    const ServedArticles served({make_article("a", "Titel", "Viele verschiedene Wörter")});
    const Generation generation = *served.folder().current();
    std::string bytes = base::read_file(generation.path / kVocabularyFile);
    bytes[bytes.size() / 2] ^= 1;
    base::replace_file(generation.path / kVocabularyFile, bytes);
    EXPECT_FALSE(check_generation(generation).is_whole());
}

TEST(IndexCheck, TellsAFolderWithoutAnIndex) {
    const base::TemporaryFolder folder;
    EXPECT_FALSE(check_generation({"000001-x", folder.path()}).is_whole());
}

} // namespace
} // namespace fundstelle::index

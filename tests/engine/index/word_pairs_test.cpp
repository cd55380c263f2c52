#include "engine/index/word_pairs.hpp"

#include <string>

#include <gtest/gtest.h>

#include "engine/index/live_index.hpp"
#include "engine/index/phrase_runs.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/token_stream.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::index {
namespace {

PhraseRuns phrase_of(const Reader& reader, const std::vector<std::string>& words) {
    PhrasePattern phrase;
    for (const std::string& word : words) {
        phrase.words.push_back({reader.frozen().codebook->tokens.code_of(word, word)});
    }
    return PhraseRuns({phrase, false});
}

/// The documents that a list of all these words names, each with a space behind it; nothing where
/// there is no list.
std::string listed(
    const Reader& reader, const WordPairs& pairs, const std::vector<std::string>& words
) {
    std::string text;
    if (const auto list = phrase_of(reader, words).whole_list_in(pairs.frequent())) {
        list->for_each([&](Xapian::docid document, Xapian::termcount /*count*/) {
            text += std::to_string(document) + ' ';
        });
    }
    return text;
}

std::vector<article::Article> two_articles() {
    return {
        make_article("a", "Titel", "haus am see und garten"),
        make_article("b", "Titel", "garten und haus")};
}

TEST(WordPairs, HoldNeighboursInTheirOrder) {
    const ServedArticles served(two_articles());
    const Reader reader(*served.folder().current());
    const WordPairs pairs(reader.parts(), 5);
    const PhraseRuns phrase = phrase_of(reader, {"haus", "am", "see"});
    EXPECT_TRUE(phrase.may_stand_in(1, pairs));
    EXPECT_FALSE(phrase.may_stand_in(2, pairs));
    EXPECT_FALSE(phrase_of(reader, {"am", "haus", "und", "see"}).may_stand_in(1, pairs));
    EXPECT_TRUE(phrase.may_stand_in(3, pairs)) << "an article that was not read";
}

TEST(WordPairs, NeverDenyAPairThatIsThere) {
    std::string stream;
    constexpr TokenCode kWords = 5000;
    for (TokenCode code = 0; code < kWords; ++code) {
        append_entry(stream, code);
    }
    PairFilters filters(7, 4);
    filters.add(9, stream);
    EXPECT_EQ(filters.behind(), 10U);
    std::size_t denied = 0;
    for (TokenCode code = 0; code + 1 < kWords; ++code) {
        const auto may_stand = [&](TokenCode left, TokenCode right) {
            const PhrasePattern phrase{{{left}, {right}}};
            const PhraseRuns pairs({phrase, false});
            return !pairs.empty() && pairs.may_stand_in(9, filters);
        };
        ASSERT_TRUE(may_stand(code, code + 1));
        denied += may_stand(code + 1, code) ? 0U : 1U;
    }
    EXPECT_GT(denied, kWords / 2);
}

TEST(WordPairs, FrequentOnesHaveLists) {
    std::vector<article::Article> articles = two_articles();
    articles.push_back(make_article("c", "Titel", "am see am see am haus"));
    const ServedArticles served(articles);
    const Reader reader(*served.folder().current());
    const WordPairs pairs(reader.parts(), 5, {2, 2, 1'000'000});
    EXPECT_EQ(listed(reader, pairs, {"am", "see"}), "1 3 ") << "each once";
    EXPECT_EQ(listed(reader, pairs, {"see", "am"}), "3 ") << "twice, if only in one article";
    EXPECT_EQ(listed(reader, pairs, {"haus", "am"}), "");
    EXPECT_EQ(pairs.frequent().behind(), 4U);

    EXPECT_EQ(phrase_of(reader, {"am", "see", "und"}).lists_in(pairs.frequent()).size(), 1U);
    EXPECT_TRUE(phrase_of(reader, {"am", "see"}).whole_list_in(pairs.frequent()));
    EXPECT_FALSE(phrase_of(reader, {"am", "see", "und"}).whole_list_in(pairs.frequent()));
}

TEST(WordPairs, FrequentRunsOfThreeHaveListsToo) {
    std::vector<article::Article> articles = two_articles();
    articles.push_back(make_article("c", "Titel", "haus am see, am see und haus am tag"));
    articles.push_back(make_article("d", "Titel", "haus am tag, dann am see"));
    const ServedArticles served(articles);
    const Reader reader(*served.folder().current());
    const WordPairs pairs(reader.parts(), 5, {2, 2, 1'000'000});
    EXPECT_EQ(listed(reader, pairs, {"haus", "am", "see"}), "1 3 ") << "not 4: both pairs";
    EXPECT_EQ(listed(reader, pairs, {"am", "see", "und"}), "1 3 ");
    EXPECT_EQ(listed(reader, pairs, {"am", "tag"}), "3 4 ");
    EXPECT_EQ(listed(reader, pairs, {"haus", "am", "see", "und"}), "") << "four words";
    EXPECT_EQ(phrase_of(reader, {"haus", "am", "see", "und"}).lists_in(pairs.frequent()).size(), 2U)
        << "of three words each, none of the pairs within";

    const std::vector<CodeList> codes{{1}, {2}, {3}};
    EXPECT_FALSE(PhraseRuns({PhrasePattern{codes}, true}).whole_list_in(pairs.frequent()))
        << "of the title";
    EXPECT_TRUE(PhraseRuns({PhrasePattern{{{1, 2}, {3}}}, false}).empty()) << "not one word each";
}

TEST(WordPairs, FiltersTellOfPairsWithoutLists) {
    std::vector<article::Article> articles = two_articles();
    articles.push_back(make_article("c", "Titel", "am see vor haus am tag"));
    const ServedArticles served(articles);
    const Reader reader(*served.folder().current());
    const WordPairs pairs(reader.parts(), 8, {2, 2, 1'000'000});
    const FrequentRuns& frequent = pairs.frequent();
    const PhraseRuns phrase = phrase_of(reader, {"haus", "am", "see", "und"});
    EXPECT_EQ(phrase.lists_in(frequent).size(), 2U) << "haus am, am see";
    EXPECT_TRUE(phrase.not_in(frequent).may_stand_in(1, pairs));
    EXPECT_FALSE(phrase.not_in(frequent).may_stand_in(3, pairs)) << "see und";
    EXPECT_FALSE(phrase.may_stand_in(1, pairs)) << "no filter holds what lists tell";
    EXPECT_TRUE(phrase_of(reader, {"haus", "am", "see"}).not_in(frequent).empty());
}

TEST(WordPairs, OnlyTheMostFrequentFitIntoLittleRoom) {
    const ServedArticles served(
        {make_article("a", "Titel", "haus am see"), make_article("b", "Titel", "haus am see")}
    );
    const Reader reader(*served.folder().current());
    const WordPairs none(reader.parts(), 5, {2, 2, 50});
    const TokenCodes& codes = reader.frozen().codebook->tokens;
    EXPECT_FALSE(
        none.frequent().lists(WordRun::of(codes.code_of("haus", "haus"), codes.code_of("am", "am")))
    );
}

TEST(WordPairs, AreNotAskedForOtherPatterns) {
    EXPECT_TRUE(PhraseRuns({PhrasePattern{{{1}}}, false}).empty());
    EXPECT_TRUE(PhraseRuns({PhrasePattern{{{1}, {2}}, true}, false}).empty()) << "any form";
    EXPECT_TRUE(PhraseRuns({NearPattern{{{1}, {2}}, 2}, false}).empty());
}

TEST(WordPairs, FollowNewArticlesAndChangedOnes) {
    const ServedArticles served(two_articles());
    const Reader before(*served.folder().current());
    WordPairsKeeper keeper;
    EXPECT_EQ(keeper.get(before.parts()), nullptr) << "not yet made";
    keeper.make(before.parts());
    ASSERT_NE(keeper.get(before.parts()), nullptr);

    LiveIndex live(*served.folder().current());
    live.put(make_article("c", "Titel", "haus am see"));
    live.put(make_article("d", "Titel", "see am haus"));
    live.commit();
    const Reader grown(*served.folder().current());
    const auto pairs = keeper.get(grown.parts());
    ASSERT_NE(pairs, nullptr);
    const PhraseRuns phrase = phrase_of(grown, {"haus", "am", "see"});
    EXPECT_TRUE(phrase.may_stand_in(1, *pairs));
    EXPECT_TRUE(phrase.may_stand_in(3, *pairs));
    EXPECT_FALSE(phrase.may_stand_in(4, *pairs));
    EXPECT_EQ(keeper.get(before.parts()), nullptr) << "of the reader that was overtaken";

    live.put(make_article("b", "Titel", "haus am see"));
    live.commit();
    const Reader changed(*served.folder().current());
    const auto of_changed = keeper.get(changed.parts());
    ASSERT_NE(of_changed, nullptr);
    EXPECT_EQ(changed.database().get_lastdocid(), 5U) << "a new document";
    EXPECT_TRUE(phrase.may_stand_in(5, *of_changed));
    EXPECT_FALSE(phrase.may_stand_in(4, *of_changed));
}

} // namespace
} // namespace fundstelle::index

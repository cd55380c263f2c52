#include "engine/search/paging.hpp"

#include <map>

#include <gtest/gtest.h>

#include "engine/index/live_index.hpp"
#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

constexpr std::int64_t kHour = 3600;

article::Article numbered(int number) {
    // Texts of different lengths, so that scores differ, and some times that are the same.
    std::string body = "Der Gipfel beginnt.";
    for (int word = 0; word < number % 7; ++word) {
        body += " Wort" + std::to_string(word + number);
    }
    article::Article article = index::make_article(
        "n" + std::to_string(number), number % 3 == 0 ? "Gipfel" : "Treffen", std::move(body)
    );
    if (number % 10 != 0) {
        article.published_at = base::Instant{kHour * (number / 2)};
    }
    article.section = number % 2 == 0 ? "Politik" : "Lokales";
    return article;
}

std::string long_story(int story, int copy) {
    std::string body;
    for (int word = 0; word < 60; ++word) {
        body += "wort" + std::to_string((story * 1000) + word) + ' ';
    }
    return body + "Gipfel Fassung" + std::to_string(copy);
}

article::Article copy_of(int story, int copy, std::int64_t hour) {
    article::Article article = index::make_article(
        "s" + std::to_string(story) + '-' + std::to_string(copy), "Meldung", long_story(story, copy)
    );
    article.published_at = base::Instant{kHour * hour};
    article.section = copy == 0 ? "Politik" : "Lokales";
    return article;
}

class PagingTest : public testing::Test {
protected:
    static std::vector<article::Article> articles() {
        std::vector<article::Article> all;
        for (int number = 0; number < 60; ++number) {
            all.push_back(numbered(number));
        }
        for (int story = 0; story < 5; ++story) {
            for (int copy = 0; copy < 3; ++copy) {
                all.push_back(copy_of(story, copy, 5 + story + (copy * 7)));
            }
        }
        return all;
    }

    /// Walks to the end; `between` runs between pages. Gives how often each id came.
    template <typename Between>
    std::map<std::string, int> walk(SearchRequest request, const Between& between) {
        std::map<std::string, int> seen;
        for (int page = 0; page < 100; ++page) {
            const SearchResponse response = searcher_.search(request);
            for (const Hit& hit : response.hits) {
                ++seen[hit.id];
            }
            if (!response.next) {
                return seen;
            }
            EXPECT_EQ(response.hits.size(), request.limit);
            request.cursor = *response.next;
            between(page);
        }
        ADD_FAILURE() << "the walk has no end";
        return seen;
    }

    index::ServedArticles served_{articles()};
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone{}, {}};
};

TEST_F(PagingTest, AWalkNeitherRepeatsNorSkipsWhileArticlesCome) {
    int run = 0;
    for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
        for (const std::size_t limit : {1U, 7U}) {
            SearchRequest request;
            request.query = "Gipfel";
            request.sort = sort;
            request.limit = 100;
            std::vector<std::string> before;
            for (const Hit& hit : searcher_.search(request).hits) {
                before.push_back(hit.id);
            }
            request.limit = limit;
            ++run;
            const auto seen = walk(request, [&](int page) {
                if (page > 4) {
                    return;
                }
                index::LiveIndex live(*served_.folder().current());
                article::Article fresh = numbered(page * 3);
                fresh.id = "neu-" + std::to_string(run) + '-' + std::to_string(page);
                fresh.published_at = base::Instant{kHour * 10 * page};
                live.put(fresh);
                live.commit();
            });
            for (const auto& [id, times] : seen) {
                EXPECT_EQ(times, 1) << id;
            }
            for (const std::string& id : before) {
                EXPECT_TRUE(seen.contains(id)) << id << " was skipped";
            }
        }
    }
}

TEST_F(PagingTest, AWalkMeetsEachOnceThoughArticlesAreReplaced) {
    for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
        for (const bool collapses : {true, false}) {
            SearchRequest request;
            request.query = "Gipfel";
            request.sort = sort;
            request.collapses_duplicates = collapses;
            request.limit = 100;
            const std::size_t hits = searcher_.search(request).hits.size();
            request.limit = 3;
            const auto seen = walk(request, [&](int page) {
                index::LiveIndex live(*served_.folder().current());
                for (int number = page % 4; number < 60; number += 3) {
                    live.put(numbered(number));
                }
                live.put(copy_of(page % 5, page % 3, 5 + page % 5 + (page % 3 * 7)));
                live.commit();
            });
            EXPECT_EQ(seen.size(), hits);
            for (const auto& [id, times] : seen) {
                EXPECT_EQ(times, 1) << id;
            }
        }
    }
}

TEST_F(PagingTest, AWalkOverStoriesMeetsEachOnceThoughCopiesCome) {
    for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
        SearchRequest request;
        request.query = "Meldung";
        request.match = MatchMode::All;
        request.sort = sort;
        request.collapses_duplicates = true;
        request.limit = 1;
        EXPECT_EQ(searcher_.search(request).total, 5U);
        int copy = 3;
        const auto seen = walk(request, [&](int page) {
            index::LiveIndex live(*served_.folder().current());
            live.put(copy_of((page + 3) % 5, copy + (10 * static_cast<int>(sort)), 1000));
            live.commit();
            ++copy;
        });
        std::map<std::string, int> stories;
        for (const auto& [id, times] : seen) {
            stories[id.substr(0, 2)] += times;
        }
        EXPECT_EQ(stories.size(), 5U);
        for (const auto& [story, times] : stories) {
            EXPECT_EQ(times, 1) << story;
        }
    }
}

TEST_F(PagingTest, AWalkGoesOnInAnIndexThatWasBuiltAnew) {
    for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest}) {
        SearchRequest request;
        request.query = "Gipfel";
        request.sort = sort;
        request.limit = 5;
        request.cursor = searcher_.search(request).next.value();
        std::vector<article::Article> turned = articles();
        std::reverse(turned.begin(), turned.end());
        served_.publish(turned);
        const SearchResponse response = searcher_.search(request);
        EXPECT_EQ(response.hits.size(), 5U);
        ASSERT_FALSE(response.warnings.empty());
        EXPECT_NE(response.warnings.front().message.find("built anew"), std::string::npos);
    }
}

TEST_F(PagingTest, ACursorGoesOnBehindAnOffset) {
    SearchRequest request;
    request.query = "Gipfel";
    request.limit = 20;
    std::vector<std::string> expected;
    for (const Hit& hit : searcher_.search(request).hits) {
        expected.push_back(hit.id);
    }
    for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest}) {
        request.sort = sort;
        request.cursor.clear();
        request.offset = 0;
        request.limit = 20;
        const SearchResponse whole = searcher_.search(request);
        request.offset = 8;
        request.limit = 6;
        const SearchResponse first = searcher_.search(request);
        request.cursor = first.next.value();
        request.offset = 0;
        const SearchResponse second = searcher_.search(request);
        for (std::size_t place = 0; place < 6; ++place) {
            EXPECT_EQ(first.hits[place].id, whole.hits[8 + place].id);
            EXPECT_EQ(second.hits[place].id, whole.hits[14 + place].id);
        }
    }
}

TEST_F(PagingTest, TheLastPageHasNoNext) {
    SearchRequest request;
    request.query = "Gipfel";
    const std::size_t total = searcher_.search(request).total;
    request.limit = total;
    EXPECT_EQ(searcher_.search(request).next, std::nullopt);
    request.limit = total - 1;
    EXPECT_NE(searcher_.search(request).next, std::nullopt);
    request.query = "nirgendwo";
    EXPECT_EQ(searcher_.search(request).next, std::nullopt);
}

TEST_F(PagingTest, FacetsOfAFieldIgnoreItsOwnFilterAlone) {
    SearchRequest request;
    request.query = "Treffen";
    request.match = MatchMode::All;
    request.facets.fields = {article::Field::Section, article::Field::Language};
    const SearchResponse all = searcher_.search(request);
    request.filters = {{article::Field::Section, {"Politik"}}};
    const SearchResponse filtered = searcher_.search(request);
    ASSERT_EQ(all.facets.size(), 2U);
    EXPECT_EQ(all.facets[0].name, "section");
    ASSERT_EQ(filtered.facets[0].counts.size(), all.facets[0].counts.size());
    std::size_t politics = 0;
    for (std::size_t place = 0; place < all.facets[0].counts.size(); ++place) {
        EXPECT_EQ(filtered.facets[0].counts[place].value, all.facets[0].counts[place].value);
        EXPECT_EQ(filtered.facets[0].counts[place].count, all.facets[0].counts[place].count);
        if (all.facets[0].counts[place].value == "Politik") {
            politics = all.facets[0].counts[place].count;
        }
    }
    EXPECT_EQ(filtered.total, politics);
    EXPECT_EQ(filtered.facets[1].counts.front().count, politics);
}

TEST_F(PagingTest, FacetsCountStoriesWhereCopiesAreOneHit) {
    SearchRequest request;
    request.query = "Meldung";
    request.match = MatchMode::All;
    request.collapses_duplicates = true;
    request.facets.fields = {article::Field::Section};
    request.facets.periods = {Period::Year};
    const SearchResponse response = searcher_.search(request);
    EXPECT_EQ(response.total, 5U);
    EXPECT_TRUE(response.total_is_exact);
    ASSERT_EQ(response.facets.front().counts.size(), 2U);
    EXPECT_EQ(response.facets[0].counts[0].value, "Lokales");
    EXPECT_EQ(response.facets[0].counts[0].count, 5U);
    EXPECT_EQ(response.facets[0].counts[1].count, 5U);
    ASSERT_EQ(response.facets[1].counts.size(), 1U);
    EXPECT_EQ(response.facets[1].counts[0].value, "1970");
    EXPECT_EQ(response.facets[1].counts[0].count, 5U);
}

TEST_F(PagingTest, AllHitsAreThoseOfAllPages) {
    for (const bool collapses : {false, true}) {
        for (const SortOrder sort : {SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}) {
            SearchRequest request;
            request.query = "Gipfel Treffen";
            request.sort = sort;
            request.collapses_duplicates = collapses;
            request.limit = 100;
            std::vector<Xapian::docid> of_page;
            const query::ParsedQuery parsed = query::parse(request.query, base::TimeZone{});
            index::Reader reader(*served_.folder().current());
            const base::TimeZone zone;
            const SearchSetting setting{reader, zone, {}};
            for (const FoundDocument& found :
                 find_counted_page(request, parsed, setting).page.documents) {
                of_page.push_back(found.document.get_docid());
            }
            EXPECT_GT(of_page.size(), 20U);
            EXPECT_EQ(find_all_hits(request, parsed, setting), of_page);
        }
    }
}

} // namespace
} // namespace fundstelle::search

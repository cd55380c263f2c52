// Whether the ranking still finds what readers mean: judged queries on the sample articles.
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/article/article_json.hpp"
#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {
namespace {

struct JudgedQuery {
    std::string text;
    std::set<std::string> relevant;
};

std::vector<article::Article> sample_articles() {
    std::vector<article::Article> articles;
    std::ifstream lines(std::string(FUNDSTELLE_SOURCE_DIR) + "/docs/samples/articles.ndjson");
    for (std::string line; std::getline(lines, line);) {
        auto read = article::article_from_json(line, base::TimeZone{});
        article::Article article = std::get<article::Article>(std::move(read));
        article::complete(article);
        articles.push_back(std::move(article));
    }
    return articles;
}

std::vector<JudgedQuery> judged_queries() {
    std::vector<JudgedQuery> queries;
    std::ifstream lines(
        std::string(FUNDSTELLE_SOURCE_DIR) + "/tests/engine/search/relevance_queries.tsv"
    );
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) {
            continue;
        }
        std::istringstream fields(line);
        JudgedQuery query;
        std::getline(fields, query.text, '\t');
        for (std::string id; fields >> id;) {
            query.relevant.insert(id);
        }
        queries.push_back(std::move(query));
    }
    return queries;
}

/// Means over all queries.
struct Reached {
    double gain = 0;   ///< nDCG@10
    double recall = 0; ///< at 10
    std::string worst; ///< queries whose first hit is not relevant
};

double discounted(std::size_t rank) {
    return 1 / std::log2(static_cast<double>(rank) + 2);
}

Reached measure(const Searcher& searcher, MatchMode match) {
    Reached reached;
    const std::vector<JudgedQuery> queries = judged_queries();
    for (const JudgedQuery& query : queries) {
        SearchRequest request;
        request.query = query.text;
        request.match = match;
        double gain = 0;
        double ideal = 0;
        double found = 0;
        const std::vector<Hit> hits = searcher.search(request).hits;
        for (std::size_t rank = 0; rank < hits.size(); ++rank) {
            if (query.relevant.contains(hits[rank].id)) {
                gain += discounted(rank);
                found += 1;
            }
        }
        for (std::size_t rank = 0; rank < query.relevant.size(); ++rank) {
            ideal += discounted(rank);
        }
        if (hits.empty() || !query.relevant.contains(hits.front().id)) {
            reached.worst += query.text + '\n';
        }
        reached.gain += gain / ideal;
        reached.recall += found / static_cast<double>(query.relevant.size());
    }
    reached.gain /= static_cast<double>(queries.size());
    reached.recall /= static_cast<double>(queries.size());
    return reached;
}

TEST(Relevance, HoldsWhatItReachedOnTheSampleArticles) {
    const std::vector<article::Article> articles = sample_articles();
    ASSERT_GT(articles.size(), 70U);
    ASSERT_GE(judged_queries().size(), 40U);
    const index::ServedArticles served(articles);
    const index::Snapshots snapshots(served.folder());
    const Searcher searcher(snapshots, base::TimeZone{}, {});
    // A little below what was measured (0.916 and 0.927), so that a change of ranking that loses a
    // query or two is seen.
    for (const MatchMode match : {MatchMode::Any, MatchMode::Auto}) {
        const Reached reached = measure(searcher, match);
        RecordProperty("ndcg", std::to_string(reached.gain));
        EXPECT_GE(reached.gain, 0.90) << "first hit not relevant:\n" << reached.worst;
        EXPECT_GE(reached.recall, 0.92) << "first hit not relevant:\n" << reached.worst;
    }
}

} // namespace
} // namespace fundstelle::search

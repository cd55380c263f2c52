#pragma once
// Look-ups as tables: a query, a sentence, and whether the query must find an article of it.
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {

/// One row of a table.
struct LookUp {
    std::string query, sentence;
};

/// One index with an article for each sentence; rows are asked with match=all.
class LookUpTable {
public:
    explicit LookUpTable(const std::vector<LookUp>& rows)
        : served_(articles_of(rows)), snapshots_(served_.folder()) {}

    [[nodiscard]] bool finds(std::size_t row, const std::string& query) const {
        const Searcher searcher(snapshots_, base::TimeZone::load("Europe/Berlin"), {});
        SearchRequest request;
        request.query = query;
        request.match = MatchMode::All;
        request.limit = 100;
        request.snippets.passages = 0;
        const SearchResponse response = searcher.search(request);
        for (const Hit& hit : response.hits) {
            if (hit.id == std::to_string(row)) {
                return true;
            }
        }
        return false;
    }

private:
    static std::vector<article::Article> articles_of(const std::vector<LookUp>& rows) {
        std::vector<article::Article> articles;
        for (std::size_t row = 0; row < rows.size(); ++row) {
            articles.push_back(index::make_article(std::to_string(row), "", rows[row].sentence));
        }
        return articles;
    }

    index::ServedArticles served_;
    index::Snapshots snapshots_;
};

inline void expect_look_ups(const std::vector<LookUp>& rows, bool is_found) {
    ASSERT_LE(rows.size(), 100U) << "more than one page of hits";
    const LookUpTable table(rows);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        EXPECT_EQ(table.finds(row, rows[row].query), is_found)
            << rows[row].query << " | " << rows[row].sentence;
    }
}

inline void expect_found(const std::vector<LookUp>& rows) {
    expect_look_ups(rows, true);
}

inline void expect_missed(const std::vector<LookUp>& rows) {
    expect_look_ups(rows, false);
}

} // namespace fundstelle::search

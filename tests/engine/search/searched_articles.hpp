#pragma once
// A searcher over a few articles, for tests.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/searcher.hpp"
#include "tests/engine/index/index_fixture.hpp"

namespace fundstelle::search {

/// Serves articles and gives what is found among them: ids in order, with blanks between.
class SearchedArticles : public testing::Test {
protected:
    explicit SearchedArticles(const std::vector<article::Article>& articles) : served_(articles) {}

    std::string found(const SearchRequest& request) const {
        std::string ids;
        for (const Hit& hit : searcher_.search(request).hits) {
            ids += (ids.empty() ? "" : " ") + hit.id;
        }
        return ids;
    }

    std::string found(const std::string& query) const {
        SearchRequest request;
        request.query = query;
        return found(request);
    }

    index::ServedArticles served_;
    index::Snapshots snapshots_{served_.folder()};
    Searcher searcher_{snapshots_, base::TimeZone{}, {}};
};

} // namespace fundstelle::search

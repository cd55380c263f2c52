#pragma once
// Small generations from literals for the tests of this folder.
#include <memory>
#include <string>
#include <vector>

#include "engine/base/file.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/shard_builder.hpp"

namespace fundstelle::index {

inline article::Article make_article(std::string id, std::string title, std::string body) {
    article::Article article;
    article.id = std::move(id);
    article.title = std::move(title);
    article.body = std::move(body);
    article::complete(article);
    return article;
}

/// A data folder whose served generation holds some articles.
class ServedArticles {
public:
    explicit ServedArticles(const std::vector<article::Article>& articles)
        : folder_(temporary_.path()) {
        folder_.create();
        publish(articles);
    }

    Generation publish(const std::vector<article::Article>& articles) {
        const Generation building = folder_.begin();
        const base::TemporaryFolder scratch;
        CodebookLearner learner;
        for (const article::Article& article : articles) {
            learner.add(article);
        }
        const std::shared_ptr<const Codebook> codebook = learner.finish();
        ShardLimits limits;
        limits.articles = 300;
        DuplicateFinder duplicates(1000);
        ShardBuilder builder(scratch.path(), codebook, duplicates, limits);
        for (const article::Article& article : articles) {
            builder.add(article);
        }
        builder.finish();
        merge_shards(builder.shards(), building.path, {*codebook, duplicates.joined_groups()}, {});
        return folder_.publish(building);
    }

    [[nodiscard]] const DataFolder& folder() const { return folder_; }

private:
    base::TemporaryFolder temporary_;
    DataFolder folder_;
};

} // namespace fundstelle::index

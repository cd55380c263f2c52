#include "engine/index/shard_builder.hpp"

#include <algorithm>
#include <system_error>

#include "engine/base/error.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kArticlesPerShard = 300;
constexpr std::size_t kBytesPerShard = 2u * 1024 * 1024;

/// Nothing of a shard outlives a crash anyway, so none of it is synced.
constexpr int kShardFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                            Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC;

std::size_t text_bytes(const article::Article& article) {
    return article.title.size() + article.lead.size() + article.body.size() +
           article.caption.size();
}

/// Reports how many tables of a merge are done: Xapian tells a table's begin and its end.
class MergeProgress : public Xapian::Compactor {
public:
    explicit MergeProgress(const std::function<void(double)>& progress) : progress_(progress) {}

    void set_status(const std::string& /*table*/, const std::string& status) override {
        constexpr double kMessages = 12;
        if (!status.empty() && progress_) {
            messages_ += 1;
            progress_(std::min(1.0, messages_ / kMessages));
        }
    }

private:
    const std::function<void(double)>& progress_;
    double messages_ = 0;
};

} // namespace

ShardBuilder::ShardBuilder(std::filesystem::path folder) : folder_(std::move(folder)) {}

ShardBuilder::~ShardBuilder() = default;

std::size_t ShardBuilder::add(const article::Article& article) {
    try {
        if (articles_in_shard_ >= kArticlesPerShard || bytes_in_shard_ >= kBytesPerShard ||
            shards_.empty()) {
            database_.close();
            shards_.push_back(folder_ / std::to_string(shards_.size()));
            database_ = Xapian::WritableDatabase(shards_.back().string(), kShardFlags);
            articles_in_shard_ = 0;
            bytes_in_shard_ = 0;
        }
        database_.replace_document(id_term(article.id), document_maker_.make(article));
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
    articles_in_shard_ += 1;
    bytes_in_shard_ += text_bytes(article);
    return shards_.size() - 1;
}

std::vector<std::filesystem::path> ShardBuilder::finish() {
    try {
        database_.close();
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
    return shards_;
}

bool remove_from_shard(const std::filesystem::path& shard, std::string_view id) {
    try {
        Xapian::WritableDatabase database(
            shard.string(), Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC
        );
        const std::string term = id_term(id);
        const bool was_there = database.term_exists(term);
        database.delete_document(term);
        database.close();
        return was_there;
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

void merge_shards(
    std::span<const std::filesystem::path> shards,
    const std::filesystem::path& target,
    const std::function<void(double)>& progress
) {
    try {
        if (!shards.empty()) {
            Xapian::Database sources;
            for (const std::filesystem::path& shard : shards) {
                sources.add_database(Xapian::Database(shard.string()));
            }
            MergeProgress compactor(progress);
            sources.compact(target.string(), 0, 0, compactor);
        }
        Xapian::WritableDatabase merged(
            target.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS
        );
        write_versions(merged);
        merged.commit();
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace fundstelle::index

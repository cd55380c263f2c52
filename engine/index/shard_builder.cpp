#include "engine/index/shard_builder.hpp"

#include <algorithm>
#include <future>
#include <system_error>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/duplicates.hpp"
#include "engine/index/merge_progress.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::index {

namespace {

/// Nothing of a shard outlives a crash anyway, so none of it is synced.
constexpr int kShardFlags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS |
                            Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC;

std::size_t text_bytes(const article::Article& article) {
    return article.title.size() + article.lead.size() + article.body.size() +
           article.caption.size();
}

void merge_databases(
    std::span<const Shard> shards,
    const std::filesystem::path& target,
    const std::function<void(double)>& progress
) {
    Xapian::Database sources;
    for (const Shard& shard : shards) {
        sources.add_database(Xapian::Database(shard.database.string()));
    }
    MergeProgress compactor(progress);
    sources.compact(target.string(), 0, 0, compactor);
}

void merge_words(std::span<const Shard> shards, const std::filesystem::path& target) {
    std::vector<std::filesystem::path> runs;
    for (const Shard& shard : shards) {
        runs.push_back(shard.words);
    }
    merge_vocabularies(runs, target);
}

} // namespace

ShardBuilder::ShardBuilder(
    std::filesystem::path folder,
    std::shared_ptr<const Codebook> codebook,
    DuplicateFinder& duplicates,
    ShardLimits limits
)
    : folder_(std::move(folder)),
      limits_(limits),
      duplicates_(duplicates),
      document_maker_(std::move(codebook)) {}

ShardBuilder::~ShardBuilder() = default;

void ShardBuilder::begin_shard() {
    const std::string number = std::to_string(shards_.size());
    shards_.push_back({folder_ / number, folder_ / (number + ".words")});
    database_ = Xapian::WritableDatabase(shards_.back().database.string(), kShardFlags);
    is_open_ = true;
    articles_in_shard_ = 0;
    bytes_in_shard_ = 0;
}

void ShardBuilder::end_shard() {
    database_.close();
    is_open_ = false;
    VocabularyWriter writer(shards_.back().words);
    document_maker_.drain_words([&](const VocabularyWord& word) { writer.add(word); });
    writer.finish();
}

std::size_t ShardBuilder::add(const article::Article& article) {
    try {
        if (is_open_ &&
            (articles_in_shard_ >= limits_.articles || bytes_in_shard_ >= limits_.text_bytes)) {
            end_shard();
        }
        if (!is_open_) {
            begin_shard();
        }
        Xapian::Document document = document_maker_.make(article);
        const auto signature = german::from_bytes(document.get_value(kSignatureSlot));
        document.add_value(
            kDuplicatesSlot,
            duplicates_.group_of(signature.value_or(german::Signature{}), article.id)
        );
        database_.replace_document(id_term(article.id), document);
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
    articles_in_shard_ += 1;
    bytes_in_shard_ += text_bytes(article);
    return shards_.size() - 1;
}

void ShardBuilder::finish() {
    try {
        if (is_open_) {
            end_shard();
        }
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

bool remove_from_shard(const Shard& shard, std::string_view id) {
    try {
        Xapian::WritableDatabase database(
            shard.database.string(), Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC
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

void merge_into_shard(std::span<const Shard> shards, const Shard& target) {
    try {
        merge_databases(shards, target.database, {});
        merge_words(shards, target.words);
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
    for (const Shard& shard : shards) {
        std::error_code ignored;
        std::filesystem::remove_all(shard.database, ignored);
        std::filesystem::remove(shard.words, ignored);
    }
}

void merge_shards(
    std::span<const Shard> shards,
    const std::filesystem::path& target,
    const BuildKnowledge& knowledge,
    const std::function<void(double)>& progress
) {
    try {
        std::filesystem::create_directories(target);
        std::future<void> words = std::async(std::launch::async, [&] {
            merge_words(shards, target / kVocabularyFile);
            write_compounds(Vocabulary(target / kVocabularyFile), target / kCompoundsFile);
        });
        if (!shards.empty()) {
            merge_databases(shards, target, progress);
        }
        words.get();
        Xapian::WritableDatabase merged(
            target.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS
        );
        write_versions(merged);
        write_codebook(merged, knowledge.codebook);
        rename_groups(merged, knowledge.duplicates.joined_groups());
        merged.commit();
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace fundstelle::index

#include "engine/index/shard_builder.hpp"

#include <algorithm>
#include <future>
#include <system_error>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/packed_postings.hpp"
#include "engine/index/records.hpp"
#include "engine/index/shard_merge.hpp"
#include "engine/index/shard_tables.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/vocabulary_writer.hpp"

namespace fundstelle::index {

namespace {

std::size_t text_bytes(const article::Article& article) {
    return article.title.size() + article.lead.size() + article.body.size() +
           article.caption.size();
}

void merge_words(std::span<const Shard> shards, const std::filesystem::path& target) {
    std::vector<std::filesystem::path> runs;
    for (const Shard& shard : shards) {
        runs.push_back(shard.words);
    }
    merge_vocabularies(runs, target);
}

Shard merge_files(
    const ShardMerge& merge, const std::filesystem::path& path, const std::filesystem::path& words
) {
    ShardWriter writer(path, words);
    merge.for_each_document([&](std::uint32_t, const DocumentRecord& document) {
        writer.add_document(document);
    });
    merge.for_each_length([&](std::uint32_t, std::uint32_t length) { writer.add_length(length); });
    for (const auto& [slot, statistics] : merge.slots()) {
        writer.begin_slot(slot, statistics);
        merge.for_each_value(slot, [&](std::uint32_t article, std::string_view value) {
            writer.add_value(article, value);
        });
    }
    std::string postings;
    std::string positions;
    merge.for_each_term([&](const MergedTerm& term) {
        postings.clear();
        positions.clear();
        std::uint32_t before = 0;
        bool has_positions = false;
        term.for_each_posting([&](std::uint32_t article, std::uint32_t count, auto places) {
            append_number(postings, article - before);
            append_number(postings, count);
            append_text(positions, places);
            before = article;
            has_positions = has_positions || !places.empty();
        });
        const std::string_view kept = has_positions ? std::string_view(positions) : "";
        writer.add_term({term.term, term.documents, term.occurrences, postings, kept});
    });
    return writer.finish(merge.most_in_one());
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

void ShardBuilder::end_shard() {
    const std::string number = std::to_string(shards_.size());
    const std::filesystem::path words = folder_ / (number + ".words");
    shards_.push_back(contents_.write(folder_ / number, words));
    VocabularyWriter writer(words);
    document_maker_.drain_words([&](const VocabularyWord& word) { writer.add(word); });
    writer.finish();
    articles_in_shard_ = 0;
    bytes_in_shard_ = 0;
}

std::size_t ShardBuilder::add(const article::Article& article) {
    if (articles_in_shard_ >= limits_.articles || bytes_in_shard_ >= limits_.text_bytes) {
        end_shard();
    }
    contents_.begin(id_term(article.id));
    const german::Signature signature = document_maker_.make(article, contents_);
    contents_.add_value(kDuplicatesSlot, duplicates_.group_of(signature, article.id));
    articles_in_shard_ += 1;
    bytes_in_shard_ += text_bytes(article);
    return shards_.size();
}

void ShardBuilder::finish() {
    if (!contents_.is_empty()) {
        end_shard();
    }
}

bool remove_from_shard(Shard& shard, std::string_view id) {
    return shard.removed.insert(id_term(id)).second;
}

Shard merge_into_shard(
    std::span<const Shard> shards,
    const std::filesystem::path& path,
    const std::filesystem::path& words
) {
    Shard target = merge_files(ShardMerge(shards), path, words);
    merge_words(shards, words);
    for (const Shard& shard : shards) {
        std::error_code ignored;
        std::filesystem::remove(shard.path, ignored);
        std::filesystem::remove(shard.words, ignored);
    }
    return target;
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
        const ShardMerge merge(shards);
        if (merge.articles() > 0) {
            write_tables(merge, target, knowledge.joined_groups, progress);
        } else {
            RecordsWriter(target / kRecordsFile).finish(0);
        }
        Xapian::WritableDatabase merged(
            target.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS
        );
        write_versions(merged);
        write_codebook(merged, knowledge.codebook);
        merged.commit();
        const auto compounds = [&] {
            words.get();
            return Compounds(target / kCompoundsFile);
        };
        write_postings(merged, compounds, target / kPostingsFile);
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace fundstelle::index

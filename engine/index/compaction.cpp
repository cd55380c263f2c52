#include "engine/index/compaction.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <vector>

#include <xapian.h>

#include "engine/index/compounds.hpp"
#include "engine/index/document_parts.hpp"
#include "engine/index/glass_format.hpp"
#include "engine/index/later_segment.hpp"
#include "engine/index/merge_progress.hpp"
#include "engine/index/packed_postings.hpp"
#include "engine/index/records.hpp"
#include "engine/index/removals.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/index/vocabulary_writer.hpp"

namespace fundstelle::index {

namespace {

/// The words that came after the vocabulary was made, as a vocabulary. Their counts are unknown:
/// one is the least.
void write_new_words(const Xapian::Database& database, const std::filesystem::path& target) {
    VocabularyWriter writer(target);
    const std::string prefix = new_word_key({});
    const auto end = database.metadata_keys_end(prefix);
    for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
        const std::string text = *key;
        const std::string stem = database.get_metadata(text);
        writer.add({form_of_key(text), stem, 1});
    }
    writer.finish();
}

void compact_to(
    const std::filesystem::path& target,
    Xapian::Database database,
    const std::function<void(double)>& progress
) {
    MergeProgress compactor(progress);
    database.compact(target.string(), Xapian::DBCOMPACT_NO_RENUMBER, glass::kBlockBytes, compactor);
}

void forget_new_words(Xapian::WritableDatabase& database) {
    for (const std::string& prefix : {new_word_key({}), new_compound_key({})}) {
        const std::vector<std::string> keys(
            database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix)
        );
        for (const std::string& key : keys) {
            database.set_metadata(key, std::string());
        }
    }
}

void write_records(
    const DocumentParts& parts, Xapian::docid last, const std::filesystem::path& target
) {
    RecordsWriter writer(target);
    const auto end = parts.database().postlist_end({});
    for (const Part part : kRecordParts) {
        writer.begin(part);
        for (auto document = parts.database().postlist_begin({}); document != end; ++document) {
            writer.add(*document, parts.read(part, *document));
        }
    }
    writer.finish(last);
}

/// Takes from the tables what lies in the file of records from now on.
void forget_parts_behind(Xapian::docid last_recorded, Xapian::WritableDatabase& database) {
    std::vector<Xapian::docid> later;
    auto document = database.postlist_begin({});
    if (document != database.postlist_end({})) {
        document.skip_to(last_recorded + 1);
    }
    std::copy(document, database.postlist_end({}), std::back_inserter(later));
    for (const Xapian::docid number : later) {
        Xapian::Document changed = database.get_document(number);
        changed.remove_value(kHitCardSlot);
        changed.remove_value(kTokenStreamSlot);
        changed.set_data({});
        database.replace_document(number, changed);
    }
}

/// Leaves out what commits told beside their documents: the new files hold it. That is done between
/// two passes, since a table does not shrink by what leaves it.
void compact_tables(
    const Xapian::Database& database,
    Xapian::docid last_recorded,
    const std::filesystem::path& target,
    const std::function<void(double)>& progress
) {
    const std::filesystem::path once = target / "once";
    std::filesystem::create_directories(target);
    const auto half = [&progress](double done) -> std::function<void(double)> {
        return progress ? [&progress, done](double share) { progress((done + share) / 2); }
                        : std::function<void(double)>();
    };
    compact_to(once, database, half(0));
    {
        Xapian::WritableDatabase compacted(once.string(), Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
        forget_parts_behind(last_recorded, compacted);
        forget_new_words(compacted);
        write_change_count(compacted, 0);
        forget_removals(compacted);
        forget_later_segments(compacted);
        compacted.commit();
    }
    compact_to(target, Xapian::Database(once.string()), half(1));
    std::filesystem::remove_all(once);
}

} // namespace

void compact_generation(
    const Generation& source,
    const std::filesystem::path& target,
    const std::function<void(double)>& progress
) {
    try {
        const Xapian::Database database(source.path.string());
        require_versions(database);
        const Records records(source.path / kRecordsFile);
        compact_tables(database, records.last(), target, progress);
        const std::filesystem::path new_words = target / "new-words";
        write_new_words(database, new_words);
        const std::array<std::filesystem::path, 2> sources = {
            source.path / kVocabularyFile, new_words};
        merge_vocabularies(sources, target / kVocabularyFile);
        std::filesystem::remove(new_words);
        write_compounds(Vocabulary(target / kVocabularyFile), target / kCompoundsFile);
        const Xapian::Database compacted(target.string());
        write_records({records, database}, compacted.get_lastdocid(), target / kRecordsFile);
        const auto compounds = [&] { return Compounds(target / kCompoundsFile); };
        write_postings(compacted, compounds, target / kPostingsFile);
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace fundstelle::index

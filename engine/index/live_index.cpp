#include "engine/index/live_index.hpp"

#include <chrono>
#include <optional>
#include <string>

#include <xxhash.h>

#include "engine/base/file.hpp"
#include "engine/index/duplicates.hpp"
#include "engine/index/removals.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::index {

namespace {

Xapian::WritableDatabase open_for_writing(const Generation& generation) {
    try {
        Xapian::WritableDatabase database(generation.path.string(), Xapian::DB_OPEN);
        require_versions(database);
        // Otherwise the database's destructor commits what a failed run has begun.
        database.begin_transaction();
        return database;
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

std::optional<Xapian::docid> document_of(const Xapian::Database& database, const std::string& id) {
    const Xapian::PostingIterator posting = database.postlist_begin(id);
    return posting == database.postlist_end(id) ? std::nullopt : std::optional(*posting);
}

void forget_changes(Xapian::WritableDatabase& database) {
    try {
        database.begin_transaction(false); // which, unlike others, begins without a commit
        database.cancel_transaction();
    } catch (const Xapian::Error&) {
        // After some failures it is closed: then nothing is kept.
    }
}

/// Where a commit fails before all postings are written, Xapian keeps the rest, and its destructor
/// commits that as if nothing was missing.
void commit_or_cancel(Xapian::WritableDatabase& database) {
    try {
        database.commit_transaction();
    } catch (const Xapian::Error&) {
        forget_changes(database);
        throw;
    }
}

/// Gives the value of kFirstDocumentSlot for what takes the place of a document.
std::string first_document(const Xapian::Database& database, Xapian::docid old) {
    const std::string first = database.get_document(old).get_value(kFirstDocumentSlot);
    return first.empty() ? std::to_string(old) : first;
}

} // namespace

LiveIndex::LiveIndex(const Generation& generation)
    : path_(generation.path),
      database_(open_for_writing(generation)),
      vocabulary_(generation.path / kVocabularyFile),
      document_maker_(read_codebook(database_)),
      splitter_(general_splitter()) {}

PutOutcome LiveIndex::put(const article::Article& article) {
    try {
        const std::string term = id_term(article.id);
        Xapian::Document document = document_maker_.make(article);
        join_group(database_, document, article.id);
        const std::optional<Xapian::docid> old = document_of(database_, term);
        if (old) {
            document.add_value(kFirstDocumentSlot, first_document(database_, *old));
            database_.delete_document(*old);
            uncommitted_removals_.push_back(*old);
        }
        uncommitted_documents_.add(database_.add_document(document), document);
        ++uncommitted_changes_;
        return old ? PutOutcome::Replaced : PutOutcome::Added;
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

/// The vocabulary file is as old as the generation; what it lacks stands in the database.
void LiveIndex::keep_new_words() {
    constexpr std::size_t kMostRemembered = 500'000;
    if (kept_words_.size() > kMostRemembered) {
        kept_words_.clear();
    }
    document_maker_.drain_words([&](const VocabularyWord& word) {
        const std::uint64_t hash = XXH3_64bits_withSeed(
            word.form.data(), word.form.size(), XXH3_64bits(word.stem.data(), word.stem.size())
        );
        if (kept_words_.insert(hash).second && !vocabulary_.contains(word.form, word.stem)) {
            database_.set_metadata(new_word_key(word.form), std::string(word.stem));
            keep_compound(word);
        }
    });
}

void LiveIndex::keep_compound(const VocabularyWord& word) {
    if (const std::optional<SplitCompound> compound = splitter_.split(word.form)) {
        for (const std::string& key : within_keys(word.stem, *compound)) {
            database_.set_metadata(new_compound_key(key), "1");
        }
    }
}

bool LiveIndex::remove(std::string_view id) {
    try {
        const std::optional<Xapian::docid> document = document_of(database_, id_term(id));
        if (!document) {
            return false;
        }
        database_.delete_document(*document);
        uncommitted_removals_.push_back(*document);
        ++uncommitted_changes_;
        return true;
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

void LiveIndex::keep(const std::string& receipt, const ReceiptOutcome& outcome) {
    try {
        keep_receipt(database_, receipt, outcome);
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

bool LiveIndex::knows(const std::string& receipt) const {
    try {
        return find_receipt(database_, receipt).has_value();
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

void LiveIndex::commit() {
    // Readers that commits have overtaken again and again; none may hold writing up for ever.
    constexpr std::chrono::seconds kLongestWait{5};
    const auto undisturbed = base::SharedLock::alone(path_ / kVocabularyFile, kLongestWait);
    try {
        write_change_count(database_, change_count() + uncommitted_changes_);
        keep_new_words();
        uncommitted_documents_.write(database_);
        add_removals(database_, uncommitted_removals_);
        uncommitted_changes_ = 0;
        uncommitted_removals_.clear();
        commit_or_cancel(database_);
        database_.begin_transaction();
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
    // Xapian renames its new version file into place, but does not make the new name last.
    base::sync_folder(path_);
}

std::size_t LiveIndex::change_count() const {
    return read_change_count(database_);
}

std::size_t LiveIndex::article_count() const {
    return database_.get_doccount();
}

} // namespace fundstelle::index

#pragma once
// Readers of the served generation: one per thread at a time, always at its newest revision,
// switched without a restart.
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/base/file.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/index/codebook.hpp"
#include "engine/index/columns.hpp"
#include "engine/index/compounds.hpp"
#include "engine/index/document_parts.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/posting_lists.hpp"
#include "engine/index/records.hpp"
#include "engine/index/revision_stamp.hpp"
#include "engine/index/stored_article.hpp"
#include "engine/index/vocabulary.hpp"
#include "engine/index/word_pairs.hpp"

namespace fundstelle::index {

/// What all readers of a generation share: what never changes in it, and what is kept in memory of
/// its newest revision. Safe from any thread.
struct FrozenParts {
    std::shared_ptr<const Codebook> codebook;
    std::shared_ptr<const Vocabulary> vocabulary;
    std::shared_ptr<const Compounds> compounds;
    std::shared_ptr<Columns> columns;
    std::shared_ptr<PostingLists> postings;
    std::shared_ptr<const Records> records;
    std::shared_ptr<WordPairsKeeper> pairs;
};

/// An open generation for one thread at a time.
class Reader {
public:
    /// Opens a generation. Throws Error{IndexMismatch, IndexDamaged, IndexMissing}.
    explicit Reader(Generation generation);

    /// Opens a generation whose frozen parts another reader has loaded. Throws as the other.
    Reader(Generation generation, FrozenParts frozen);

    [[nodiscard]] const Xapian::Database& database() const { return database_; }
    [[nodiscard]] const Generation& generation() const { return generation_; }

    [[nodiscard]] const FrozenParts& frozen() const { return frozen_; }

    /// Gives the parts of documents at its revision. The reader must outlive it.
    [[nodiscard]] DocumentParts parts() const { return {*frozen_.records, database_}; }

    /// Goes to the newest committed revision; gives whether it changed.
    bool reopen();

    /// The stamp under which it was opened last, for whoever lends it.
    [[nodiscard]] const RevisionStamp& stamp() const { return stamp_; }
    void set_stamp(const RevisionStamp& stamp) { stamp_ = stamp; }

    /// Names what is read: generation and Xapian's revision, "000007-20261123T101500Z.42"; equal
    /// names mean equal answers.
    [[nodiscard]] std::string revision() const;

    /// Scratch for decoding stored articles.
    [[nodiscard]] ArticleCodec& codec() { return codec_; }

    /// Scratch for analysing queries and texts; its memo makes it worth keeping.
    [[nodiscard]] german::Analyzer& analyzer() { return analyzer_; }

private:
    Generation generation_;
    Xapian::Database database_;
    FrozenParts frozen_;
    ArticleCodec codec_;
    german::Analyzer analyzer_{german::kStemsOfTexts};
    RevisionStamp stamp_;
};

/// A reader for as long as one likes, and commits held off meanwhile: for some seconds, then a
/// writer goes on, and the second commit makes reading fail with Xapian's DatabaseModifiedError.
struct LentReader {
    std::unique_ptr<Reader> reader;
    std::optional<base::SharedLock> no_commits; ///< to be given up as soon as all is read
};

/// Lends readers of one data folder. Where another version of the program switches to a generation
/// that this one cannot read, it goes on with the one before, as long as that is there: so that a
/// server serves on until its successor takes over. Safe from any thread.
class Snapshots {
public:
    explicit Snapshots(DataFolder folder);

    /// Runs `read(Reader&)` on a reader at the newest revision of the served generation and gives
    /// its result. When a writer's commits overtake the reader in the midst
    /// (DatabaseModifiedError), runs it again on a newer revision, at most `kMaxAttempts` times,
    /// from the third time on while the writer waits for it; so `read` must be free of side
    /// effects. Throws Error{IndexMissing, IndexMismatch, IndexDamaged, Overloaded} and whatever
    /// `read` throws; Xapian's errors never get out.
    template <typename Read>
    auto read(Read&& read) const {
        std::optional<base::SharedLock> no_commits;
        for (int attempt = 1;; ++attempt) {
            if (attempt >= kFirstUndisturbedAttempt) {
                no_commits = hold_off_commits();
            }
            std::unique_ptr<Reader> reader = borrow();
            try {
                auto result = read(*reader);
                give_back(std::move(reader));
                return result;
            } catch (const Xapian::Error& error) {
                rethrow_unless_worth_retrying(error, attempt);
            } catch (...) {
                give_back(std::move(reader));
                throw;
            }
        }
    }

    /// Gives a reader at the newest revision, and holds commits off. Throws Error{IndexMissing,
    /// IndexMismatch, IndexDamaged}.
    [[nodiscard]] LentReader lend() const;

    /// Throws what `read` would throw where no index can be read now.
    void require_ready() const;

private:
    static constexpr int kMaxAttempts = 8;
    static constexpr int kFirstUndisturbedAttempt = 3;
    static constexpr std::size_t kMaxFreeReaders = 16; ///< a reader holds megabytes of memo

    [[nodiscard]] std::optional<base::SharedLock> hold_off_commits() const;
    [[nodiscard]] std::unique_ptr<Reader> borrow() const;
    [[nodiscard]] std::unique_ptr<Reader> borrow_unchanged(const FileStamp& served) const;
    [[nodiscard]] std::unique_ptr<Reader> borrow_changed(const FileStamp& served) const;
    [[nodiscard]] std::unique_ptr<Reader> borrow_newest(
        const Generation& generation, const FileStamp& served
    ) const;
    [[nodiscard]] Generation readable(const Generation& current) const;
    [[nodiscard]] bool pass_over(const Generation& current) const;
    [[nodiscard]] std::unique_ptr<Reader> open(const Generation& generation) const;
    void give_back(std::unique_ptr<Reader> reader) const;
    static void rethrow_unless_worth_retrying(const Xapian::Error& error, int attempt);

    DataFolder folder_;
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<Reader>> free_readers_; // guarded by mutex_
    mutable std::optional<Generation> last_read_;               // guarded by mutex_
    mutable std::string passed_over_;                           // guarded by mutex_
    mutable std::string frozen_generation_;                     // guarded by mutex_
    mutable FrozenParts frozen_;                                // guarded by mutex_
};

/// Turns an error of Xapian into ours: damaged, locked, disk full. Keeps its text for the log only.
[[noreturn]] void throw_translated(const Xapian::Error& error);

} // namespace fundstelle::index

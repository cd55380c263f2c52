#include "engine/index/snapshot.hpp"

#include <optional>
#include <string_view>
#include <system_error>

#include "engine/base/error.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

/// Of what came after the file of postings, kept in memory: of some 20,000 articles; lists that are
/// read from the database instead take a quarter more with what holds them.
constexpr LaterBytes kKeptBytes{.postings = 32u * 1024 * 1024, .lists = 8u * 1024 * 1024};

/// The file of a database that Xapian replaces with each commit.
constexpr char kCommitFile[] = "iamglass";

/// Xapian's errors have no virtual functions, but they know their type's name.
bool is_a(const Xapian::Error& error, std::string_view type) {
    return error.get_type() == type;
}

Xapian::Database open_for_reading(const Generation& generation) {
    try {
        Xapian::Database database(generation.path.string());
        require_versions(database);
        return database;
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

FrozenParts read_frozen(const Generation& generation, const Xapian::Database& database) {
    try {
        auto compounds = std::make_shared<const Compounds>(generation.path / kCompoundsFile);
        auto columns = std::make_shared<Columns>();
        auto postings =
            std::make_shared<PostingLists>(generation.path, compounds, columns, kKeptBytes);
        return {
            read_codebook(database),
            std::make_shared<const Vocabulary>(generation.path / kVocabularyFile),
            std::move(compounds),
            std::move(columns),
            std::move(postings),
            std::make_shared<const Records>(generation.path / kRecordsFile),
            std::make_shared<WordPairsKeeper>()};
    } catch (const Xapian::Error& error) {
        throw_translated(error);
    }
}

} // namespace

Reader::Reader(Generation generation)
    : generation_(std::move(generation)),
      database_(open_for_reading(generation_)),
      frozen_(read_frozen(generation_, database_)),
      codec_(frozen_.codebook->texts) {}

Reader::Reader(Generation generation, FrozenParts frozen)
    : generation_(std::move(generation)),
      database_(open_for_reading(generation_)),
      frozen_(std::move(frozen)),
      codec_(frozen_.codebook->texts) {}

bool Reader::reopen() {
    return database_.reopen();
}

std::string Reader::revision() const {
    return generation_.name + '.' + std::to_string(database_.get_revision());
}

Snapshots::Snapshots(DataFolder folder) : folder_(std::move(folder)) {}

void Snapshots::require_ready() const {
    (void)read([](const Reader& reader) { return reader.database().get_doccount(); });
}

LentReader Snapshots::lend() const {
    std::optional<base::SharedLock> no_commits = hold_off_commits();
    return {borrow(), std::move(no_commits)};
}

/// Readers that were overtaken hold the vocabulary's lock together; a writer wants it alone for
/// each commit (see LiveIndex::commit). The file is the only one that lives as long as its
/// generation.
std::optional<base::SharedLock> Snapshots::hold_off_commits() const {
    const std::optional<Generation> current = folder_.current();
    if (!current) {
        return std::nullopt;
    }
    try {
        return base::SharedLock::together(current->path / kVocabularyFile);
    } catch (const base::Error&) {
        return std::nullopt; // a switch has taken it; opening tells what is wrong, if anything is
    }
}

std::unique_ptr<Reader> Snapshots::borrow() const {
    const FileStamp served = stamp_of(folder_.current_file());
    std::unique_ptr<Reader> reader = borrow_unchanged(served);
    return reader == nullptr ? borrow_changed(served) : std::move(reader);
}

/// Gives a reader that needs no opening, if there is one: most requests find nothing changed.
std::unique_ptr<Reader> Snapshots::borrow_unchanged(const FileStamp& served) const {
    std::unique_ptr<Reader> reader;
    {
        const std::lock_guard lock(mutex_);
        if (free_readers_.empty() || !free_readers_.back()->stamp().is_of_an_index() ||
            free_readers_.back()->stamp().served != served) {
            return nullptr;
        }
        reader = std::move(free_readers_.back());
        free_readers_.pop_back();
    }
    if (reader->stamp().committed == stamp_of(reader->generation().path / kCommitFile)) {
        return reader;
    }
    give_back(std::move(reader));
    return nullptr;
}

std::unique_ptr<Reader> Snapshots::borrow_changed(const FileStamp& served) const {
    const std::optional<Generation> current = folder_.current();
    if (!current) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index yet"};
    }
    try {
        return borrow_newest(readable(*current), served);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::IndexMismatch || !pass_over(*current)) {
            throw;
        }
    }
    return borrow_newest(readable(*current), served);
}

/// Gives what is read in place of the served generation: itself, unless it was passed over and the
/// last one that could be read is still there.
Generation Snapshots::readable(const Generation& current) const {
    const std::lock_guard lock(mutex_);
    std::error_code error;
    const bool is_passed_over = current.name == passed_over_ && last_read_ &&
                                std::filesystem::exists(last_read_->path, error);
    return is_passed_over ? *last_read_ : current;
}

/// From now on the last generation that could be read stands for this one, which is of another
/// version. False where there is none.
bool Snapshots::pass_over(const Generation& current) const {
    const std::lock_guard lock(mutex_);
    std::error_code error;
    if (!last_read_ || last_read_->name == current.name ||
        !std::filesystem::exists(last_read_->path, error)) {
        return false;
    }
    passed_over_ = current.name;
    return true;
}

std::unique_ptr<Reader> Snapshots::borrow_newest(
    const Generation& generation, const FileStamp& served
) const {
    const RevisionStamp stamp{served, stamp_of(generation.path / kCommitFile)};
    std::unique_ptr<Reader> reader;
    {
        const std::lock_guard lock(mutex_);
        // Readers of a generation that is no longer served are dropped here, at the latest.
        std::erase_if(free_readers_, [&](const std::unique_ptr<Reader>& free) {
            return free->generation().name != generation.name;
        });
        if (!free_readers_.empty()) {
            reader = std::move(free_readers_.back());
            free_readers_.pop_back();
        }
    }
    try {
        if (reader != nullptr) {
            reader->reopen();
        }
    } catch (const Xapian::Error&) {
        // Its files may have gone with a clean-up; a fresh one tells what is wrong, if anything is.
        reader = nullptr;
    }
    if (reader == nullptr) {
        reader = open(generation);
    }
    reader->set_stamp(stamp);
    return reader;
}

std::unique_ptr<Reader> Snapshots::open(const Generation& generation) const {
    {
        const std::lock_guard lock(mutex_);
        if (frozen_generation_ == generation.name) {
            return std::make_unique<Reader>(generation, frozen_);
        }
    }
    auto reader = std::make_unique<Reader>(generation);
    const std::lock_guard lock(mutex_);
    last_read_ = generation;
    frozen_generation_ = generation.name;
    frozen_ = reader->frozen();
    return reader;
}

void Snapshots::give_back(std::unique_ptr<Reader> reader) const {
    const std::lock_guard lock(mutex_);
    if (free_readers_.size() < kMaxFreeReaders) {
        free_readers_.push_back(std::move(reader));
    }
}

void Snapshots::rethrow_unless_worth_retrying(const Xapian::Error& error, int attempt) {
    if (!is_a(error, "DatabaseModifiedError")) {
        throw_translated(error);
    }
    if (attempt >= kMaxAttempts) {
        throw base::Error{
            base::ErrorCode::Overloaded, "the index changes faster than it can be read"};
    }
}

void throw_translated(const Xapian::Error& error) {
    using base::ErrorCode;
    const std::string detail = error.get_description();
    if (is_a(error, "DatabaseLockError")) {
        throw base::Error{ErrorCode::IndexLocked, "another indexer is writing to this index"}
            .with_log_detail(detail);
    }
    if (is_a(error, "DatabaseVersionError")) {
        throw base::Error{
            ErrorCode::IndexMismatch, "the index has a format that this Xapian cannot read"}
            .with_log_detail(detail);
    }
    const bool is_full = detail.find("No space left") != std::string::npos ||
                         detail.find("quota") != std::string::npos;
    if (is_full) {
        throw base::Error{ErrorCode::DiskFull, "no room left on the device"}.with_log_detail(detail
        );
    }
    if (std::string_view(error.get_type()).starts_with("Database")) {
        throw base::Error{ErrorCode::IndexDamaged, "the index cannot be read or written"}
            .with_log_detail(detail);
    }
    throw base::Error{ErrorCode::Internal, "the index refused an operation"}.with_log_detail(detail
    );
}

} // namespace fundstelle::index

#include "indexer/inbox_writer.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <variant>

#include "engine/base/error.hpp"
#include "indexer/input_records.hpp"
#include "indexer/live_changes.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/rejections.hpp"

namespace fundstelle::indexer {

namespace {

/// So many operations are committed at once at most: memory stays bounded, and a crash costs
/// little.
constexpr std::size_t kOperationsPerCommit = 5000;

} // namespace

InboxWriter::InboxWriter(
    const index::DataFolder& folder,
    const base::Settings& settings,
    std::shared_ptr<spdlog::logger> log,
    CompactionRule compaction
)
    : folder_(folder),
      inbox_(folder.inbox_folder()),
      zone_(base::TimeZone::load(settings.text("index.timezone"))),
      log_(std::move(log)),
      compaction_(compaction) {}

bool InboxWriter::acquire() {
    if (writing_ != nullptr) {
        return true;
    }
    std::optional<base::FileLock> lock;
    if (!folder_.is_lock_wanted()) {
        lock = folder_.try_lock();
    }
    if (!lock) {
        return false;
    }
    folder_.remove_leftovers();
    const std::optional<index::Generation> served = folder_.current();
    if (!served) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to write to"};
    }
    writing_ = std::make_unique<Writing>(Writing{std::move(*lock), index::LiveIndex(*served)});
    return true;
}

void InboxWriter::release() {
    writing_.reset();
}

CompactionNeed InboxWriter::compaction_need() const {
    const index::LiveIndex& live = writing_->live;
    const std::size_t many = std::max(compaction_.few_changes, live.article_count() / 4);
    if (live.change_count() < many) {
        return CompactionNeed::None;
    }
    return live.change_count() < many * compaction_.longest_wait ? CompactionNeed::WhenIdle
                                                                 : CompactionNeed::Now;
}

base::FileLock InboxWriter::take_lock() {
    base::FileLock lock = std::move(writing_->lock);
    writing_.reset();
    return lock;
}

bool InboxWriter::apply(std::span<const index::InboxEntry> waiting) {
    if (waiting.empty()) {
        return true;
    }
    try {
        if (!acquire()) {
            return false;
        }
        std::size_t applied = 1;
        if (waiting.front().receipt.empty()) {
            take_in(waiting.front());
        } else {
            applied = apply_writes(waiting);
        }
        writing_->live.commit();
        inbox_.remove(waiting.first(applied));
        return true;
    } catch (...) {
        // What was not committed is forgotten; the next attempt begins with the committed state.
        writing_.reset();
        throw;
    }
}

/// Gives how many entries were applied.
std::size_t InboxWriter::apply_writes(std::span<const index::InboxEntry> waiting) {
    std::size_t applied = 0;
    std::size_t operations = 0;
    for (const index::InboxEntry& entry : waiting) {
        if (entry.receipt.empty() || operations >= kOperationsPerCommit) {
            break;
        }
        operations += apply_write(entry);
        ++applied;
    }
    log_->debug("applied {} writes with {} operations", applied, operations);
    return applied;
}

/// Gives how many operations it had.
std::size_t InboxWriter::apply_write(const index::InboxEntry& entry) {
    if (writing_->live.knows(entry.receipt)) {
        return 0; // committed before a crash, but not yet removed
    }
    index::AcceptedWrite write;
    try {
        write = index::Inbox::read(entry);
    } catch (const base::Error& error) {
        if (error.code() != base::ErrorCode::InvalidBody) {
            throw;
        }
        set_aside(entry, error.what());
        return 0;
    }
    index::ReceiptOutcome outcome;
    outcome.accepted_at = write.accepted_at;
    for (std::size_t number = 0; number < write.operations.size(); ++number) {
        apply_operation(write.operations[number], outcome, number);
    }
    outcome.applied_at = base::now();
    writing_->live.keep(entry.receipt, outcome);
    return write.operations.size();
}

void InboxWriter::apply_operation(
    const index::WriteOperation& operation, index::ReceiptOutcome& outcome, std::size_t number
) {
    if (const auto* id = std::get_if<std::string>(&operation)) {
        if (writing_->live.remove(*id)) {
            ++outcome.deleted;
        } else {
            outcome.unknown_ids.push_back(*id);
        }
        return;
    }
    const auto& article = std::get<article::Article>(operation);
    if (const auto reason = article::broken_rule(article)) {
        outcome.refused.push_back({number, article.id, *reason});
        return;
    }
    const bool is_new = writing_->live.put(article) == index::PutOutcome::Added;
    ++(is_new ? outcome.added : outcome.replaced);
}

/// Keeps a torn write for people to look at; its receipt says so.
void InboxWriter::set_aside(const index::InboxEntry& entry, const std::string& reason) {
    log_->error("a write of the inbox was set aside: {}: {}", entry.receipt, reason);
    std::error_code error;
    std::filesystem::copy_file(
        entry.path,
        folder_.rejected_folder() / entry.path.filename(),
        std::filesystem::copy_options::overwrite_existing,
        error
    );
    if (error) {
        throw base::system_error(error.value(), "set the file aside", entry.path.native());
    }
    index::ReceiptOutcome outcome;
    outcome.applied_at = base::now();
    outcome.refused.push_back({0, "", reason});
    writing_->live.keep(entry.receipt, outcome);
}

/// Takes in a file that somebody put into the inbox, as `add` would.
void InboxWriter::take_in(const index::InboxEntry& file) {
    const std::string name = file.path.filename().string();
    Rejections rejections(folder_.rejected_folder() / ("inbox-" + name + ".ndjson"));
    RunCounters counters;
    LiveChanges changes(writing_->live);
    std::size_t uncommitted = 0;
    read_inputs({{file.path, name, 0}}, Format::Auto, counters, [&](const Record& record) {
        const Outcome read = read_record(record, zone_);
        if (const auto* reason = std::get_if<std::string>(&read.result)) {
            rejections.add({record.input, record.line, {}, *reason});
            ++counters.rejected;
            return true;
        }
        const Change change = changes.apply(read);
        ++(change == Change::Withdrawn ? counters.withdrawn : counters.articles);
        if (++uncommitted == kOperationsPerCommit) {
            writing_->live.commit();
            uncommitted = 0;
        }
        return true;
    });
    rejections.finish();
    log_->info(
        "took in {}: {} articles, {} rejected, {} withdrawn",
        name,
        counters.articles.load(),
        counters.rejected.load(),
        counters.withdrawn.load()
    );
}

} // namespace fundstelle::indexer

#include <chrono>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/file_copy.hpp"
#include "engine/index/generation_copy.hpp"
#include "engine/index/inbox.hpp"
#include "engine/index/index_check.hpp"
#include "engine/index/snapshot.hpp"
#include "engine/search/searcher.hpp"
#include "indexer/backup_folder.hpp"
#include "indexer/building.hpp"
#include "indexer/commands.hpp"
#include "indexer/progress.hpp"

namespace fundstelle::indexer {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// Without a slash at its end, so that its last part is its name.
fs::path plain_path(const fs::path& path) {
    const fs::path plain = fs::absolute(path).lexically_normal();
    return plain.has_filename() ? plain : plain.parent_path();
}

void require_new_folder(const fs::path& target) {
    std::error_code error;
    const bool is_free = !fs::exists(target, error) || fs::is_empty(target, error);
    if (!is_free || error) {
        throw base::Error{
            base::ErrorCode::Usage, "must be a new or an empty folder", target.string()};
    }
}

/// Writes are files that never change; what somebody put there is somebody's.
void copy_inbox(const index::DataFolder& source, const index::DataFolder& target) {
    for (const index::InboxEntry& entry : index::Inbox(source.inbox_folder()).waiting()) {
        const fs::path copy = target.inbox_folder() / entry.path.filename();
        entry.receipt.empty() ? base::copy_bytes(entry.path, copy)
                              : base::link_or_copy(entry.path, copy);
    }
}

/// A copy that is not published yet, and how long nobody could write for it.
struct CopiedState {
    index::Generation generation;
    Clock::duration held{};
};

/// Copies all that belongs together while nobody writes.
CopiedState copy_state(const CommandContext& context, const index::DataFolder& target) {
    const index::DataFolder source(context.data);
    const base::FileLock lock = source.wait_for_lock(context.stop);
    const Clock::time_point begin = Clock::now();
    const std::optional<index::Generation> served = source.current();
    if (!served) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to copy"};
    }
    (void)index::Reader(*served); // of another version it could not be completed below
    const index::Generation copy = target.begin();
    copy_inbox(source, target);
    index::copy_generation(*served, copy.path, context.stop);
    return {copy, Clock::now() - begin};
}

/// What was accepted becomes part of the copied index, so that restoring is one switch.
void apply_inbox(const CommandContext& context, const index::DataFolder& copy) {
    const CommandContext inside{
        copy.path(),
        context.settings,
        context.out,
        context.notes,
        context.notes_are_terminal,
        context.stop};
    (void)watch(inside, WatchMode::UntilEmpty);
    if (context.stop.stop_requested()) {
        throw base::Error{base::ErrorCode::Interrupted, "stopped; there is no backup"};
    }
}

std::string seconds_text(Clock::duration duration) {
    const auto tenths =
        std::chrono::duration_cast<std::chrono::milliseconds>(duration).count() / 100;
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " s";
}

/// Throws where a backup cannot be restored, with nothing done.
index::Generation require_backup(const index::DataFolder& source) {
    const std::optional<index::Generation> copied = source.current();
    if (!copied) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no finished backup"}
            .with_log_detail(source.path().string());
    }
    if (!index::Inbox(source.inbox_folder()).waiting().empty()) {
        throw base::Error{
            base::ErrorCode::Usage,
            "writes wait in its inbox, so it is no backup; make one of it: fundstelle-indexer "
            "backup",
            source.path().string()};
    }
    try {
        (void)index::Reader(*copied);
    } catch (const base::Error& error) {
        throw base::Error{error.code(), error.message() + ", DIR being that of the backup"}
            .with_log_detail(source.path().string());
    }
    return *copied;
}

} // namespace

int backup(
    const CommandContext& context, const fs::path& target_path, std::optional<std::size_t> kept
) {
    const index::DataFolder source(context.data);
    const fs::path folder = plain_path(target_path);
    const fs::path target = kept ? dated_backup(folder) : folder;
    if (!source.current()) {
        throw base::Error{base::ErrorCode::IndexMissing, "there is no index to copy"};
    }
    require_new_folder(target);
    const Clock::time_point begin = Clock::now();
    UnfinishedBackup unfinished(target);
    const CopiedState copied = copy_state(context, unfinished.folder());
    (void)unfinished.folder().publish(copied.generation);
    apply_inbox(context, unfinished.folder());
    const search::IndexStatistics statistics =
        search::statistics(index::Snapshots(unfinished.folder()));
    unfinished.finish();
    if (kept) {
        remove_old_backups(folder, *kept);
    }
    context.out << "backup " << target.string() << ": " << grouped(statistics.articles)
                << " articles, " << grouped(statistics.size_bytes) << " bytes in "
                << seconds_text(Clock::now() - begin) << ", writing held for "
                << seconds_text(copied.held) << std::endl;
    return kAllTakenIn;
}

int restore(const CommandContext& context, const fs::path& source_path) {
    const index::DataFolder source(plain_path(source_path));
    const index::DataFolder folder(context.data);
    const index::Generation copied = require_backup(source);
    folder.create();
    const base::FileLock lock = folder.wait_for_lock(context.stop);
    folder.remove_leftovers();
    const BuildingFolder building(folder.begin());
    index::copy_generation(copied, building.generation().path, context.stop);
    require_whole(building.generation());
    const index::Generation lasting = folder.publish(building.generation());
    remove_old_generations(context, folder);
    context.out << "serving generation " << lasting.name << ", restored from generation "
                << copied.name << std::endl;
    return kAllTakenIn;
}

} // namespace fundstelle::indexer

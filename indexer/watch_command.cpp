#include <algorithm>
#include <chrono>
#include <thread>

#include "engine/base/error.hpp"
#include "engine/base/log.hpp"
#include "engine/base/machine.hpp"
#include "engine/index/inbox.hpp"
#include "engine/index/inbox_watch.hpp"
#include "indexer/commands.hpp"
#include "indexer/compacting.hpp"
#include "indexer/inbox_writer.hpp"

namespace fundstelle::indexer {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

/// After so long without work other processes may write.
constexpr milliseconds kHoldLock{300};

/// How long to wait for the inbox at once; what is put wakes it at once.
constexpr milliseconds kLookAgain{5000};

/// The least time from one commit to the next. Each commit makes every reader open the index anew,
/// and the second one after it takes its pages away; what comes meanwhile shares the next commit.
constexpr milliseconds kBetweenCommits{40};

/// The same while more writes come than one at a time: then searches count more than how soon a
/// write is found.
constexpr milliseconds kBetweenCommitsUnderLoad{100};
constexpr std::size_t kWritesOfLoad = 3; ///< that wait together

/// How long to wait for another process that writes.
constexpr milliseconds kAskForLock{100};

constexpr milliseconds kFirstPause{500};
constexpr milliseconds kLongestPause{30'000};

/// What another attempt may mend: a disk that is full for a while, an index that is being built.
bool may_pass(base::ErrorCode code) {
    return code == base::ErrorCode::DiskFull || code == base::ErrorCode::InputOutput ||
           code == base::ErrorCode::IndexLocked || code == base::ErrorCode::IndexMissing;
}

/// The daemon's loop.
class Watching {
public:
    Watching(const CommandContext& context, const index::DataFolder& folder)
        : context_(context),
          folder_(folder),
          stop_(context.stop),
          log_(base::make_logger("fundstelle-indexer", context.settings)),
          inbox_(folder.inbox_folder()),
          watch_(folder.inbox_folder()),
          writer_(folder, context.settings, log_) {}

    /// Takes in what waits; what goes wrong is thrown.
    void run_once() {
        for (std::vector<index::InboxEntry> waiting = inbox_.waiting();
             !waiting.empty() && !stop_.stop_requested();
             waiting = inbox_.waiting()) {
            if (!writer_.apply(waiting)) {
                throw base::Error{
                    base::ErrorCode::IndexLocked, "another indexer is writing to this data folder"};
            }
        }
    }

    void run() {
        base::let_others_go_before(); // searches
        log_->info("watching the inbox");
        while (!stop_.stop_requested()) {
            try {
                std::this_thread::sleep_until(last_work_ + between_commits_);
                const std::vector<index::InboxEntry> waiting = inbox_.waiting();
                waiting.empty() ? rest() : work(waiting);
            } catch (const base::Error& error) {
                holds_lock_ = false;
                if (!may_pass(error.code())) {
                    throw;
                }
                log_->error("writes wait on: {}", base::command_line_text(error));
                pause();
            }
        }
        log_->info("stopped");
    }

private:
    void rest() {
        watch_.wait(stop_, holds_lock_ ? kHoldLock : kLookAgain);
        if (holds_lock_ && Clock::now() - last_work_ >= kHoldLock) {
            holds_lock_ = false;
            writer_.compaction_need() == CompactionNeed::None ? writer_.release() : compact();
        }
    }

    /// Searching goes on meanwhile; what is accepted waits.
    void compact() {
        const base::FileLock lock = writer_.take_lock();
        try {
            const Compacted compacted = compact_served(context_, folder_);
            log_->info(
                "compacted {} to {} bytes, generation {}",
                compacted.size_before,
                compacted.size_after,
                compacted.generation
            );
        } catch (const base::Error& error) {
            // The index works on without it.
            log_->error("the index was not compacted: {}", base::command_line_text(error));
        }
    }

    void work(const std::vector<index::InboxEntry>& waiting) {
        holds_lock_ = writer_.apply(waiting);
        last_work_ = Clock::now();
        between_commits_ =
            waiting.size() < kWritesOfLoad ? kBetweenCommits : kBetweenCommitsUnderLoad;
        pause_ = kFirstPause;
        if (holds_lock_ && writer_.compaction_need() == CompactionNeed::Now) {
            compact();
            holds_lock_ = false;
            return;
        }
        if (holds_lock_ && folder_.is_lock_wanted()) {
            writer_.release(); // under steady load nobody else would ever write
            holds_lock_ = false;
        }
        if (!holds_lock_) {
            watch_.wait(stop_, kAskForLock);
        }
    }

    void pause() {
        const auto end = Clock::now() + pause_;
        while (!stop_.stop_requested() && Clock::now() < end) {
            std::this_thread::sleep_for(milliseconds{50});
        }
        pause_ = std::min(2 * pause_, kLongestPause);
    }

    const CommandContext& context_;
    const index::DataFolder& folder_;
    std::stop_token stop_;
    std::shared_ptr<spdlog::logger> log_;
    index::Inbox inbox_;
    index::InboxWatch watch_;
    InboxWriter writer_;
    bool holds_lock_ = false;
    Clock::time_point last_work_;
    milliseconds between_commits_ = kBetweenCommits;
    milliseconds pause_ = kFirstPause;
};

} // namespace

int watch(const CommandContext& context, WatchMode mode) {
    const index::DataFolder folder(context.data);
    folder.create();
    index::Inbox(folder.inbox_folder()).remove_leftovers();
    if (!folder.current()) {
        (void)build_empty(context);
    }
    Watching watching(context, folder);
    mode == WatchMode::UntilEmpty ? watching.run_once() : watching.run();
    return kAllTakenIn;
}

} // namespace fundstelle::indexer

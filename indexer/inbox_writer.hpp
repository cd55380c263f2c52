#pragma once
// Applies what waits in the inbox to the served generation: in order, in batches, each exactly
// once.
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <spdlog/logger.h>

#include "engine/base/settings.hpp"
#include "engine/base/time_zone.hpp"
#include "engine/index/generation.hpp"
#include "engine/index/inbox.hpp"
#include "engine/index/live_index.hpp"

namespace fundstelle::indexer {

/// When a compaction pays: from as many changes on as a quarter of the articles, but not from fewer
/// than these, which the server still holds in memory. It takes a tenth of what the changes took.
struct CompactionRule {
    std::size_t few_changes = 20'000;
    /// Writes wait for a compaction, so that it waits for a moment without writes, but not for
    /// ever: after so many times as many changes it goes before.
    std::size_t longest_wait = 4;
};

/// Whether a compaction pays.
enum class CompactionNeed {
    None,
    WhenIdle, ///< as soon as nothing waits
    Now,
};

/// The one writer while something waits. One object belongs to one thread.
class InboxWriter {
public:
    /// `folder` must have been created. `log` gets what a person should know.
    InboxWriter(
        const index::DataFolder& folder,
        const base::Settings& settings,
        std::shared_ptr<spdlog::logger> log,
        CompactionRule compaction = {}
    );

    /// Applies the first entries of `waiting` (see `Inbox::waiting`) in one commit and removes
    /// them; the more wait, the more at once. False, with nothing done, while another process
    /// writes or waits for the lock. Throws Error{DiskFull, InputOutput, IndexDamaged,
    /// IndexMismatch}; then all entries wait on.
    [[nodiscard]] bool apply(std::span<const index::InboxEntry> waiting);

    /// Lets other processes write. Call when nothing waits.
    void release();

    /// Whether so much was changed that a compaction pays. REQUIRES a successful `apply` since the
    /// last `release`.
    [[nodiscard]] CompactionNeed compaction_need() const;

    /// Gives the lock away, with nothing open.
    [[nodiscard]] base::FileLock take_lock();

private:
    /// The lock and what it allows.
    struct Writing {
        base::FileLock lock;
        index::LiveIndex live;
    };

    [[nodiscard]] bool acquire();
    [[nodiscard]] std::size_t apply_writes(std::span<const index::InboxEntry> waiting);
    [[nodiscard]] std::size_t apply_write(const index::InboxEntry& entry);
    void apply_operation(
        const index::WriteOperation& operation, index::ReceiptOutcome& outcome, std::size_t number
    );
    void set_aside(const index::InboxEntry& entry, const std::string& reason);
    void take_in(const index::InboxEntry& file);

    const index::DataFolder& folder_;
    const index::Inbox inbox_;
    const base::TimeZone zone_;
    std::shared_ptr<spdlog::logger> log_;
    const CompactionRule compaction_;
    std::unique_ptr<Writing> writing_;
};

} // namespace fundstelle::indexer

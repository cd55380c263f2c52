#pragma once
// Accepted writes on their way into the index: durable files in the order of acceptance.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/file.hpp"
#include "engine/index/accepted_write.hpp"
#include "engine/index/spare_files.hpp"

namespace fundstelle::index {

/// How much may wait.
struct InboxLimits {
    std::size_t max_writes = 10'000;
    std::uint64_t max_bytes = std::uint64_t{1} << 30U;
};

/// A file that waits in the inbox.
struct InboxEntry {
    std::filesystem::path path;
    std::string receipt; ///< empty for a file that somebody put there by hand
};

/// The inbox of a data folder. Any number of processes may put, one takes. Safe from any thread.
class Inbox {
public:
    explicit Inbox(std::filesystem::path folder, InboxLimits limits = {});

    /// Accepts a write: when this returns, it is on the disk and will be applied behind all that
    /// were accepted before, whatever the clock says. Gives the receipt's id. Articles must be
    /// complete (see `article::complete`). Throws Error{Overloaded} when too much waits,
    /// Error{DiskFull, InputOutput}; then nothing was accepted, unless the disk failed at the very
    /// last step (to flush the folder) and the indexer was faster than the removal.
    [[nodiscard]] std::string put(std::span<const WriteOperation> operations);

    /// Gives what waits, oldest first; then files that somebody put there, by name. Names that
    /// begin with a dot or end in .tmp or .part are still being written. With a write all that
    /// were accepted before it and still wait are there. Throws Error{InputOutput}.
    [[nodiscard]] std::vector<InboxEntry> waiting() const;

    /// Gives how many writes and files wait; 0 where there is no inbox.
    [[nodiscard]] std::size_t count() const;

    /// Tells whether the write of a receipt waits.
    [[nodiscard]] bool is_waiting(std::string_view receipt) const;

    /// Reads a write. Throws Error{InvalidBody} where it is not as it was accepted.
    [[nodiscard]] static AcceptedWrite read(const InboxEntry& entry);

    /// Removes writes that are applied.
    void remove(std::span<const InboxEntry> entries) const;

    /// Removes what puts of dead processes left behind.
    void remove_leftovers() const;

private:
    [[nodiscard]] base::FileDescriptor lock_sequence(int flags) const;
    [[nodiscard]] std::string next_number(const base::FileDescriptor& sequence);
    [[nodiscard]] std::filesystem::path path_of(std::string_view receipt) const;
    void require_room(std::size_t bytes);

    const std::filesystem::path folder_;
    const InboxLimits limits_;
    SpareFiles spare_files_;
    std::mutex mutex_;
    std::size_t writes_ = SIZE_MAX;         ///< upper bound of what waits; guarded by mutex_
    std::uint64_t bytes_ = 0;               ///< likewise; guarded by mutex_
    std::atomic<std::uint64_t> counts_ = 0; ///< how often what waits was counted
    bool has_numbered_ = false;             ///< whether a write got a number; guarded by mutex_
};

/// Tells whether a text can be a receipt's id.
[[nodiscard]] bool is_receipt(std::string_view text);

/// Gives the running number of a receipt: ascending in the order of acceptance.
[[nodiscard]] std::uint64_t receipt_number(std::string_view receipt);

} // namespace fundstelle::index

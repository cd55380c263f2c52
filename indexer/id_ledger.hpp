#pragma once
// Which of several articles with one id is the newest of a build, and where the older ones lie.
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace fundstelle::indexer {

/// Where an article of a build was written.
struct ShardPlace {
    std::size_t worker = 0;
    std::size_t shard = 0;

    friend bool operator==(const ShardPlace&, const ShardPlace&) = default;
};

/// An article that a later one of the same id replaces.
struct Superseded {
    std::string id;
    ShardPlace place;
};

/// Keeps 24 bytes and a hash node an article, not its id. Safe from any thread.
class IdLedger {
public:
    /// Announces an article before it is written. False when a later one of the same id has been
    /// announced already; then it must not be written.
    [[nodiscard]] bool claim(std::string_view id, std::size_t sequence);

    /// Says where the announced article was written. What it replaces, or what has replaced it
    /// meanwhile, is noted. Returns whether it replaced one.
    bool place(std::string_view id, std::size_t sequence, ShardPlace place);

    /// Announces that no article of this id is to be there, unless a later one is announced.
    void withdraw(std::string_view id, std::size_t sequence);

    /// Gives the articles that were written and withdrawn, in no order. Call when all workers are
    /// done, and remove them after the superseded ones.
    [[nodiscard]] std::vector<Superseded> withdrawn() const;

    /// Gives all articles to be removed, in no order; a shard that holds the newest of an id is
    /// never among its places. Call when all workers are done.
    [[nodiscard]] std::vector<Superseded> superseded() const;

    /// Gives those of one worker's shards in [first, end), and forgets them. Every article that
    /// lies in these shards must have been placed.
    [[nodiscard]] std::vector<Superseded> take_superseded(
        std::size_t worker, std::size_t first, std::size_t end
    );

private:
    struct Entry {
        std::size_t newest = 0; ///< sequence of the newest one announced
        bool is_written = false;
        ShardPlace written; ///< of the newest one written
        std::size_t written_sequence = 0;
    };

    [[nodiscard]] bool is_removable(const Superseded& old) const;

    mutable std::mutex mutex_;
    std::unordered_map<std::uint64_t, Entry> entries_;       // guarded by mutex_
    std::vector<Superseded> superseded_;                     // guarded by mutex_
    std::unordered_map<std::string, std::size_t> withdrawn_; // guarded by mutex_; to sequence
};

} // namespace fundstelle::indexer

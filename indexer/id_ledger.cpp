#include "indexer/id_ledger.hpp"

#include <algorithm>
#include <iterator>

#include <xxhash.h>

namespace fundstelle::indexer {

namespace {

// Among a billion ids two share a 64-bit hash with a chance of 3 %; ids are told apart again where
// articles are removed.
std::uint64_t hash_of(std::string_view id) {
    return XXH3_64bits(id.data(), id.size());
}

} // namespace

bool IdLedger::claim(std::string_view id, std::size_t sequence) {
    const std::lock_guard lock(mutex_);
    const auto [entry, is_new] = entries_.try_emplace(hash_of(id), Entry{sequence, false, {}, 0});
    if (is_new) {
        return true;
    }
    if (entry->second.newest > sequence) {
        return false;
    }
    entry->second.newest = sequence;
    return true;
}

bool IdLedger::place(std::string_view id, std::size_t sequence, ShardPlace place) {
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[hash_of(id)];
    if (!entry.is_written) {
        entry.is_written = true;
        entry.written = place;
        entry.written_sequence = sequence;
        return false;
    }
    const bool is_newer = sequence > entry.written_sequence;
    const ShardPlace older = is_newer ? entry.written : place;
    // Within one shard the writing itself has replaced the older one.
    if (!(entry.written == place)) {
        superseded_.push_back({std::string(id), older});
    }
    if (is_newer) {
        entry.written = place;
        entry.written_sequence = sequence;
    }
    return true;
}

void IdLedger::withdraw(std::string_view id, std::size_t sequence) {
    const std::lock_guard lock(mutex_);
    Entry& entry = entries_[hash_of(id)];
    entry.newest = std::max(entry.newest, sequence);
    std::size_t& last = withdrawn_[std::string(id)];
    last = std::max(last, sequence);
}

std::vector<Superseded> IdLedger::withdrawn() const {
    const std::lock_guard lock(mutex_);
    std::vector<Superseded> found;
    for (const auto& [id, sequence] : withdrawn_) {
        const Entry& entry = entries_.find(hash_of(id))->second;
        if (entry.is_written && entry.written_sequence < sequence) {
            found.push_back({id, entry.written});
        }
    }
    return found;
}

/// A later one may have come to lie where an older one was.
bool IdLedger::is_removable(const Superseded& old) const {
    return !(entries_.find(hash_of(old.id))->second.written == old.place);
}

std::vector<Superseded> IdLedger::superseded() const {
    const std::lock_guard lock(mutex_);
    std::vector<Superseded> removable;
    std::copy_if(
        superseded_.begin(),
        superseded_.end(),
        std::back_inserter(removable),
        [&](const Superseded& old) { return is_removable(old); }
    );
    return removable;
}

std::vector<Superseded> IdLedger::take_superseded(
    std::size_t worker, std::size_t first, std::size_t end
) {
    const std::lock_guard lock(mutex_);
    std::vector<Superseded> taken;
    std::erase_if(superseded_, [&](const Superseded& old) {
        const bool is_asked_for =
            old.place.worker == worker && old.place.shard >= first && old.place.shard < end;
        if (is_asked_for && is_removable(old)) {
            taken.push_back(old);
        }
        return is_asked_for;
    });
    return taken;
}

} // namespace fundstelle::indexer

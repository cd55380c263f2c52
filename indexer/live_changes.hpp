#pragma once
// What records change in a live index.
#include <cstddef>
#include <string>
#include <unordered_map>

#include "engine/index/live_index.hpp"
#include "indexer/readers/outcome.hpp"

namespace fundstelle::indexer {

/// What one record changed.
enum class Change {
    Added,
    Replaced,
    Outdated,  ///< nothing: a higher version of the article came before in this run
    Withdrawn, ///< the article is there no more, if it ever was
};

/// Applies the records of one run in order. One object belongs to one thread.
class LiveChanges {
public:
    explicit LiveChanges(index::LiveIndex& live) : live_(live) {}

    /// Puts the article or removes the withdrawn one, without a commit. REQUIRES an outcome that is
    /// no reason. Throws as `LiveIndex::put`.
    Change apply(const Outcome& outcome);

private:
    [[nodiscard]] bool is_outdated(const std::string& id, std::size_t revision);

    index::LiveIndex& live_;
    std::unordered_map<std::string, std::size_t> revisions_; ///< of articles that have one
};

} // namespace fundstelle::indexer

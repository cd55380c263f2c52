#include "indexer/live_changes.hpp"

#include <variant>

namespace fundstelle::indexer {

bool LiveChanges::is_outdated(const std::string& id, std::size_t revision) {
    if (revision == 0) {
        return false;
    }
    std::size_t& newest = revisions_[id];
    if (revision < newest) {
        return true;
    }
    newest = revision;
    return false;
}

Change LiveChanges::apply(const Outcome& outcome) {
    if (const auto* withdrawal = std::get_if<Withdrawal>(&outcome.result)) {
        if (is_outdated(withdrawal->id, outcome.revision)) {
            return Change::Outdated;
        }
        (void)live_.remove(withdrawal->id);
        return Change::Withdrawn;
    }
    const auto& article = std::get<article::Article>(outcome.result);
    if (is_outdated(article.id, outcome.revision)) {
        return Change::Outdated;
    }
    return live_.put(article) == index::PutOutcome::Added ? Change::Added : Change::Replaced;
}

} // namespace fundstelle::indexer

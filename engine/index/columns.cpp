#include "engine/index/columns.hpp"

#include <optional>
#include <span>

#include "engine/index/removals.hpp"
#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

using Documents = std::span<const Xapian::docid>;

} // namespace

Columns::State Columns::state_of(const Xapian::Database& database) {
    return {database.get_revision(), read_removal_count(database)};
}

template <typename Column, typename Build, typename Continue>
std::shared_ptr<const Column> Columns::get(
    Kept<Column>& kept,
    const Xapian::Database& database,
    const Build& build,
    const Continue& continue_from
) {
    const Xapian::rev revision = database.get_revision();
    const std::lock_guard lock(kept.mutex);
    if (kept.column != nullptr && kept.state.revision == revision) {
        return kept.column;
    }
    if (kept.column != nullptr && kept.state.revision > revision) {
        return build(); // for a reader that was overtaken; not worth keeping
    }
    const State state = state_of(database);
    const auto removed =
        kept.column == nullptr ? std::nullopt : read_removals(database, kept.state.removals);
    kept.column = removed ? continue_from(*kept.column, *removed) : build();
    kept.state = state;
    return kept.column;
}

std::shared_ptr<const ValueColumn> Columns::values(
    const Xapian::Database& database, Xapian::valueno slot
) {
    Kept<ValueColumn>* kept = nullptr;
    {
        const std::lock_guard lock(mutex_);
        std::unique_ptr<Kept<ValueColumn>>& place = values_[slot];
        if (place == nullptr) {
            place = std::make_unique<Kept<ValueColumn>>();
        }
        kept = place.get();
    }
    const auto build = [&] { return std::make_shared<const ValueColumn>(database, slot); };
    return get(*kept, database, build, [&](const ValueColumn& earlier, Documents /*removed*/) {
        // Copies that join a group may rename it, in articles that are there already.
        return slot == kDuplicatesSlot
                   ? build()
                   : std::make_shared<const ValueColumn>(earlier, database, slot);
    });
}

std::shared_ptr<const TimeColumn> Columns::times(
    const Xapian::Database& database, const base::TimeZone& zone
) {
    return get(
        times_,
        database,
        [&] { return std::make_shared<const TimeColumn>(database, zone); },
        [&](const TimeColumn& earlier, Documents removed) {
            return std::make_shared<const TimeColumn>(earlier, removed, database, zone);
        }
    );
}

std::shared_ptr<const LengthColumn> Columns::lengths(const Xapian::Database& database) {
    return get(
        lengths_,
        database,
        [&] { return std::make_shared<const LengthColumn>(database); },
        [&](const LengthColumn& earlier, Documents removed) {
            return std::make_shared<const LengthColumn>(earlier, removed, database);
        }
    );
}

} // namespace fundstelle::index

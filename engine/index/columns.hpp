#pragma once
// The columns of a generation at its newest revision, built when first asked for and shared by all
// its readers.
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include <xapian.h>

#include "engine/base/time_zone.hpp"
#include "engine/index/column.hpp"

namespace fundstelle::index {

/// Keeps one column of each kind: the newest that was asked for, which the next one continues, at
/// some nanoseconds a document; building it anew takes 30 to 80. Safe from any thread; those that
/// ask for the same column wait for one to build it.
class Columns {
public:
    /// Gives the column of a slot of `join_values` as of the revision that `database` reads. Throws
    /// Xapian's errors.
    [[nodiscard]] std::shared_ptr<const ValueColumn> values(
        const Xapian::Database& database, Xapian::valueno slot
    );

    /// Gives publication as of the revision that `database` reads; a process has one zone. Throws
    /// Xapian's errors.
    [[nodiscard]] std::shared_ptr<const TimeColumn> times(
        const Xapian::Database& database, const base::TimeZone& zone
    );

    /// Gives lengths as of the revision that `database` reads. Throws Xapian's errors.
    [[nodiscard]] std::shared_ptr<const LengthColumn> lengths(const Xapian::Database& database);

private:
    /// What a column was built from.
    struct State {
        Xapian::rev revision = 0;
        std::size_t removals = 0;
    };

    template <typename Column>
    struct Kept {
        std::mutex mutex;
        std::shared_ptr<const Column> column; // guarded by mutex
        State state;                          // guarded by mutex
    };

    template <typename Column, typename Build, typename Continue>
    static std::shared_ptr<const Column> get(
        Kept<Column>& kept,
        const Xapian::Database& database,
        const Build& build,
        const Continue& continue_from
    );

    static State state_of(const Xapian::Database& database);

    std::mutex mutex_;
    std::map<Xapian::valueno, std::unique_ptr<Kept<ValueColumn>>> values_; // guarded by mutex_
    Kept<TimeColumn> times_;
    Kept<LengthColumn> lengths_;
};

} // namespace fundstelle::index

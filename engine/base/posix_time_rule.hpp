#pragma once
// The rule of a time zone in POSIX's notation ("CET-1CEST,M3.5.0,M10.5.0/3"), as zone files end
// with it.
#include <cstdint>
#include <optional>
#include <string_view>

namespace fundstelle::base {

/// A moment that comes once a year, in local time.
struct YearlyMoment {
    enum class Kind {
        JulianDay,  ///< `day` 1..365, 29 February never counted
        DayOfYear,  ///< `day` 0..365, 29 February counted
        WeekOfMonth ///< `day` 0 (Sunday)..6 of `week` 1..5 (5: the last) of `month` 1..12
    };

    Kind kind = Kind::DayOfYear;
    int month = 1;
    int week = 1;
    int day = 0;
    std::int32_t seconds = 7200; ///< after midnight; may be negative or over a day

    /// Gives the local second count (as if it were UTC) of the moment in `year`.
    [[nodiscard]] std::int64_t in_year(int year) const;
};

/// Summer time and when it begins and ends.
struct SummerTime {
    std::int32_t offset = 0; ///< seconds east of UTC
    YearlyMoment begin;      ///< in standard time
    YearlyMoment end;        ///< in summer time
};

/// The whole rule. Source: RFC 8536 section 3.3, POSIX.1-2017 section 8.3 (TZ).
struct PosixTimeRule {
    std::int32_t standard_offset = 0; ///< seconds east of UTC
    std::optional<SummerTime> summer;

    /// Gives the offset east of UTC in seconds at a UTC second count.
    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_seconds) const;
};

/// Reads a rule; nothing where it is not one.
[[nodiscard]] std::optional<PosixTimeRule> parse_posix_time_rule(std::string_view text);

} // namespace fundstelle::base

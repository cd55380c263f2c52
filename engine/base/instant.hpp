#pragma once
// Points in time as UTC seconds, their RFC 3339 texts, and ranges from partial dates.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/time_zone.hpp"

namespace fundstelle::base {

inline constexpr std::int64_t kSecondsPerDay = 86'400; ///< leap seconds are not counted

/// A point in time: seconds since 1970-01-01T00:00:00Z, years 0001 to 9999.
struct Instant {
    std::int64_t seconds = 0;

    friend auto operator<=>(const Instant&, const Instant&) = default; // NOLINT(*-use-nullptr)
};

/// A calendar day of the proleptic Gregorian calendar.
struct Date {
    int year = 1970;
    int month = 1; ///< 1..12
    int day = 1;   ///< 1..31

    friend auto operator<=>(const Date&, const Date&) = default; // NOLINT(*-use-nullptr)
};

/// Half-open `[begin, end)`; an absent side is unbounded.
struct InstantRange {
    std::optional<Instant> begin;
    std::optional<Instant> end;

    friend bool operator==(const InstantRange&, const InstantRange&) = default;
};

/// Reads an RFC 3339 instant ("2022-02-24T18:40:00+01:00", also with a fraction, a space for the T,
/// or without an offset: then local in `zone`) or a date (midnight in `zone`). As HTML and feeds
/// write them, seconds may be missing and the offset may be "+0100" or "+01". A fraction is
/// dropped. Nothing for anything else, also for days that do not exist ("2022-02-31"). Source: RFC
/// 3339 section 5.6.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text, const TimeZone& zone);

/// Reads a year, month, date or RFC 3339 instant and gives all that it covers: "2022-02" is the
/// whole month in `zone`, an instant covers its one second. Nothing when unreadable.
[[nodiscard]] std::optional<InstantRange> parse_period(std::string_view text, const TimeZone& zone);

/// Gives "2022-02-24T18:40:00+01:00": local time in `zone` with its offset then ("Z" for UTC).
[[nodiscard]] std::string to_rfc3339(Instant instant, const TimeZone& zone);

/// Gives "2022-02-24T17:40:00Z".
[[nodiscard]] std::string to_rfc3339_utc(Instant instant);

/// Gives the day of `instant` in `zone`.
[[nodiscard]] Date local_date(Instant instant, const TimeZone& zone);

/// Gives midnight of `date` in `zone`.
[[nodiscard]] Instant start_of_day(const Date& date, const TimeZone& zone);

/// Gives days since 1970-01-01. Source: H. Hinnant, chrono-compatible low-level date algorithms.
[[nodiscard]] std::int64_t days_from_civil(const Date& date);

/// The inverse of `days_from_civil`.
[[nodiscard]] Date civil_from_days(std::int64_t days);

/// Tells whether the year has a 29 February.
[[nodiscard]] bool is_leap_year(int year);

/// Gives 28..31; REQUIRES a month of 1..12.
[[nodiscard]] int days_in_month(int year, int month);

/// Gives the current time of the system's clock.
[[nodiscard]] Instant now();

} // namespace fundstelle::base

#include "engine/base/instant.hpp"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>

namespace fundstelle::base {
namespace {

constexpr std::int64_t kSecondsPerMinute = 60;
constexpr std::int64_t kSecondsPerHour = 3600;
constexpr std::int64_t kFirstSecond = -62135596800; // 0001-01-01T00:00:00Z
constexpr std::int64_t kLastSecond = 253402300799;  // 9999-12-31T23:59:59Z

bool is_in_range(std::int64_t seconds) {
    return seconds >= kFirstSecond && seconds <= kLastSecond;
}

/// A day split off a count of seconds; `second` is 0..86399.
struct DayAndSecond {
    std::int64_t day;
    std::int64_t second;
};

DayAndSecond split(std::int64_t seconds) {
    std::int64_t day = seconds / kSecondsPerDay;
    std::int64_t second = seconds % kSecondsPerDay;
    if (second < 0) {
        --day;
        second += kSecondsPerDay;
    }
    return {day, second};
}

/// Reads a text from left to right; every step gives whether it fitted.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool take(char wanted) {
        if (peek() != wanted || rest_.empty()) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    /// Takes exactly `digits` digits.
    std::optional<int> number(std::size_t digits) {
        if (rest_.size() < digits) {
            return std::nullopt;
        }
        int value = 0;
        for (const char letter : rest_.substr(0, digits)) {
            if (letter < '0' || letter > '9') {
                return std::nullopt;
            }
            value = value * 10 + (letter - '0');
        }
        rest_.remove_prefix(digits);
        return value;
    }

    /// Takes one digit or more and forgets them.
    bool skip_digits() {
        const std::size_t end = rest_.find_first_not_of("0123456789");
        const std::size_t count = end == std::string_view::npos ? rest_.size() : end;
        rest_.remove_prefix(count);
        return count > 0;
    }

private:
    std::string_view rest_;
};

/// A year, month or day, as far as it was written.
struct PartialDate {
    Date date;
    int parts = 0; ///< 1 year, 2 and month, 3 and day
};

std::optional<PartialDate> scan_date(Scanner& scanner) {
    PartialDate result{Date{1, 1, 1}, 1};
    const std::optional<int> year = scanner.number(4);
    if (!year || *year == 0) {
        return std::nullopt;
    }
    result.date.year = *year;
    if (!scanner.take('-')) {
        return result;
    }
    const std::optional<int> month = scanner.number(2);
    if (!month || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    result.date.month = *month;
    result.parts = 2;
    if (!scanner.take('-')) {
        return result;
    }
    const std::optional<int> day = scanner.number(2);
    if (!day || *day < 1 || *day > days_in_month(*year, *month)) {
        return std::nullopt;
    }
    result.date.day = *day;
    result.parts = 3;
    return result;
}

/// Reads hh:mm, then :ss, then a fraction, which is dropped. Gives seconds since midnight.
std::optional<std::int64_t> scan_time(Scanner& scanner) {
    const std::optional<int> hour = scanner.number(2);
    if (!hour || *hour > 23 || !scanner.take(':')) {
        return std::nullopt;
    }
    const std::optional<int> minute = scanner.number(2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    const std::int64_t whole_minutes = *hour * kSecondsPerHour + *minute * kSecondsPerMinute;
    if (!scanner.take(':')) {
        return whole_minutes;
    }
    const std::optional<int> second = scanner.number(2);
    const int last_second = *minute == 59 ? 60 : 59; // RFC 3339, appendix D: leap seconds
    if (!second || *second > last_second) {
        return std::nullopt;
    }
    if ((scanner.take('.') || scanner.take(',')) && !scanner.skip_digits()) {
        return std::nullopt;
    }
    return whole_minutes + *second;
}

/// Reads ±hh:mm, ±hhmm or ±hh. Gives seconds east of UTC.
std::optional<std::int64_t> scan_offset(Scanner& scanner) {
    const bool is_west = scanner.take('-');
    if (!is_west && !scanner.take('+')) {
        return std::nullopt;
    }
    const std::optional<int> hours = scanner.number(2);
    if (!hours || *hours > 23) {
        return std::nullopt;
    }
    int minutes = 0;
    if (scanner.take(':') || !scanner.at_end()) {
        const std::optional<int> scanned = scanner.number(2);
        if (!scanned || *scanned > 59) {
            return std::nullopt;
        }
        minutes = *scanned;
    }
    const std::int64_t offset = *hours * kSecondsPerHour + minutes * kSecondsPerMinute;
    return is_west ? -offset : offset;
}

std::optional<std::int64_t> scan_time_of(const Date& date, Scanner& scanner, const TimeZone& zone) {
    const std::optional<std::int64_t> time = scan_time(scanner);
    if (!time) {
        return std::nullopt;
    }
    const std::int64_t local = days_from_civil(date) * kSecondsPerDay + *time;
    if (scanner.at_end()) {
        return zone.to_utc(local);
    }
    if (scanner.take('Z') || scanner.take('z')) {
        return scanner.at_end() ? std::optional(local) : std::nullopt;
    }
    const std::optional<std::int64_t> offset = scan_offset(scanner);
    if (!offset || !scanner.at_end()) {
        return std::nullopt;
    }
    return local - *offset;
}

/// What a text says: an instant when `parts` is 4, else the start of a year, month or day.
struct Reading {
    Instant instant;
    PartialDate partial;
};

std::optional<Reading> read(std::string_view text, const TimeZone& zone) {
    Scanner scanner(text);
    std::optional<PartialDate> partial = scan_date(scanner);
    if (!partial) {
        return std::nullopt;
    }
    if (scanner.at_end()) {
        return Reading{start_of_day(partial->date, zone), *partial};
    }
    const bool has_time =
        partial->parts == 3 && (scanner.take('T') || scanner.take('t') || scanner.take(' '));
    if (!has_time) {
        return std::nullopt;
    }
    const std::optional<std::int64_t> seconds = scan_time_of(partial->date, scanner, zone);
    if (!seconds || !is_in_range(*seconds)) {
        return std::nullopt;
    }
    partial->parts = 4;
    return Reading{Instant{*seconds}, *partial};
}

/// Gives the first day after a year, month or day.
Date next(const PartialDate& partial) {
    const Date& date = partial.date;
    if (partial.parts == 1) {
        return {date.year + 1, 1, 1};
    }
    if (partial.parts == 2) {
        return date.month == 12 ? Date{date.year + 1, 1, 1} : Date{date.year, date.month + 1, 1};
    }
    return civil_from_days(days_from_civil(date) + 1);
}

/// Gives "2022-02-24T18:40:00" of a second count, without regard to zones.
std::string format_civil(std::int64_t seconds) {
    const DayAndSecond parts = split(seconds);
    const Date date = civil_from_days(parts.day);
    std::array<char, 64> buffer{};
    const int length = std::snprintf(
        buffer.data(),
        buffer.size(),
        "%04d-%02d-%02dT%02d:%02d:%02d",
        date.year,
        date.month,
        date.day,
        static_cast<int>(parts.second / kSecondsPerHour),
        static_cast<int>(parts.second / kSecondsPerMinute % 60),
        static_cast<int>(parts.second % 60)
    );
    return {buffer.data(), static_cast<std::size_t>(length)};
}

} // namespace

std::optional<Instant> parse_instant(std::string_view text, const TimeZone& zone) {
    const std::optional<Reading> reading = read(text, zone);
    if (!reading || reading->partial.parts < 3 || !is_in_range(reading->instant.seconds)) {
        return std::nullopt;
    }
    return reading->instant;
}

std::optional<InstantRange> parse_period(std::string_view text, const TimeZone& zone) {
    const std::optional<Reading> reading = read(text, zone);
    if (!reading) {
        return std::nullopt;
    }
    if (reading->partial.parts == 4) {
        return InstantRange{reading->instant, Instant{reading->instant.seconds + 1}};
    }
    return InstantRange{reading->instant, start_of_day(next(reading->partial), zone)};
}

std::string to_rfc3339(Instant instant, const TimeZone& zone) {
    // Offsets before standard time have seconds (Berlin +00:53:28), RFC 3339 has none: drop them
    // from offset and local time alike, so that the text still means the same instant.
    const std::int64_t offset =
        zone.offset_at(instant.seconds) / kSecondsPerMinute * kSecondsPerMinute;
    const std::int64_t local = instant.seconds + offset;
    if (zone.name() == "UTC" || !is_in_range(local)) {
        return to_rfc3339_utc(instant);
    }
    const std::int64_t distance = offset < 0 ? -offset : offset;
    std::array<char, 32> buffer{};
    const int length = std::snprintf(
        buffer.data(),
        buffer.size(),
        "%c%02d:%02d",
        offset < 0 ? '-' : '+',
        static_cast<int>(distance / kSecondsPerHour),
        static_cast<int>(distance / kSecondsPerMinute % 60)
    );
    return format_civil(local).append(buffer.data(), static_cast<std::size_t>(length));
}

std::string to_rfc3339_utc(Instant instant) {
    return format_civil(instant.seconds) + "Z";
}

Date local_date(Instant instant, const TimeZone& zone) {
    return civil_from_days(split(instant.seconds + zone.offset_at(instant.seconds)).day);
}

Instant start_of_day(const Date& date, const TimeZone& zone) {
    return Instant{zone.to_utc(days_from_civil(date) * kSecondsPerDay)};
}

Instant now() {
    using std::chrono::duration_cast;
    using std::chrono::seconds;
    using std::chrono::system_clock;
    return Instant{duration_cast<seconds>(system_clock::now().time_since_epoch()).count()};
}

} // namespace fundstelle::base

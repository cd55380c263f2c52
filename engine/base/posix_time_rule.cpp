#include "engine/base/posix_time_rule.hpp"

#include <cstddef>

#include "engine/base/ascii.hpp"
#include "engine/base/instant.hpp"

namespace fundstelle::base {
namespace {

bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/// Reads the notation from left to right; every step gives nothing where it does not fit.
class RuleScanner {
public:
    explicit RuleScanner(std::string_view text) : rest_(text) {}

    [[nodiscard]] bool at_end() const { return rest_.empty(); }

    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) {
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    /// Takes a name of letters, or of anything between angle brackets.
    bool name() {
        std::size_t length = 0;
        if (take('<')) {
            length = rest_.find('>');
            if (length == std::string_view::npos) {
                return false;
            }
            rest_.remove_prefix(length + 1);
        } else {
            while (length < rest_.size() && is_ascii_letter(rest_[length])) {
                ++length;
            }
            rest_.remove_prefix(length);
        }
        return length > 0;
    }

    std::optional<int> number(int minimum, int maximum) {
        int value = 0;
        std::size_t length = 0;
        while (length < rest_.size() && length < 4 && rest_[length] >= '0' && rest_[length] <= '9'
        ) {
            value = value * 10 + (rest_[length] - '0');
            ++length;
        }
        rest_.remove_prefix(length);
        if (length == 0 || value < minimum || value > maximum) {
            return std::nullopt;
        }
        return value;
    }

    /// Takes [+-]hh[:mm[:ss]]; version 3 of TZif allows up to 167 hours.
    std::optional<std::int32_t> time() {
        const bool is_negative = take('-');
        if (!is_negative) {
            take('+');
        }
        const std::optional<int> hours = number(0, 167);
        if (!hours) {
            return std::nullopt;
        }
        std::int32_t seconds = *hours * 3600;
        for (const std::int32_t unit : {60, 1}) {
            if (!take(':')) {
                break;
            }
            const std::optional<int> part = number(0, 59);
            if (!part) {
                return std::nullopt;
            }
            seconds += *part * unit;
        }
        return is_negative ? -seconds : seconds;
    }

    std::optional<YearlyMoment> moment() {
        std::optional<YearlyMoment> moment = day();
        if (moment && take('/')) {
            const std::optional<std::int32_t> seconds = time();
            if (!seconds) {
                return std::nullopt;
            }
            moment->seconds = *seconds;
        }
        return moment;
    }

private:
    std::optional<YearlyMoment> day() {
        if (take('M')) {
            return day_of_month();
        }
        const bool is_julian = take('J');
        const std::optional<int> day = is_julian ? number(1, 365) : number(0, 365);
        if (!day) {
            return std::nullopt;
        }
        using enum YearlyMoment::Kind;
        return YearlyMoment{.kind = is_julian ? JulianDay : DayOfYear, .day = *day};
    }

    std::optional<YearlyMoment> day_of_month() {
        const std::optional<int> month = number(1, 12);
        const bool has_week = month && take('.');
        const std::optional<int> week = has_week ? number(1, 5) : std::nullopt;
        const bool has_day = week && take('.');
        const std::optional<int> day = has_day ? number(0, 6) : std::nullopt;
        if (!day) {
            return std::nullopt;
        }
        return YearlyMoment{YearlyMoment::Kind::WeekOfMonth, *month, *week, *day};
    }

    std::string_view rest_;
};

std::int64_t day_of_moment(const YearlyMoment& moment, int year) {
    const std::int64_t new_year = days_from_civil({year, 1, 1});
    if (moment.kind == YearlyMoment::Kind::DayOfYear) {
        return new_year + moment.day;
    }
    if (moment.kind == YearlyMoment::Kind::JulianDay) {
        constexpr int kLastOfFebruary = 59;
        const bool is_after_leap_day = is_leap_year(year) && moment.day > kLastOfFebruary;
        return new_year + moment.day - (is_after_leap_day ? 0 : 1);
    }
    const std::int64_t first = days_from_civil({year, moment.month, 1});
    const std::int64_t weekday_of_first = ((first + 4) % 7 + 7) % 7; // 1970-01-01 was a Thursday
    std::int64_t day = first + (moment.day - weekday_of_first + 7) % 7 + (moment.week - 1) * 7;
    while (day >= first + days_in_month(year, moment.month)) {
        day -= 7;
    }
    return day;
}

} // namespace

std::int64_t YearlyMoment::in_year(int year) const {
    return day_of_moment(*this, year) * kSecondsPerDay + seconds;
}

std::int32_t PosixTimeRule::offset_at(std::int64_t utc_seconds) const {
    if (!summer) {
        return standard_offset;
    }
    const std::int64_t local = utc_seconds + standard_offset;
    const std::int64_t day = local / kSecondsPerDay - (local % kSecondsPerDay < 0 ? 1 : 0);
    const int year = civil_from_days(day).year;
    const std::int64_t begin = summer->begin.in_year(year) - standard_offset;
    const std::int64_t end = summer->end.in_year(year) - summer->offset;
    const bool is_summer = begin < end ? utc_seconds >= begin && utc_seconds < end
                                       : utc_seconds >= begin || utc_seconds < end;
    return is_summer ? summer->offset : standard_offset;
}

std::optional<PosixTimeRule> parse_posix_time_rule(std::string_view text) {
    RuleScanner scanner(text);
    if (!scanner.name()) {
        return std::nullopt;
    }
    const std::optional<std::int32_t> west = scanner.time();
    if (!west) {
        return std::nullopt;
    }
    PosixTimeRule rule{-*west, std::nullopt};
    if (scanner.at_end()) {
        return rule;
    }
    if (!scanner.name()) {
        return std::nullopt;
    }
    SummerTime summer{rule.standard_offset + 3600, {}, {}};
    if (!scanner.take(',')) {
        const std::optional<std::int32_t> summer_west = scanner.time();
        if (!summer_west || !scanner.take(',')) {
            return std::nullopt;
        }
        summer.offset = -*summer_west;
    }
    const std::optional<YearlyMoment> begin = scanner.moment();
    const bool has_end = begin && scanner.take(',');
    const std::optional<YearlyMoment> end = has_end ? scanner.moment() : std::nullopt;
    if (!end || !scanner.at_end()) {
        return std::nullopt;
    }
    summer.begin = *begin;
    summer.end = *end;
    rule.summer = summer;
    return rule;
}

} // namespace fundstelle::base

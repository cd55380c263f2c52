#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/setting_value.hpp"
#include "server/page/timeline.hpp"

namespace fundstelle::server {

namespace {

std::optional<base::Date> read_day(std::string_view text) {
    const std::size_t first = text.find('-', 1);
    const std::size_t second = first == std::string_view::npos ? first : text.find('-', first + 1);
    if (second == std::string_view::npos) {
        return std::nullopt;
    }
    const auto number = [](std::string_view digits) {
        const std::size_t begin = std::min(digits.find_first_not_of('0'), digits.size() - 1);
        return base::parse_number(digits.substr(begin));
    };
    const auto year = number(text.substr(0, first));
    const auto month = number(text.substr(first + 1, second - first - 1));
    const auto day = number(text.substr(second + 1));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    return base::Date{static_cast<int>(*year), static_cast<int>(*month), static_cast<int>(*day)};
}

/// Gives the first day of the unit that holds `day`.
base::Date begin_of(const base::Date& day, BarUnit unit) {
    switch (unit) {
        case BarUnit::Day:
            return day;
        case BarUnit::Week: {
            const std::int64_t days = base::days_from_civil(day);
            const std::int64_t since_monday = ((days + 3) % 7 + 7) % 7; // 1970 began on a Thursday
            return base::civil_from_days(days - since_monday);
        }
        case BarUnit::Month:
            return {day.year, day.month, 1};
        case BarUnit::Year:
            break;
    }
    return {day.year, 1, 1};
}

/// Gives the last day of the unit that begins with `first`.
base::Date end_of(const base::Date& first, BarUnit unit) {
    switch (unit) {
        case BarUnit::Day:
            return first;
        case BarUnit::Week:
            return base::civil_from_days(base::days_from_civil(first) + 6);
        case BarUnit::Month:
            return {first.year, first.month, base::days_in_month(first.year, first.month)};
        case BarUnit::Year:
            break;
    }
    return {first.year, 12, 31};
}

BarUnit unit_for(const base::Date& first, const base::Date& last) {
    const auto days =
        static_cast<std::size_t>(base::days_from_civil(last) - base::days_from_civil(first)) + 1;
    constexpr std::size_t kDaysInWeek = 7;
    constexpr std::size_t kDaysInMonth = 30;
    if (days <= kMostBars) {
        return BarUnit::Day;
    }
    if (days <= kMostBars * kDaysInWeek) {
        return BarUnit::Week;
    }
    return days <= kMostBars * kDaysInMonth ? BarUnit::Month : BarUnit::Year;
}

} // namespace

std::vector<Bar> bars_of(const std::vector<search::FacetCount>& days) {
    std::vector<std::pair<base::Date, std::size_t>> counted;
    for (const search::FacetCount& day : days) {
        if (const std::optional<base::Date> date = read_day(day.value)) {
            counted.emplace_back(*date, day.count);
        }
    }
    if (counted.empty()) {
        return {};
    }
    const BarUnit unit = unit_for(counted.front().first, counted.back().first);
    std::vector<Bar> bars;
    for (const auto& [date, count] : counted) {
        if (bars.empty()) {
            const base::Date first = begin_of(date, unit);
            bars.push_back({first, end_of(first, unit), 0});
        }
        while (bars.back().last < date) {
            const base::Date next =
                base::civil_from_days(base::days_from_civil(bars.back().last) + 1);
            bars.push_back({next, end_of(next, unit), 0});
        }
        bars.back().count += count;
    }
    return bars;
}

} // namespace fundstelle::server

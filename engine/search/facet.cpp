#include "engine/search/facet.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "engine/base/instant.hpp"

namespace fundstelle::search {

namespace {

/// Calls `count` with each of a story's different numbers once.
template <typename NumbersOf, typename Count>
void count_once(
    const std::vector<Xapian::docid>& copies, const NumbersOf& numbers_of, const Count& count
) {
    std::vector<std::int64_t> numbers;
    for (const Xapian::docid document : copies) {
        numbers_of(document, [&](std::int64_t number) { numbers.push_back(number); });
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    std::for_each(numbers.begin(), numbers.end(), count);
}

/// Stories by the number of a year, a month since year 0 or a day since 1970.
using CountsByNumber = std::map<std::int64_t, std::size_t>;

std::int64_t number_of(const base::Date& date, Period period) {
    switch (period) {
        case Period::Year:
            return date.year;
        case Period::Month:
            return (std::int64_t{date.year} * 12) + (date.month - 1);
        case Period::Day:
            break;
    }
    return base::days_from_civil(date);
}

std::string name_of(std::int64_t number, Period period) {
    char text[16];
    if (period == Period::Year) {
        (void)std::snprintf(text, sizeof text, "%04d", static_cast<int>(number));
    } else if (period == Period::Month) {
        (void)std::snprintf(
            text,
            sizeof text,
            "%04d-%02d",
            static_cast<int>(number / 12),
            static_cast<int>(number % 12) + 1
        );
    } else {
        const base::Date date = base::civil_from_days(number);
        (void)std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    }
    return text;
}

/// Days of most archives lie close together: an array of them beats any map.
CountsByNumber count_days(
    const std::vector<Xapian::docid>& documents, const index::TimeColumn& times
) {
    std::int32_t first = std::numeric_limits<std::int32_t>::max();
    std::int32_t last = index::TimeColumn::kNoDay;
    for (const Xapian::docid document : documents) {
        const std::int32_t day = times.day(document);
        first = day == index::TimeColumn::kNoDay ? first : std::min(first, day);
        last = std::max(last, day);
    }
    CountsByNumber counts;
    if (first > last) {
        return counts;
    }
    std::vector<std::uint32_t> by_day(static_cast<std::size_t>(last - first) + 1);
    for (const Xapian::docid document : documents) {
        if (const std::int32_t day = times.day(document); day != index::TimeColumn::kNoDay) {
            ++by_day[static_cast<std::size_t>(day - first)];
        }
    }
    for (std::size_t day = 0; day < by_day.size(); ++day) {
        if (by_day[day] > 0) {
            counts.emplace_hint(counts.end(), first + static_cast<std::int64_t>(day), by_day[day]);
        }
    }
    return counts;
}

CountsByNumber count_numbers(
    const Stories& stories, const index::TimeColumn& times, Period period
) {
    CountsByNumber counts;
    for (const auto& [day, count] : count_days(stories.single, times)) {
        counts[number_of(base::civil_from_days(day), period)] += count;
    }
    const auto number = [&](Xapian::docid document, const auto& take) {
        if (const std::int32_t day = times.day(document); day != index::TimeColumn::kNoDay) {
            take(number_of(base::civil_from_days(day), period));
        }
    };
    for (const std::vector<Xapian::docid>& copies : stories.copied) {
        count_once(copies, number, [&](std::int64_t of_copies) { ++counts[of_copies]; });
    }
    return counts;
}

} // namespace

std::vector<FacetCount> count_values(
    const Stories& stories, const index::ValueColumn& values, std::size_t limit
) {
    std::vector<std::uint32_t> counts(values.value_count());
    const auto numbers_of = [&](Xapian::docid document, const auto& take) {
        for (const std::uint32_t number : values.of(document)) {
            take(number);
        }
    };
    for (const Xapian::docid document : stories.single) {
        numbers_of(document, [&](std::uint32_t number) { ++counts[number]; });
    }
    for (const std::vector<Xapian::docid>& copies : stories.copied) {
        count_once(copies, numbers_of, [&](std::int64_t number) {
            ++counts[static_cast<std::size_t>(number)];
        });
    }
    std::vector<std::uint32_t> found;
    for (std::uint32_t number = 0; number < counts.size(); ++number) {
        if (counts[number] > 0) {
            found.push_back(number);
        }
    }
    const std::size_t size = std::min(limit, found.size());
    std::partial_sort(
        found.begin(),
        found.begin() + static_cast<std::ptrdiff_t>(size),
        found.end(),
        [&](std::uint32_t left, std::uint32_t right) {
            return counts[left] != counts[right] ? counts[left] > counts[right]
                                                 : values.value(left) < values.value(right);
        }
    );
    std::vector<FacetCount> facet;
    for (std::size_t place = 0; place < size; ++place) {
        facet.push_back({std::string(values.value(found[place])), counts[found[place]]});
    }
    return facet;
}

std::vector<FacetCount> count_periods(
    const Stories& stories,
    const index::TimeColumn& times,
    Period period,
    const base::InstantRange& range,
    const base::TimeZone& zone
) {
    CountsByNumber counts = count_numbers(stories, times, period);
    const auto include = [&](base::Instant instant) {
        counts.try_emplace(number_of(base::local_date(instant, zone), period), 0);
    };
    if (range.begin) {
        include(*range.begin);
    }
    if (range.end) {
        include(base::Instant{range.end->seconds - 1});
    }
    std::vector<FacetCount> facet;
    if (counts.empty()) {
        return facet;
    }
    const std::int64_t first = counts.begin()->first;
    const std::int64_t last = counts.rbegin()->first;
    const bool shows_empty = static_cast<std::size_t>(last - first) < kMaxBuckets;
    std::int64_t next = first;
    for (const auto& [number, count] : counts) {
        for (; shows_empty && next < number; ++next) {
            facet.push_back({name_of(next, period), 0});
        }
        facet.push_back({name_of(number, period), count});
        next = number + 1;
    }
    return facet;
}

std::string_view period_name(Period period) {
    switch (period) {
        case Period::Year:
            return "year";
        case Period::Month:
            return "month";
        case Period::Day:
            break;
    }
    return "day";
}

} // namespace fundstelle::search

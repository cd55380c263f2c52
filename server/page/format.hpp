#pragma once
// Dates, times and numbers as readers of each language write them.
#include <cstddef>
#include <optional>
#include <string>

#include "engine/base/instant.hpp"
#include "engine/base/time_zone.hpp"
#include "server/page/language.hpp"

namespace fundstelle::server {

/// Gives "24. Februar 2022" or "24 February 2022".
[[nodiscard]] std::string long_date(const base::Date& date, Language language);

/// Gives "Februar 2022" or "February 2022".
[[nodiscard]] std::string month_and_year(const base::Date& date, Language language);

/// Gives "Feb" of 2.
[[nodiscard]] std::string short_month(int month, Language language);

/// Gives the date of an instant, with the time of day where it is not midnight: "24. Februar 2022,
/// 18:40 Uhr".
[[nodiscard]] std::string date_and_time(
    base::Instant instant, const base::TimeZone& zone, Language language
);

/// What an instant is told in relation to.
struct Now {
    base::Instant instant;
    const base::TimeZone& zone;
};

/// Gives "vor 2 Stunden" for what is of today and not ahead, else the date.
[[nodiscard]] std::string reader_date(base::Instant instant, const Now& now, Language language);

/// Gives days from `first` to `last`, both inclusive: "Februar 2022" for a whole month, "2022" for
/// a whole year, "1. bis 7. März 2022", "28. Februar bis 6. März 2022", one date for one day.
[[nodiscard]] std::string day_range(
    const base::Date& first, const base::Date& last, Language language
);

/// Gives a number with its thousands parted: "41.242" or "41,242".
[[nodiscard]] std::string whole_number(std::size_t number, Language language);

} // namespace fundstelle::server

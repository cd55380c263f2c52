#include "server/page/format.hpp"

#include <array>
#include <string_view>

#include "server/page/messages.hpp"

namespace fundstelle::server {

namespace {

constexpr std::array<std::string_view, 12> kGermanMonths = {
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember"};

constexpr std::array<std::string_view, 12> kEnglishMonths = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December"};

constexpr std::array<std::string_view, 12> kShortGermanMonths = {
    "Jan.",
    "Febr.",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "Aug.",
    "Sept.",
    "Okt.",
    "Nov.",
    "Dez."};

constexpr std::array<std::string_view, 12> kShortEnglishMonths = {
    "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};

std::string month_name(int month, Language language) {
    const auto index = static_cast<std::size_t>(month - 1);
    return std::string(
        language == Language::German ? kGermanMonths.at(index) : kEnglishMonths.at(index)
    );
}

std::string day_number(int day, Language language) {
    return std::to_string(day) + (language == Language::German ? "." : "");
}

std::string day_and_month(const base::Date& date, Language language) {
    return day_number(date.day, language) + ' ' + month_name(date.month, language);
}

bool ends_month(const base::Date& date) {
    return date.day == base::days_in_month(date.year, date.month);
}

} // namespace

std::string long_date(const base::Date& date, Language language) {
    return day_and_month(date, language) + ' ' + std::to_string(date.year);
}

std::string month_and_year(const base::Date& date, Language language) {
    return month_name(date.month, language) + ' ' + std::to_string(date.year);
}

std::string short_month(int month, Language language) {
    const auto index = static_cast<std::size_t>(month - 1);
    return std::string(
        language == Language::German ? kShortGermanMonths.at(index) : kShortEnglishMonths.at(index)
    );
}

std::string date_and_time(base::Instant instant, const base::TimeZone& zone, Language language) {
    std::string text = long_date(base::local_date(instant, zone), language);
    const std::string local = base::to_rfc3339(instant, zone);
    constexpr std::size_t kTimeBegins = 11;
    const std::string time = local.substr(kTimeBegins, 5);
    if (time == "00:00") {
        return text; // of a date alone
    }
    return text + ", " + time + (language == Language::German ? " Uhr" : "");
}

std::string reader_date(base::Instant instant, const Now& now, Language language) {
    const base::Date date = base::local_date(instant, now.zone);
    const std::int64_t minutes = (now.instant.seconds - instant.seconds) / 60;
    const bool is_of_today = date == base::local_date(now.instant, now.zone);
    const bool has_a_time = instant != base::start_of_day(date, now.zone);
    if (!is_of_today || !has_a_time || now.instant < instant) {
        return long_date(date, language);
    }
    if (minutes < 1) {
        return std::string(say(language, Text::JustNow));
    }
    if (minutes < 60) {
        return minutes == 1 ? std::string(say(language, Text::OneMinuteAgo))
                            : say(language, Text::MinutesAgo, std::to_string(minutes));
    }
    const std::int64_t hours = minutes / 60;
    return hours == 1 ? std::string(say(language, Text::OneHourAgo))
                      : say(language, Text::HoursAgo, std::to_string(hours));
}

std::string day_range(const base::Date& first, const base::Date& last, Language language) {
    if (first == last) {
        return long_date(first, language);
    }
    const bool is_of_whole_months = first.day == 1 && ends_month(last);
    const bool is_of_one_year = first.year == last.year;
    if (is_of_whole_months && is_of_one_year && first.month == 1 && last.month == 12) {
        return std::to_string(first.year);
    }
    if (is_of_whole_months && is_of_one_year && first.month == last.month) {
        return month_and_year(first, language);
    }
    const std::string to = language == Language::German ? " bis " : " to ";
    if (is_of_whole_months) {
        const std::string begin =
            is_of_one_year ? month_name(first.month, language) : month_and_year(first, language);
        return begin + to + month_and_year(last, language);
    }
    std::string begin = long_date(first, language);
    if (is_of_one_year) {
        begin = first.month == last.month ? day_number(first.day, language)
                                          : day_and_month(first, language);
    }
    return begin + to + long_date(last, language);
}

std::string whole_number(std::size_t number, Language language) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3) {
        digits.insert(place - 3, language == Language::German ? "." : ",");
    }
    return digits;
}

} // namespace fundstelle::server

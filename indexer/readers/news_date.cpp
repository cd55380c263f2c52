#include "indexer/readers/news_date.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <spdlog/fmt/fmt.h>

#include "engine/base/ascii.hpp"

namespace fundstelle::indexer {

namespace {

struct ZoneName {
    std::string_view name;
    std::string_view offset;
};

constexpr auto kZoneNames = std::to_array<ZoneName>(
    {{"z", "Z"},
     {"gmt", "Z"},
     {"ut", "Z"},
     {"utc", "Z"},
     {"cet", "+01:00"},
     {"mez", "+01:00"},
     {"cest", "+02:00"},
     {"mesz", "+02:00"},
     {"est", "-05:00"},
     {"edt", "-04:00"},
     {"cst", "-06:00"},
     {"cdt", "-05:00"},
     {"mst", "-07:00"},
     {"mdt", "-06:00"},
     {"pst", "-08:00"},
     {"pdt", "-07:00"}}
);

struct MonthName {
    std::string_view beginning;
    int month;
};

constexpr auto kMonths = std::to_array<MonthName>(
    {{"jan", 1},
     {"jän", 1},
     {"feb", 2},
     {"mar", 3},
     {"mär", 3},
     {"mrz", 3},
     {"mae", 3},
     {"apr", 4},
     {"may", 5},
     {"mai", 5},
     {"jun", 6},
     {"jul", 7},
     {"aug", 8},
     {"sep", 9},
     {"oct", 10},
     {"okt", 10},
     {"nov", 11},
     {"dec", 12},
     {"dez", 12}}
);

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// The number that all of `text` is, at most four digits; nothing else.
std::optional<int> number_of(std::string_view text) {
    if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) {
        return std::nullopt;
    }
    return std::stoi(std::string(text));
}

std::optional<int> month_of(std::string_view word) {
    const auto* const found =
        std::find_if(kMonths.begin(), kMonths.end(), [word](const MonthName& month) {
            return word.starts_with(month.beginning);
        });
    return found == kMonths.end() ? number_of(word) : std::optional(found->month);
}

/// "20210516T080625+0000" as "2021-05-16T08:06:25+0000"; "" where it is not of that form.
std::string with_separators(std::string_view text) {
    constexpr std::size_t kDateDigits = 8;
    const bool has_date = text.size() >= kDateDigits &&
                          std::all_of(text.begin(), text.begin() + kDateDigits, is_digit);
    if (!has_date) {
        return "";
    }
    std::string date =
        fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2));
    std::string_view rest = text.substr(kDateDigits);
    if (rest.empty()) {
        return date;
    }
    rest.remove_prefix(rest.front() == 'T' ? 1 : 0);
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin()
    );
    if (digits != 4 && digits != 6) {
        return "";
    }
    const std::string_view seconds = digits == 6 ? rest.substr(4, 2) : "00";
    return fmt::format(
        "{}T{}:{}:{}{}", date, rest.substr(0, 2), rest.substr(2, 2), seconds, rest.substr(digits)
    );
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char letter : base::in_lower_case(text)) {
        if (letter != ' ' && letter != ',' && letter != '\t' && letter != '\n' && letter != '\r') {
            word += letter;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty()) {
        words.push_back(std::move(word));
    }
    return words;
}

/// A date of words, put together as RFC 3339.
class WrittenDate {
public:
    void take(const std::string& word) {
        if (word.find(':') != std::string::npos) {
            take_time(word);
        } else if (std::count(word.begin(), word.end(), '.') == 2 && word.back() != '.') {
            take_dotted(word);
        } else if (word == "uhr" || word == "um" || word == "den" || word == "-" || word == "|") {
            return;
        } else if (has_time_ && (word.front() == '+' || word.front() == '-')) {
            offset_ = word;
        } else if (const auto* const zone = find_zone(word); zone != kZoneNames.end()) {
            offset_ = zone->offset;
        } else {
            take_part(word.ends_with('.') ? word.substr(0, word.size() - 1) : word);
        }
    }

    [[nodiscard]] std::string text() const {
        if (!day_ || !month_ || !year_ || is_broken_) {
            return "";
        }
        const int year = *year_ < 70 ? *year_ + 2000 : *year_ < 100 ? *year_ + 1900 : *year_;
        std::string text = fmt::format("{:04}-{:02}-{:02}", year, *month_, *day_);
        return has_time_ ? text + 'T' + time_ + offset_ : text;
    }

private:
    static const ZoneName* find_zone(std::string_view word) {
        return std::find_if(kZoneNames.begin(), kZoneNames.end(), [word](const ZoneName& zone) {
            return zone.name == word;
        });
    }

    void take_time(const std::string& word) {
        is_broken_ = is_broken_ || has_time_;
        has_time_ = true;
        time_ = (word.size() > 1 && word[1] == ':' ? "0" : "") + word;
        time_ += std::count(word.begin(), word.end(), ':') == 1 ? ":00" : "";
    }

    void take_dotted(const std::string& word) {
        const std::size_t first = word.find('.');
        const std::size_t second = word.rfind('.');
        day_ = number_of(std::string_view(word).substr(0, first));
        month_ = number_of(std::string_view(word).substr(first + 1, second - first - 1));
        year_ = number_of(std::string_view(word).substr(second + 1));
    }

    void take_part(std::string_view word) {
        if (const std::optional<int> number = number_of(word)) {
            (day_ ? year_ : day_) = number;
        } else if (day_ && !month_) {
            month_ = month_of(word);
        }
        // A word before the day is its weekday.
        is_broken_ = is_broken_ || (day_ && !month_ && !number_of(word));
    }

    std::optional<int> day_;
    std::optional<int> month_;
    std::optional<int> year_;
    std::string time_;
    std::string offset_;
    bool has_time_ = false;
    bool is_broken_ = false;
};

} // namespace

std::optional<base::Instant> parse_news_date(std::string_view text, const base::TimeZone& zone) {
    constexpr std::string_view kSpace = " \t\r\n";
    constexpr std::size_t kLongest = 64;
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos || text.size() - begin > 4 * kLongest) {
        return std::nullopt;
    }
    text = text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
    if (text.size() > kLongest) {
        return std::nullopt;
    }
    if (const std::optional<base::Instant> instant = base::parse_instant(text, zone)) {
        return instant;
    }
    if (const std::string iso = with_separators(text); !iso.empty()) {
        return base::parse_instant(iso, zone);
    }
    WrittenDate date;
    for (const std::string& word : words_of(text)) {
        date.take(word);
    }
    const std::string written = date.text();
    return written.empty() ? std::nullopt : base::parse_instant(written, zone);
}

} // namespace fundstelle::indexer

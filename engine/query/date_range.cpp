#include "engine/query/date_range.hpp"

#include <array>
#include <cstdio>
#include <string>

namespace fundstelle::query {

namespace {

/// "24.2.2022" or "2.2022" as "2022-02-24" or "2022-02"; other texts as they are.
std::string iso_of_german(std::string_view text) {
    std::array<int, 3> numbers{};
    std::size_t count = 0;
    std::size_t digits = 0;
    for (const char byte : text) {
        if (byte == '.' && digits > 0 && count < 2) {
            ++count;
            digits = 0;
        } else if (byte >= '0' && byte <= '9' && digits < 4) {
            numbers.at(count) = numbers.at(count) * 10 + (byte - '0');
            ++digits;
        } else {
            return std::string(text);
        }
    }
    if (count == 0 || digits != 4) {
        return std::string(text);
    }
    std::array<char, 48> buffer{};
    const int length =
        count == 2
            ? std::snprintf(
                  buffer.data(), buffer.size(), "%04d-%02d-%02d", numbers[2], numbers[1], numbers[0]
              )
            : std::snprintf(buffer.data(), buffer.size(), "%04d-%02d", numbers[1], numbers[0]);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<base::InstantRange> period(std::string_view text, const base::TimeZone& zone) {
    return base::parse_period(iso_of_german(text), zone);
}

/// The part behind ">=", "<", and so on.
std::optional<base::InstantRange> compare(
    std::string_view sign, std::string_view rest, const base::TimeZone& zone
) {
    const std::optional<base::InstantRange> covered = period(rest, zone);
    if (!covered) {
        return std::nullopt;
    }
    if (sign == ">=") {
        return base::InstantRange{covered->begin, std::nullopt};
    }
    if (sign == ">") {
        return base::InstantRange{covered->end, std::nullopt};
    }
    if (sign == "<=") {
        return base::InstantRange{std::nullopt, covered->end};
    }
    return base::InstantRange{std::nullopt, covered->begin};
}

std::optional<base::InstantRange> between(
    std::string_view first, std::string_view last, const base::TimeZone& zone
) {
    base::InstantRange range;
    if (!first.empty()) {
        const std::optional<base::InstantRange> begin = period(first, zone);
        if (!begin) {
            return std::nullopt;
        }
        range.begin = begin->begin;
    }
    if (!last.empty()) {
        const std::optional<base::InstantRange> end = period(last, zone);
        if (!end) {
            return std::nullopt;
        }
        range.end = end->end;
    }
    const bool is_something = range.begin || range.end;
    const bool is_ordered = !range.begin || !range.end || *range.begin < *range.end;
    return is_something && is_ordered ? std::optional(range) : std::nullopt;
}

} // namespace

std::optional<base::InstantRange> parse_date_expression(
    std::string_view text, const base::TimeZone& zone
) {
    for (const std::string_view sign : {">=", "<=", ">", "<"}) {
        if (text.starts_with(sign)) {
            return compare(sign, text.substr(sign.size()), zone);
        }
    }
    if (const std::size_t dots = text.find(".."); dots != std::string_view::npos) {
        return between(text.substr(0, dots), text.substr(dots + 2), zone);
    }
    return period(text, zone);
}

} // namespace fundstelle::query

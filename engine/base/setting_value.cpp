#include "engine/base/setting_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <limits>
#include <span>
#include <utility>

#include "engine/base/error.hpp"
#include "engine/base/time_zone.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::base {
namespace {

struct Unit {
    std::string_view name;
    std::uint64_t factor;
};

constexpr std::array kSizeUnits{
    Unit{"", 1},
    Unit{"B", 1},
    Unit{"kB", 1'000},
    Unit{"KB", 1'000},
    Unit{"MB", 1'000'000},
    Unit{"GB", 1'000'000'000},
    Unit{"TB", 1'000'000'000'000},
    Unit{"KiB", 1ULL << 10U},
    Unit{"MiB", 1ULL << 20U},
    Unit{"GiB", 1ULL << 30U},
    Unit{"TiB", 1ULL << 40U},
    Unit{"k", 1ULL << 10U}, // as containers and systemd count
    Unit{"K", 1ULL << 10U},
    Unit{"m", 1ULL << 20U},
    Unit{"M", 1ULL << 20U},
    Unit{"g", 1ULL << 30U},
    Unit{"G", 1ULL << 30U},
    Unit{"t", 1ULL << 40U},
    Unit{"T", 1ULL << 40U},
};

constexpr std::array kDurationUnits{
    Unit{"ms", 1},
    Unit{"s", 1'000},
    Unit{"m", 60'000},
    Unit{"h", 3'600'000},
    Unit{"d", 86'400'000},
};

/// Reads digits and a unit, with at most one space between. Nothing where the product is over
/// `maximum`.
std::optional<std::uint64_t> parse_with_unit(
    std::string_view text, std::span<const Unit> units, std::uint64_t maximum
) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.starts_with(' ')) {
        text.remove_prefix(1);
    }
    const auto unit = std::find_if(units.begin(), units.end(), [text](const Unit& candidate) {
        return candidate.name == text;
    });
    if (unit == units.end() || count > maximum / unit->factor) {
        return std::nullopt;
    }
    return count * unit->factor;
}

bool is_port(std::string_view text) {
    constexpr std::int64_t kMaxPort = 65535;
    const std::optional<std::int64_t> port = parse_number(text);
    return port && text.find_first_not_of("0123456789") == std::string_view::npos &&
           *port <= kMaxPort;
}

/// Tells whether a text is HOST:PORT or [IPv6]:PORT. Whether the host exists shows when it is used.
bool is_address(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos || !is_port(text.substr(colon + 1))) {
        return false;
    }
    std::string_view host = text.substr(0, colon);
    std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_";
    if (host.starts_with('[') && host.ends_with(']')) {
        host = host.substr(1, host.size() - 2);
        letters = "0123456789abcdefABCDEF:.%";
    }
    return !host.empty() && host.find_first_not_of(letters) == std::string_view::npos;
}

bool is_url(std::string_view text) {
    const std::size_t scheme_end = text.find("://");
    const std::string_view scheme = text.substr(0, scheme_end);
    const bool has_host = scheme_end != std::string_view::npos && text.size() > scheme_end + 3 &&
                          !text.ends_with('/');
    return has_host && (scheme == "http" || scheme == "https") &&
           text.find_first_of(" \"<>\\^`{|}?#") == std::string_view::npos;
}

bool has_word(std::string_view words, std::string_view wanted) {
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('|'), words.size());
        if (words.substr(0, end) == wanted) {
            return true;
        }
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    return false;
}

bool is_time_zone(std::string_view name) {
    try {
        static_cast<void>(TimeZone::load(name));
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::string words_as_list(std::string_view words) {
    std::string list(words);
    for (std::size_t at = list.find('|'); at != std::string::npos; at = list.find('|', at)) {
        list.replace(at, 1, ", ");
    }
    return list;
}

bool is_number_within(const Setting& setting, std::string_view value) {
    const std::optional<std::int64_t> number = parse_number(value);
    return number && *number >= setting.minimum && *number <= setting.maximum;
}

bool is_size_within(const Setting& setting, std::string_view value) {
    const std::optional<std::uint64_t> size = parse_size(value);
    return size && (*size == 0 || *size >= static_cast<std::uint64_t>(setting.minimum));
}

bool is_fitting(const Setting& setting, std::string_view value) {
    switch (setting.kind) {
        case SettingKind::Text:
        case SettingKind::Secret:
            return true;
        case SettingKind::Number:
            return is_number_within(setting, value);
        case SettingKind::Size:
            return is_size_within(setting, value);
        case SettingKind::Duration:
            return parse_duration(value).has_value();
        case SettingKind::Boolean:
            return parse_boolean(value).has_value();
        case SettingKind::Choice:
            return has_word(setting.choices, value);
        case SettingKind::Zone:
            return is_time_zone(value);
        case SettingKind::Address:
            return is_address(value);
        case SettingKind::Url:
            return value.empty() || is_url(value);
    }
    return false;
}

/// Gives what the value of a setting has to be, where it is not, to go behind "is not".
std::string expectation(const Setting& setting, std::string_view value) {
    switch (setting.kind) {
        case SettingKind::Number: {
            const bool is_open = setting.maximum == std::numeric_limits<std::int64_t>::max();
            return "a whole number from " + std::to_string(setting.minimum) +
                   (is_open ? "" : " to " + std::to_string(setting.maximum));
        }
        case SettingKind::Size:
            return parse_size(value) ? "0 or at least " + std::to_string(setting.minimum) + " bytes"
                                     : "a size like 512KiB, 8MiB or 4096";
        case SettingKind::Duration:
            return "a duration like 500ms, 2s or 10m";
        case SettingKind::Boolean:
            return "true or false";
        case SettingKind::Choice:
            return "one of " + words_as_list(setting.choices);
        case SettingKind::Zone:
            return "a time zone of this system, like Europe/Berlin";
        case SettingKind::Address:
            return "an address like 127.0.0.1:8080 or [::1]:8080";
        case SettingKind::Url:
            return "a URL like https://example.org/search, without a slash at the end";
        case SettingKind::Text:
        case SettingKind::Secret:
            break;
    }
    return "a text";
}

std::string toml_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            quoted += '\\';
            quoted += letter;
        } else if (byte < 0x20 || byte == 0x7F) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04X", static_cast<unsigned>(byte));
            quoted += escape.data();
        } else {
            quoted += letter;
        }
    }
    return quoted + '"';
}

} // namespace

std::optional<std::int64_t> parse_number(std::string_view text) {
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::uint64_t> parse_size(std::string_view text) {
    constexpr std::uint64_t kMaximum = std::numeric_limits<std::int64_t>::max();
    return parse_with_unit(text, kSizeUnits, kMaximum);
}

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
    constexpr std::uint64_t kMaximum = 10'000ULL * 86'400'000ULL; // days; never overflows a clock
    if (text == "0") {
        return std::chrono::milliseconds{0};
    }
    const std::optional<std::uint64_t> count = parse_with_unit(text, kDurationUnits, kMaximum);
    if (!count) {
        return std::nullopt;
    }
    return std::chrono::milliseconds{static_cast<std::int64_t>(*count)};
}

std::optional<bool> parse_boolean(std::string_view text) {
    constexpr std::string_view kTrue = "true|yes|on|1";
    constexpr std::string_view kFalse = "false|no|off|0";
    if (has_word(kTrue, text)) {
        return true;
    }
    return has_word(kFalse, text) ? std::optional(false) : std::nullopt;
}

std::optional<std::string> fault_of(const Setting& setting, std::string_view value) {
    const bool is_text = !first_invalid_byte(value) && value.find('\0') == std::string_view::npos;
    if (!is_text) {
        return "is not valid UTF-8 text";
    }
    if (is_fitting(setting, value)) {
        return std::nullopt;
    }
    const std::string shown =
        setting.kind == SettingKind::Secret ? "the value" : '"' + shorten(value, 80) + '"';
    return shown + " is not " + expectation(setting, value);
}

std::string to_toml(const Setting& setting, std::string_view value) {
    switch (setting.kind) {
        case SettingKind::Number:
            return std::to_string(parse_number(value).value_or(0));
        case SettingKind::Boolean:
            return parse_boolean(value).value_or(false) ? "true" : "false";
        case SettingKind::Secret:
            return value.empty() ? "\"\"" : "\"***\"";
        default:
            return toml_string(value);
    }
}

} // namespace fundstelle::base

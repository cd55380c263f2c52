#include "engine/german/address.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace fundstelle::german {

namespace {

// No German or English words among them: "Satz.Ist" is no address.
constexpr std::array<std::string_view, 24> kTopLevels = {
    "de",  "com", "org", "net",    "at",   "ch", "eu", "info", "tv", "berlin", "hamburg", "bayern",
    "gov", "edu", "uk",  "google", "blog", "fr", "nl", "lu",   "li", "pl",     "io",      "news"};

constexpr std::size_t kMaxHostBytes = 253;

bool equals_in_lower_case(std::string_view text, std::string_view lower) {
    return std::equal(
        text.begin(),
        text.end(),
        lower.begin(),
        lower.end(),
        [](char left, char right) {
            return std::tolower(static_cast<unsigned char>(left)) == right;
        }
    );
}

bool starts_in_lower_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && equals_in_lower_case(text.substr(0, lower.size()), lower);
}

/// The size of "https://" and the like at the beginning, or 0.
std::size_t scheme_size(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
        if (starts_in_lower_case(text, scheme)) {
            return scheme.size();
        }
    }
    return 0;
}

bool is_top_level(std::string_view name) {
    return std::any_of(kTopLevels.begin(), kTopLevels.end(), [name](std::string_view known) {
        return equals_in_lower_case(name, known);
    });
}

bool is_name_byte(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return std::isalnum(value) != 0 || byte == '-' || byte == '_' || byte == '+';
}

/// The end of the dotted names that begin at `begin`, a full stop behind them left out.
std::size_t past_names(const TextView& text, std::size_t begin) {
    const std::string_view rest = text.between(begin, std::min(text.size(), begin + kMaxHostBytes));
    std::size_t end = 0;
    std::size_t last_name_end = 0;
    while (end < rest.size() && (is_name_byte(rest[end]) || rest[end] == '.')) {
        const bool is_second_stop = rest[end] == '.' && end > 0 && rest[end - 1] == '.';
        if (is_second_stop) {
            break;
        }
        last_name_end = rest[end] == '.' ? last_name_end : end + 1;
        ++end;
    }
    return begin + last_name_end;
}

/// Cuts dotted names until they end in a top-level domain: "zeit.de-Leser" is a word behind a
/// domain.
std::size_t past_domain(const TextView& text, std::size_t begin) {
    const std::size_t names_end = past_names(text, begin);
    const char32_t behind = text.at(names_end).value;
    const std::string_view names = text.between(begin, names_end);
    const std::size_t stop = names.rfind('.');
    if (stop == std::string_view::npos || stop == 0 || is_letter(behind)) {
        return begin;
    }
    const std::string_view last = names.substr(stop + 1);
    const std::size_t hyphen = last.find('-');
    return is_top_level(last.substr(0, hyphen)) ? begin + stop + 1 + std::min(hyphen, last.size())
                                                : begin;
}

bool ends_url(char32_t value) {
    constexpr std::u32string_view kEnds = U"<>\"„“”‚‘’»«›‹()[]{}|";
    return value <= 0x20 || is_blank(value) || kEnds.find(value) != std::u32string_view::npos;
}

/// The end of a path or a whole URL: up to white space or a quotation mark.
std::size_t past_url(const TextView& text, std::size_t begin) {
    std::size_t end = begin;
    for (base::CodePoint next = text.at(end); next.length > 0 && !ends_url(next.value);
         next = text.at(end)) {
        end += next.length;
    }
    constexpr std::string_view kPunctuation = ".,;:!?'*";
    while (end > begin && kPunctuation.find(text.between(end - 1, end)) != std::string_view::npos) {
        --end;
    }
    return end;
}

bool is_letter_or_digit(const TextView& text, std::size_t offset) {
    const char32_t value = text.at(offset).value;
    return is_letter(value) || is_digit(value);
}

} // namespace

std::size_t end_of_address(const TextView& text, std::size_t begin) {
    constexpr std::size_t kLongestScheme = 8;
    const std::string_view head =
        text.between(begin, std::min(text.size(), begin + kLongestScheme));
    const std::size_t scheme = scheme_size(head);
    const bool is_web = starts_in_lower_case(head, "www.");
    const std::size_t name_begin = begin + (scheme > 0 ? scheme : is_web ? 4 : 0);
    if (name_begin > begin && name_begin < text.size() && is_letter_or_digit(text, name_begin)) {
        return past_url(text, begin);
    }
    const std::size_t names_end = past_names(text, begin);
    if (text.at(names_end).value == U'@') {
        const std::size_t mail_end = past_domain(text, names_end + 1);
        if (mail_end != names_end + 1) {
            return mail_end;
        }
    }
    const std::size_t end = past_domain(text, begin);
    const char32_t behind = text.at(end).value;
    return end != begin && (behind == U'/' || behind == U'?') ? past_url(text, end) : end;
}

std::string_view bare_address(std::string_view normal) {
    constexpr std::string_view kWeb = "www.";
    std::string_view bare = normal.substr(scheme_size(normal));
    if (bare.starts_with(kWeb)) {
        bare.remove_prefix(kWeb.size());
    }
    while (bare.ends_with('/')) {
        bare.remove_suffix(1);
    }
    return bare.empty() ? normal : bare;
}

std::string_view host_of(std::string_view bare) {
    const std::size_t end = std::min(bare.find_first_of("/?#:"), bare.size());
    const bool is_mail = bare.substr(0, end).find('@') != std::string_view::npos;
    return is_mail || end == 0 ? bare : bare.substr(0, end);
}

std::vector<base::ByteRange> host_names(std::string_view address) {
    std::size_t begin = scheme_size(address);
    const std::size_t host_end = std::min(address.find_first_of("/?#:", begin), address.size());
    if (const std::size_t sign = address.find('@', begin); sign < host_end) {
        begin = sign + 1;
    }
    std::vector<base::ByteRange> names;
    while (begin < host_end) {
        const std::size_t stop = std::min(address.find('.', begin), host_end);
        const std::string_view name = address.substr(begin, stop - begin);
        const bool is_top = stop == host_end || name == "co";
        if (name.size() > 1 && !is_top && !equals_in_lower_case(name, "www")) {
            names.push_back({begin, stop});
        }
        begin = stop + 1;
    }
    return names;
}

} // namespace fundstelle::german

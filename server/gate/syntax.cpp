#include "server/gate/syntax.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/base/ascii.hpp"

namespace fundstelle::server::gate {

namespace {

constexpr unsigned kToken = 1;
constexpr unsigned kField = 2;
constexpr unsigned kTarget = 4;
constexpr unsigned kHost = 8;

constexpr bool is_in(std::string_view set, char byte) {
    return set.find(byte) != std::string_view::npos;
}

constexpr std::array<std::uint8_t, 256> make_classes() {
    std::array<std::uint8_t, 256> classes{};
    for (std::size_t value = 0; value < classes.size(); ++value) {
        const char byte = static_cast<char>(value);
        const bool is_letter_or_digit = (value >= 'a' && value <= 'z') ||
                                        (value >= 'A' && value <= 'Z') ||
                                        (value >= '0' && value <= '9');
        const bool is_visible = value > 0x20 && value != 0x7f;
        unsigned bits = 0;
        bits |= is_letter_or_digit || is_in("!#$%&'*+-.^_`|~", byte) ? kToken : 0U;
        bits |= is_visible || value == ' ' || value == '\t' ? kField : 0U;
        bits |= is_visible ? kTarget : 0U;
        bits |= is_letter_or_digit || is_in("-._~%!$&'()*+,;=:[]", byte) ? kHost : 0U;
        classes[value] = static_cast<std::uint8_t>(bits);
    }
    return classes;
}

constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

bool are_all(std::string_view text, unsigned wanted) {
    return std::all_of(text.begin(), text.end(), [wanted](char byte) {
        return (kClasses[static_cast<unsigned char>(byte)] & wanted) != 0;
    });
}

} // namespace

bool is_token(std::string_view text) {
    return !text.empty() && are_all(text, kToken);
}

bool is_field_text(std::string_view text) {
    return are_all(text, kField);
}

bool is_target_text(std::string_view text) {
    return are_all(text, kTarget);
}

bool is_host(std::string_view text) {
    return are_all(text, kHost);
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

bool is_same_word(std::string_view left, std::string_view right) {
    return std::equal(
        left.begin(),
        left.end(),
        right.begin(),
        right.end(),
        [](char one, char other) { return base::in_lower_case(one) == base::in_lower_case(other); }
    );
}

std::optional<std::string_view> next_entry(std::string_view& list) {
    if (list.data() == nullptr) {
        return std::nullopt;
    }
    const std::size_t comma = list.find(',');
    const std::string_view entry = trimmed(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    return entry;
}

} // namespace fundstelle::server::gate

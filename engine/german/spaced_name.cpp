#include "engine/german/spaced_name.hpp"

namespace fundstelle::german {

namespace {

/// The end of one or two capitals with no other word character behind them, or `begin`.
std::size_t past_capitals(const TextView& text, std::size_t begin) {
    constexpr int kMost = 2;
    std::size_t end = begin;
    for (int count = 0; count < kMost && is_capital(text.at(end).value); ++count) {
        end += text.at(end).length;
    }
    const char32_t behind = text.at(end).value;
    return is_letter(behind) || is_digit(behind) ? begin : end;
}

std::size_t past_blank(const TextView& text, std::size_t offset) {
    const base::CodePoint next = text.at(offset);
    return is_blank(next.value) ? offset + next.length : offset;
}

/// Whether a number goes on behind its digits: "8,5", "3:1", "8.30", "8-mal", "8 %".
bool goes_on(const TextView& text, std::size_t end) {
    const base::CodePoint sign = text.at(end);
    if (is_letter(sign.value) || is_digit(sign.value)) {
        return true;
    }
    const bool may_bind = sign.value == U',' || sign.value == U'.' || sign.value == U':' ||
                          sign.value == U'-' || sign.value == U'/';
    if (may_bind && is_digit(text.at(end + sign.length).value)) {
        return true;
    }
    return text.at(past_blank(text, end)).value == U'%';
}

} // namespace

std::size_t end_of_numbered_letter(const TextView& text, std::size_t begin) {
    constexpr std::size_t kMostDigits = 3;
    const base::CodePoint letter = text.at(begin);
    const std::size_t letter_end = begin + letter.length;
    const std::size_t number = past_blank(text, letter_end);
    if (!is_capital(letter.value) || number == letter_end) {
        return begin;
    }
    const std::size_t end = text.past_digits(number);
    const bool is_number = end > number && end - number <= kMostDigits && !goes_on(text, end);
    return is_number ? end : begin;
}

std::size_t end_of_spaced_firm(const TextView& text, std::size_t begin) {
    const std::size_t first = past_capitals(text, begin);
    const std::size_t sign = past_blank(text, first);
    if (first == begin || sign == first || text.at(sign).value != U'&') {
        return begin;
    }
    const std::size_t second = past_blank(text, sign + 1);
    const std::size_t end = past_capitals(text, second);
    return second > sign + 1 && end > second ? end : begin;
}

} // namespace fundstelle::german

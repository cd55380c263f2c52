#include "engine/german/number_token.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

constexpr std::string_view kParagraphSign = "§";

/// The end of further groups of exactly three digits, all with the same separator: ".000", " 000",
/// and "'000" as the Swiss print it.
std::size_t past_groups(const TextView& text, std::size_t end) {
    const base::CodePoint separator = text.at(end);
    if (separator.value != U'.' && !is_blank(separator.value) && !is_apostrophe(separator.value)) {
        return end;
    }
    for (;;) {
        const base::CodePoint next = text.at(end);
        const std::size_t group = end + next.length;
        const bool is_group = next.value == separator.value &&
                              text.past_digits(group) == group + 3 &&
                              !is_letter(text.at(group + 3).value);
        if (!is_group) {
            return end;
        }
        end = group + 3;
    }
}

bool is_followed_by_hour(const TextView& text, std::size_t offset) {
    const base::CodePoint blank = text.at(offset);
    return is_blank(blank.value) && text.starts_with(offset + blank.length, "Uhr");
}

/// ":15", ".15 Uhr": the end of a time's minutes, or `end`.
std::size_t past_minutes(const TextView& text, std::size_t end) {
    const char32_t separator = text.at(end).value;
    const std::size_t minutes_end = text.past_digits(end + 1);
    const bool is_time =
        minutes_end == end + 3 &&
        (separator == U':' || (separator == U'.' && is_followed_by_hour(text, minutes_end)));
    return is_time ? minutes_end : end;
}

/// The end of "Paragraf", "Paragraphen" and the like, or `begin`.
std::size_t past_paragraph_word(const TextView& text, std::size_t begin) {
    constexpr std::array<std::string_view, 8> kWords = {
        "Paragrafen",
        "Paragraphen",
        "Paragraf",
        "Paragraph",
        "paragrafen",
        "paragraphen",
        "paragraf",
        "paragraph"};
    for (const std::string_view word : kWords) {
        if (text.starts_with(begin, word) && is_blank(text.at(begin + word.size()).value)) {
            return begin + word.size();
        }
    }
    return begin;
}

/// The end of "§" or "§§", or `begin`.
std::size_t past_paragraph_signs(const TextView& text, std::size_t begin) {
    std::size_t end = begin;
    for (int count = 0; count < 2 && text.starts_with(end, kParagraphSign); ++count) {
        end += kParagraphSign.size();
    }
    return end;
}

} // namespace

std::size_t end_of_number(const TextView& text, std::size_t begin) {
    std::size_t end = text.past_digits(begin);
    const std::size_t digits = end - begin;
    if (digits <= 2) {
        if (const std::size_t time_end = past_minutes(text, end); time_end != end) {
            return time_end;
        }
    }
    // "030 123 456" is no number but a telephone's.
    if (digits <= 3 && !text.starts_with(begin, "0")) {
        end = past_groups(text, end);
    }
    const bool has_fraction = text.at(end).value == U',' && is_digit(text.at(end + 1).value);
    return has_fraction ? text.past_digits(end + 1) : end;
}

std::string number_form(std::string_view printed) {
    std::string form;
    const std::size_t stop = printed.find('.');
    // "20.15" is a number only before "Uhr"; groups have three digits.
    const bool is_dotted_time = stop != std::string_view::npos && printed.size() - stop == 3;
    for (const char byte : printed) {
        if ((byte >= '0' && byte <= '9') || byte == ',' || byte == ':') {
            form += byte;
        } else if (byte == '.' && is_dotted_time) {
            form += ':';
        }
    }
    return form;
}

std::size_t end_of_paragraph(const TextView& text, std::size_t begin) {
    std::size_t at = past_paragraph_signs(text, begin);
    if (at == begin) {
        at = past_paragraph_word(text, begin);
    }
    constexpr int kMaxBlanks = 2;
    for (int count = 0; at != begin && count < kMaxBlanks && is_blank(text.at(at).value); ++count) {
        at += text.at(at).length;
    }
    const std::size_t digits_end = text.past_digits(at);
    if (at == begin || digits_end == at) {
        return begin;
    }
    const base::CodePoint letter = text.at(digits_end);
    const char32_t behind = text.at(digits_end + letter.length).value;
    const bool has_letter = is_letter(letter.value) && !is_letter(behind) && !is_digit(behind);
    return has_letter ? digits_end + letter.length : digits_end;
}

bool begins_paragraph_list(std::string_view printed) {
    const std::size_t digits = printed.find_first_of("0123456789");
    const std::string_view sign = printed.substr(0, digits);
    return sign.starts_with("§§") || sign.find("en") != std::string_view::npos;
}

bool is_paragraph_number(std::string_view printed) {
    constexpr std::size_t kLongest = 5;
    if (printed.size() > 1 && printed.back() >= 'a' && printed.back() <= 'z') {
        printed.remove_suffix(1);
    }
    return !printed.empty() && printed.size() <= kLongest &&
           std::all_of(printed.begin(), printed.end(), [](char byte) {
               return is_digit(static_cast<unsigned char>(byte));
           });
}

} // namespace fundstelle::german

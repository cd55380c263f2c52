#include "engine/article/text_form.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

bool is_white_space(char32_t letter) {
    return letter == U' ' || (letter >= U'\t' && letter <= U'\r') || letter == 0x85 ||
           letter == 0xA0 || letter == 0x1680 || (letter >= 0x2000 && letter <= 0x200A) ||
           letter == 0x2028 || letter == 0x2029 || letter == 0x202F || letter == 0x205F ||
           letter == 0x3000 || letter == 0xFEFF;
}

bool is_c1_control(std::string_view text, std::size_t at) {
    return text[at] == '\xC2' && at + 1 < text.size() &&
           static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

/// Gives valid UTF-8 `text` without controls and with "\n" as the only line end.
std::string without_controls(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != 0x7F && byte != 0xC2) {
            result += text[at];
        } else if (byte == 0xC2) {
            if (!is_c1_control(text, at)) {
                result += text[at];
                continue;
            }
            ++at;
            constexpr char kNextLine = '\x85';
            if (text[at] == kNextLine) {
                result += '\n';
            }
        } else if (byte == '\r') {
            result += '\n';
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 1U : 0U;
        } else if (byte == '\t') {
            result += '\t';
        } else if (byte == '\n' || byte == '\v' || byte == '\f') {
            result += '\n';
        }
    }
    return result;
}

std::string_view without_space_at_end(std::string_view text) {
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) {
            --last;
        }
        if (!is_white_space(base::decode_at(text, last).value)) {
            break;
        }
        text = text.substr(0, last);
    }
    return text;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const base::CodePoint first = base::decode_at(text, 0);
        if (!is_white_space(first.value)) {
            break;
        }
        text.remove_prefix(first.length);
    }
    return without_space_at_end(text);
}

std::string clean_text(std::string_view text) {
    const bool is_valid = !base::first_invalid_byte(text);
    const std::string cleaned =
        base::to_nfc(without_controls(is_valid ? std::string(text) : base::repair(text)));
    return std::string(trimmed(cleaned));
}

std::string clean_line(std::string_view text) {
    std::string line = clean_text(text);
    std::replace_if(
        line.begin(), line.end(), [](char letter) { return letter == '\n' || letter == '\t'; }, ' '
    );
    return line;
}

std::string clean_paragraphs(std::string_view text) {
    const std::string cleaned = clean_text(text);
    std::string result;
    result.reserve(cleaned.size());
    std::size_t empty_lines = 0;
    for (std::size_t begin = 0; begin <= cleaned.size();) {
        const std::size_t end = std::min(cleaned.find('\n', begin), cleaned.size());
        const std::string_view line =
            without_space_at_end(std::string_view(cleaned).substr(begin, end - begin));
        begin = end + 1;
        if (line.empty()) {
            ++empty_lines;
            continue;
        }
        if (!result.empty()) {
            result += empty_lines > 0 ? "\n\n" : "\n";
        }
        result += line;
        empty_lines = 0;
    }
    return result;
}

} // namespace fundstelle::article

#include "engine/german/character.hpp"

#include <utf8proc.h>

#include "engine/base/utf8.hpp"

namespace fundstelle::german {

bool is_letter(char32_t value) {
    if (value < 0x80) {
        return (value >= U'a' && value <= U'z') || (value >= U'A' && value <= U'Z');
    }
    if (value < 0x180) {
        return value >= 0xC0 ? value != 0xD7 && value != 0xF7 : value == 0xAA || value == 0xBA;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(value))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
            return true;
        default:
            return false;
    }
}

bool is_mark(char32_t value) {
    if (value < 0x300) {
        return false;
    }
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(value));
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC;
}

bool is_capital(char32_t value) {
    if (value < 0x80) {
        return value >= U'A' && value <= U'Z';
    }
    return utf8proc_category(static_cast<utf8proc_int32_t>(value)) == UTF8PROC_CATEGORY_LU;
}

void append_lower_case(std::string& text, char32_t value) {
    if (value < 0x80) {
        text += static_cast<char>(value >= U'A' && value <= U'Z' ? value + 0x20 : value);
        return;
    }
    if (is_unseen(value)) {
        return;
    }
    if (is_apostrophe(value)) {
        text += '\'';
        return;
    }
    if (is_small_digit(value)) {
        const bool is_raised_early = value == 0xB9 || value == 0xB2 || value == 0xB3;
        text += static_cast<char>(
            U'0' + (value == 0xB9     ? 1
                    : is_raised_early ? value - 0xB0
                                      : value & 0xF)
        );
        return;
    }
    switch (value) {
        case 0x1E9E: // ẞ
            text += "ß";
            return;
        case 0xFB00:
            text += "ff";
            return;
        case 0xFB01:
            text += "fi";
            return;
        case 0xFB02:
            text += "fl";
            return;
        case 0xFB03:
            text += "ffi";
            return;
        case 0xFB04:
            text += "ffl";
            return;
        default:
            base::append_code_point(
                text, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(value)))
            );
    }
}

} // namespace fundstelle::german

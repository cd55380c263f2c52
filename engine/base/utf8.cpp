#include "engine/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace fundstelle::base {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned char byte_at(std::string_view text, std::size_t offset) {
    return static_cast<unsigned char>(text[offset]);
}

/// What stands at an offset: a code point, or the maximal part that could have begun one.
struct Sequence {
    char32_t value = 0;
    std::size_t length = 0;
    bool is_valid = false;
};

/// Lengths and second bytes that a lead byte allows (Unicode 15, table 3-7); length 0: no lead
/// byte.
struct Lead {
    std::size_t length = 0;
    unsigned char second_min = 0x80;
    unsigned char second_max = 0xBF;
};

Lead lead_of(unsigned char byte) {
    if (byte >= 0xC2 && byte <= 0xDF) {
        return {2, 0x80, 0xBF};
    }
    switch (byte) {
        case 0xE0:
            return {3, 0xA0, 0xBF};
        case 0xED:
            return {3, 0x80, 0x9F};
        case 0xF0:
            return {4, 0x90, 0xBF};
        case 0xF4:
            return {4, 0x80, 0x8F};
        default:
            break;
    }
    if (byte >= 0xE1 && byte <= 0xEF) {
        return {3, 0x80, 0xBF};
    }
    if (byte >= 0xF1 && byte <= 0xF3) {
        return {4, 0x80, 0xBF};
    }
    return {};
}

/// REQUIRES a byte at `offset` that is not ASCII.
Sequence examine(std::string_view text, std::size_t offset) {
    const unsigned char first = byte_at(text, offset);
    const Lead lead = lead_of(first);
    if (lead.length == 0) {
        return {kReplacement, 1, false};
    }
    char32_t value = first & (0xFFU >> (lead.length + 1));
    for (std::size_t index = 1; index < lead.length; ++index) {
        if (offset + index >= text.size()) {
            return {kReplacement, index, false};
        }
        const unsigned char byte = byte_at(text, offset + index);
        const unsigned char minimum = index == 1 ? lead.second_min : 0x80;
        const unsigned char maximum = index == 1 ? lead.second_max : 0xBF;
        if (byte < minimum || byte > maximum) {
            return {kReplacement, index, false};
        }
        value = (value << 6U) | (byte & 0x3FU);
    }
    return {value, lead.length, true};
}

/// REQUIRES `value` >= U+0300. False only for code points that are in NFC whatever surrounds them.
bool may_change_in_nfc(char32_t value) {
    const bool is_joining_jamo = value >= 0x1160 && value <= 0x11FF;
    if (is_joining_jamo) {
        return true;
    }
    const auto* property = utf8proc_get_property(static_cast<utf8proc_int32_t>(value));
    const bool is_mark = property->category == UTF8PROC_CATEGORY_MN ||
                         property->category == UTF8PROC_CATEGORY_MC ||
                         property->category == UTF8PROC_CATEGORY_ME;
    const bool is_decomposable = property->decomp_type == 0 && property->decomp_seqindex != 0xFFFF;
    return is_mark || property->combining_class != 0 || is_decomposable;
}

/// Tells of the three bytes of U+2002..U+20BF: quotes, dashes, the euro; common, and never changed.
bool is_plain_punctuation(std::string_view text, std::size_t offset) {
    if (byte_at(text, offset) != 0xE2 || text.size() - offset < 3) {
        return false;
    }
    const unsigned char second = byte_at(text, offset + 1);
    return second == 0x81 || second == 0x82 || (second == 0x80 && byte_at(text, offset + 2) > 0x81);
}

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};

} // namespace

CodePoint decode_multibyte(std::string_view text, std::size_t offset) {
    const Sequence sequence = examine(text, offset);
    return {sequence.value, sequence.is_valid ? sequence.length : 1};
}

void append_code_point(std::string& text, char32_t value) {
    const auto append = [&text](char32_t byte) { text += static_cast<char>(byte); };
    const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (is_surrogate || value > 0x10FFFF) {
        value = kReplacement;
    }
    if (value < 0x80) {
        append(value);
    } else if (value < 0x800) {
        append(0xC0U | (value >> 6U));
        append(0x80U | (value & 0x3FU));
    } else if (value < 0x10000) {
        append(0xE0U | (value >> 12U));
        append(0x80U | ((value >> 6U) & 0x3FU));
        append(0x80U | (value & 0x3FU));
    } else {
        append(0xF0U | (value >> 18U));
        append(0x80U | ((value >> 12U) & 0x3FU));
        append(0x80U | ((value >> 6U) & 0x3FU));
        append(0x80U | (value & 0x3FU));
    }
}

std::optional<std::size_t> first_invalid_byte(std::string_view text) {
    std::size_t offset = 0;
    while (offset < text.size()) {
        if (byte_at(text, offset) < 0x80) {
            ++offset;
            continue;
        }
        const Sequence sequence = examine(text, offset);
        if (!sequence.is_valid) {
            return offset;
        }
        offset += sequence.length;
    }
    return std::nullopt;
}

std::string repair(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (const std::optional<std::size_t> invalid = first_invalid_byte(text)) {
        result += text.substr(0, *invalid);
        append_code_point(result, kReplacement);
        text.remove_prefix(*invalid + examine(text, *invalid).length);
    }
    result += text;
    return result;
}

std::string from_windows_1252(std::string_view bytes) {
    static constexpr std::array<char32_t, 32> kUpperControls{
        0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
    };
    std::string result;
    result.reserve(bytes.size() + bytes.size() / 8);
    for (const char letter : bytes) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool is_in_table = byte >= 0x80 && byte < 0xA0;
        append_code_point(result, is_in_table ? kUpperControls.at(byte - 0x80U) : byte);
    }
    return result;
}

std::string to_nfc(std::string_view text) {
    if (!may_need_nfc(text)) {
        return std::string(text);
    }
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()),
        &mapped,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE)
    );
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
    if (length < 0) {
        return std::string(text);
    }
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

bool may_need_nfc(std::string_view text) {
    // U+0300, the first code point that composition could touch, begins with this byte.
    constexpr unsigned char kFirstLead = 0xCC;
    std::size_t offset = 0;
    while (offset < text.size()) {
        if (byte_at(text, offset) < kFirstLead) {
            ++offset;
        } else if (is_plain_punctuation(text, offset)) {
            offset += 3;
        } else {
            const CodePoint point = decode_at(text, offset);
            if (may_change_in_nfc(point.value)) {
                return true;
            }
            offset += point.length;
        }
    }
    return false;
}

} // namespace fundstelle::base

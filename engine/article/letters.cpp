#include "engine/article/letters.hpp"

#include "engine/article/text_form.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

enum class LetterCase { None, Capital, Small };

/// Source: Unicode 15, blocks Basic Latin to Latin Extended-A, Greek and Cyrillic; Latin Extended-A
/// alternates, with its phase turned between U+0139 and U+0148 and from U+0179 on.
LetterCase case_of(char32_t letter) {
    const auto is_between = [letter](char32_t first, char32_t last) {
        return letter >= first && letter <= last;
    };
    const bool is_odd = letter % 2 == 1;
    if (is_between(U'A', U'Z') || (is_between(0xC0, 0xDE) && letter != 0xD7) ||
        is_between(0x391, 0x3A9) || is_between(0x400, 0x42F) || letter == 0x178 ||
        letter == 0x1E9E) {
        return LetterCase::Capital;
    }
    if (is_between(U'a', U'z') || (is_between(0xDF, 0xFF) && letter != 0xF7) ||
        is_between(0x3B1, 0x3C9) || is_between(0x430, 0x45F) || letter == 0x138 ||
        letter == 0x149 || letter == 0x17F) {
        return LetterCase::Small;
    }
    if (is_between(0x139, 0x148) || is_between(0x179, 0x17E)) {
        return is_odd ? LetterCase::Capital : LetterCase::Small;
    }
    if (is_between(0x100, 0x177)) {
        return is_odd ? LetterCase::Small : LetterCase::Capital;
    }
    return LetterCase::None;
}

LetterCase first_case(std::string_view text) {
    return text.empty() ? LetterCase::None : case_of(base::decode_at(text, 0).value);
}

} // namespace

bool begins_with_capital(std::string_view text) {
    return first_case(text) == LetterCase::Capital;
}

bool begins_with_small_letter(std::string_view text) {
    return first_case(text) == LetterCase::Small;
}

bool goes_on_small(std::string_view text) {
    return begins_with_small_letter(trimmed(text));
}

} // namespace fundstelle::article

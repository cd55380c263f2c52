#include "engine/german/abbreviation.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

// What is printed with blanks between its letters.
constexpr std::array<std::string_view, 28> kSpaced = {
    "zb", "dh", "ua", "uam", "uä", "uvm", "uva", "zt", "idr", "ia", "va", "so", "su", "sa",
    "ev", "ad", "oä", "og",  "ug", "iv",  "uu",  "me", "ie",  "hc", "zz", "vh", "uz", "uw"};

// What is typed without stops and blanks, too, and is no word.
constexpr std::array<std::string_view, 8> kBare = {
    "zb", "zt", "dh", "uvm", "uva", "uam", "uä", "oä"};

constexpr std::size_t kMaxLetters = 12;

bool is_known(std::string_view letters) {
    return std::find(kSpaced.begin(), kSpaced.end(), letters) != kSpaced.end();
}

/// The end of the letter at `offset` if no other word character follows, else `offset`.
std::size_t past_single_letter(const TextView& text, std::size_t offset) {
    const base::CodePoint letter = text.at(offset);
    const char32_t behind = text.at(offset + letter.length).value;
    const bool is_single = is_letter(letter.value) && !is_letter(behind) && !is_digit(behind);
    return is_single ? offset + letter.length : offset;
}

/// "z.B.", "U.S.A", "d.h": at least two letters.
std::size_t past_dense_letters(const TextView& text, std::size_t begin) {
    std::size_t end = begin;
    std::size_t at = begin;
    std::size_t letters = 0;
    while (letters < kMaxLetters) {
        const std::size_t letter_end = past_single_letter(text, at);
        if (letter_end == at) {
            break;
        }
        ++letters;
        const bool has_stop = text.at(letter_end).value == U'.';
        end = letter_end + (has_stop ? 1 : 0);
        at = end;
        if (!has_stop) {
            break;
        }
    }
    return letters >= 2 ? end : begin;
}

/// "z. B.": the longest that is known.
std::size_t past_spaced_letters(const TextView& text, std::size_t begin) {
    std::size_t end = begin;
    std::size_t at = begin;
    std::string letters;
    constexpr std::size_t kMostKnown = 4;
    for (std::size_t count = 0; count < kMostKnown; ++count) {
        const std::size_t letter_end = past_single_letter(text, at);
        if (letter_end == at || text.at(letter_end).value != U'.') {
            break;
        }
        append_lower_case(letters, text.at(at).value);
        if (is_known(letters)) {
            end = letter_end + 1;
        }
        at = letter_end + 1;
        at += is_blank(text.at(at).value) ? text.at(at).length : 0;
    }
    return end;
}

} // namespace

std::size_t end_of_abbreviation(const TextView& text, std::size_t begin) {
    const std::size_t letter_end = past_single_letter(text, begin);
    if (letter_end == begin || text.at(letter_end).value != U'.') {
        return begin;
    }
    return is_blank(text.at(letter_end + 1).value) ? past_spaced_letters(text, begin)
                                                   : past_dense_letters(text, begin);
}

std::string abbreviation_form(std::string_view printed) {
    std::string form;
    for (std::size_t offset = 0; offset < printed.size();) {
        const base::CodePoint letter = base::decode_at(printed, offset);
        offset += letter.length;
        if (is_letter(letter.value)) {
            append_lower_case(form, letter.value);
            form += '.';
        }
    }
    return form;
}

std::string form_of_bare(std::string_view printed) {
    std::string letters;
    for (std::size_t offset = 0; offset < printed.size();) {
        const base::CodePoint letter = base::decode_at(printed, offset);
        append_lower_case(letters, letter.value);
        offset += letter.length;
    }
    const bool is_bare = std::find(kBare.begin(), kBare.end(), letters) != kBare.end();
    const bool is_capitals = printed.empty() || is_capital(base::decode_at(printed, 0).value);
    return is_bare && !is_capitals ? abbreviation_form(printed) : std::string{};
}

std::string bare_form_of(std::string_view form) {
    std::string letters(form);
    std::erase(letters, '.');
    return std::find(kBare.begin(), kBare.end(), letters) != kBare.end() ? letters : std::string{};
}

std::string acronym_of(std::string_view printed) {
    std::string letters;
    for (std::size_t offset = 0; offset < printed.size();) {
        const base::CodePoint letter = base::decode_at(printed, offset);
        offset += letter.length;
        if (is_capital(letter.value)) {
            append_lower_case(letters, letter.value);
        } else if (is_letter(letter.value)) {
            return {};
        }
    }
    return letters;
}

} // namespace fundstelle::german

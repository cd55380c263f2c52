#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "engine/article/article.hpp"
#include "engine/article/letters.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

constexpr auto kAbbreviations = std::to_array<std::string_view>({
    "Abb",  "Abs",  "Abt",  "Adr", "Art",  "Aug", "Az",   "Bd",  "Bhf",  "Bsp",  "Co",
    "Corp", "Dez",  "Dipl", "Do",  "Dr",   "Fa",  "Feb",  "Fr",  "Frl",  "Hbf",  "Hl",
    "Hr",   "Hrsg", "Inc",  "Ing", "Jan",  "Jh",  "Jr",   "Jun", "Kap",  "Ltd",  "Mag",
    "Mio",  "Mr",   "Mrd",  "Mrs", "Nov",  "Nr",  "Okt",  "Pf",  "Prof", "Sept", "Sr",
    "St",   "Std",  "Str",  "Tel", "Verf", "Vol", "bzgl", "bzw", "ca",   "evtl", "geb",
    "gest", "ggf",  "inkl", "max", "med",  "min", "phil", "rer", "sog",  "vgl",  "zzgl",
});
static_assert(std::is_sorted(kAbbreviations.begin(), kAbbreviations.end()));

constexpr std::array<std::string_view, 8> kClosings{"\"", "'", ")", "]", "“", "”", "«", "»"};

bool is_space(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

bool is_word_byte(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

/// The word that ends before `end`, a view into `text`. Looks no further back than any abbreviation
/// reaches.
std::string_view word_before(std::string_view text, std::size_t end) {
    constexpr std::size_t kFarthest = 16;
    std::size_t begin = end;
    while (begin > 0 && end - begin < kFarthest && is_word_byte(text[begin - 1])) {
        --begin;
    }
    return text.substr(begin, end - begin);
}

bool is_roman_number(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char letter) {
        return letter == 'I' || letter == 'V' || letter == 'X';
    });
}

/// Tells whether a full stop behind `word` may belong to the word.
bool takes_full_stop(std::string_view word) {
    if (word.empty()) {
        return false;
    }
    const bool is_number = std::all_of(word.begin(), word.end(), [](unsigned char letter) {
        return std::isdigit(letter) != 0;
    });
    if (is_number) {
        return word.size() <= 2; // "24. Februar", but "im Jahr 2022."
    }
    return base::count_code_points(word) == 1 || is_roman_number(word) ||
           std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), word);
}

std::size_t skip_closings(std::string_view text, std::size_t at) {
    const auto closing_at = [&] {
        return std::find_if(kClosings.begin(), kClosings.end(), [&](std::string_view closing) {
            return text.substr(at).starts_with(closing);
        });
    };
    for (const auto* found = closing_at(); found != kClosings.end(); found = closing_at()) {
        at += found->size();
    }
    return at;
}

/// Gives the length of the mark that can end a sentence at `at`, 0 where there is none.
std::size_t mark_length(std::string_view text, std::size_t at) {
    constexpr std::string_view kEllipsis = "…";
    if (text[at] == '.' || text[at] == '!' || text[at] == '?') {
        return 1;
    }
    return text.substr(at).starts_with(kEllipsis) ? kEllipsis.size() : 0;
}

bool goes_on_in_lower_case(std::string_view text, std::size_t at) {
    while (at < text.size() && is_space(text[at])) {
        ++at;
    }
    if (at >= text.size()) {
        return false;
    }
    return text[at] == ',' || begins_with_small_letter(text.substr(at));
}

} // namespace

std::size_t first_sentence_end(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with("\n\n")) {
            return at;
        }
        const std::size_t length = mark_length(text, at);
        if (length == 0) {
            continue;
        }
        const std::size_t end = skip_closings(text, at + length);
        const bool stands_alone = end >= text.size() || is_space(text[end]);
        const bool is_of_word =
            text[at] == '.' && end == at + 1 && takes_full_stop(word_before(text, at));
        const bool is_last = end >= text.size() || text.substr(end).starts_with("\n\n");
        if (stands_alone && (is_last || (!is_of_word && !goes_on_in_lower_case(text, end)))) {
            return end;
        }
    }
    return text.size();
}

} // namespace fundstelle::article

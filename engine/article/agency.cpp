#include "engine/article/agency.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

namespace fundstelle::article {
namespace {

constexpr auto kAgencies = std::to_array<std::string_view>(
    {"dpa",
     "AFP",
     "AP",
     "Reuters",
     "epd",
     "KNA",
     "SID",
     "APA",
     "ddp",
     "dapd",
     "Tass",
     "Interfax",
     "ANSA",
     "PA"}
);

std::string in_case(std::string_view word, int (*convert)(int)) {
    std::string result(word);
    std::transform(result.begin(), result.end(), result.begin(), [convert](unsigned char letter) {
        return static_cast<char>(convert(letter));
    });
    return result;
}

bool is_word_byte(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

} // namespace

bool is_agency(std::string_view word) {
    // "Ap" and "Pa" are no agencies, and "Sid" is a first name: all upper or all lower case, or as
    // printed.
    return std::any_of(kAgencies.begin(), kAgencies.end(), [word](std::string_view agency) {
        return word == agency || word == in_case(agency, std::toupper) ||
               word == in_case(agency, std::tolower);
    });
}

std::string agencies_in(std::string_view text) {
    std::string joined;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && is_word_byte(text[end])) {
            ++end;
        }
        const std::string_view word = text.substr(begin, end - begin);
        begin = end + 1;
        const bool is_new =
            ("/" + joined + "/").find("/" + std::string(word) + "/") == std::string::npos;
        if (!word.empty() && is_agency(word) && is_new) {
            joined += joined.empty() ? "" : "/";
            joined += word;
        }
    }
    return joined;
}

} // namespace fundstelle::article

#include "engine/german/loan_ending.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

template <std::size_t Count>
bool ends_with_any(std::string_view word, const std::array<std::string_view, Count>& ends) {
    return std::any_of(ends.begin(), ends.end(), [word](std::string_view end) {
        return word.ends_with(end);
    });
}

template <std::size_t Count>
bool is_any(std::string_view word, const std::array<std::string_view, Count>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Words whose -os is theirs, also at a compound's end; "arbeitslos" is an adjective.
constexpr auto kOwnOs = std::to_array<std::string_view>(
    {"los",
     "chaos",
     "kosmos",
     "epos",
     "pathos",
     "ethos",
     "mythos",
     "logos",
     "zeros",
     "albatros",
     "thermos",
     "famos",
     "moos",
     "ios",
     "boos"}
);

// Plurals that those rules would keep from losing theirs.
constexpr auto kLoansInOs = std::to_array<std::string_view>(
    {"radios",
     "studios",
     "szenarios",
     "portfolios",
     "trios",
     "kilos",
     "gigolos",
     "solos",
     "silos",
     "tattoos",
     "zoos",
     "shampoos"}
);

constexpr auto kNamesInOs = std::to_array<std::string_view>(
    {"carlos", "marcos", "santos", "ramos", "burgos", "samos", "davos", "soros"}
);

// The same for -as.
constexpr auto kOwnAs =
    std::to_array<std::string_view>({"ias", "gas", "glas", "gras", "aas", "etwas", "ananas"});

constexpr auto kNamesInAs = std::to_array<std::string_view>(
    {"hamas",   "andreas", "thomas",  "lukas",    "lucas",    "jonas",   "judas",
     "dallas",  "atlas",   "texas",   "kansas",   "niklas",   "nikolas", "nicolas",
     "douglas", "pampas",  "caracas", "arkansas", "honduras", "bahamas", "adidas",
     "midas",   "madras",  "pallas",  "barnabas", "vegas"}
);

constexpr auto kShortInAs = std::to_array<std::string_view>({"omas", "opas"});

// Words in -i, -u and -w that take an s; for most others it is their own ("praxis", "virus").
constexpr auto kLoans = std::to_array<std::string_view>(
    {"taxis",   "krimis",   "profis", "promis", "nazis",   "azubis",   "kiwis",   "alibis",
     "skis",    "wikis",    "ossis",  "wessis", "knackis", "salafis",  "akkus",   "tabus",
     "iglus",   "emus",     "gurus",  "tofus",  "niveaus", "plateaus", "bureaus", "interviews",
     "reviews", "previews", "shows",  "crews",  "menüs"}
);

constexpr auto kOwnPs = std::to_array<std::string_view>(
    {"schnaps",
     "kollaps",
     "mumps",
     "grips",
     "gips",
     "klaps",
     "stups",
     "raps",
     "schlips",
     "rülps",
     "zeps",
     "eklips"}
);

bool has_s_behind_o(std::string_view word) {
    return ends_with_any(word, kLoansInOs) ||
           !(ends_with_any(word, kOwnOs) || is_any(word, kNamesInOs));
}

bool has_s_behind_a(std::string_view word) {
    return !(ends_with_any(word, kOwnAs) || is_any(word, kNamesInAs));
}

/// Whether the s at the end of a word is an ending.
bool has_loan_s(std::string_view word) {
    switch (word[word.size() - 2]) {
        case 'o':
            return has_s_behind_o(word);
        case 'a':
            return has_s_behind_a(word);
        case 'y':
        case 'c':
        case 'j':
            return true;
        case 'p':
            return !ends_with_any(word, kOwnPs);
        default:
            return ends_with_any(word, kLoans);
    }
}

} // namespace

std::string_view without_loan_s(std::string_view word) {
    constexpr std::size_t kShortest = 5;
    if (!word.ends_with('s')) {
        return word;
    }
    const bool is_short_one = is_any(word, kShortInAs) || word == "apps";
    const bool is_loan = is_short_one || (word.size() >= kShortest && has_loan_s(word));
    return is_loan ? word.substr(0, word.size() - 1) : word;
}

} // namespace fundstelle::german

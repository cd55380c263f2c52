#include "engine/german/hung_word.hpp"

#include <algorithm>
#include <array>

namespace fundstelle::german {

namespace {

// Frequent second halves; the longest that fits is taken.
constexpr std::array<std::string_view, 48> kTails = {
    "europa",     "deutschland", "amerika",     "afrika",   "asien",     "minister",
    "ministerin", "ministerien", "ministerium", "politik",  "politiker", "wirtschaft",
    "steuer",     "steuern",     "partei",      "parteien", "schule",    "schulen",
    "schüler",    "verkehr",     "kosten",      "preise",   "recht",     "rechte",
    "land",       "länder",      "stadt",       "städte",   "gebiet",    "gebiete",
    "firmen",     "unternehmen", "industrie",   "handel",   "vertrag",   "verträge",
    "pflicht",    "pflichten",   "arbeit",      "arbeiten", "ausgänge",  "gänge",
    "zeit",       "zeiten",      "seite",       "seiten",   "teil",      "teile"};

// Frequent first halves; the longest that fits is cut off.
constexpr std::array<std::string_view, 44> kHeads = {
    "ost",    "west",    "nord",  "süd",    "mittel", "zentral", "vor",    "nach",   "ein",
    "aus",    "an",      "ab",    "haupt",  "neben",  "ober",    "unter",  "innen",  "außen",
    "groß",   "klein",   "hoch",  "tief",   "früh",   "spät",    "sommer", "winter", "bundes",
    "landes", "kreis",   "stadt", "über",   "auf",    "zu",      "rück",   "vorder", "hinter",
    "inland", "ausland", "land",  "finanz", "innen",  "kultur",  "sport",  "schul"};

template <std::size_t Count, typename Fits>
std::string_view longest(const std::array<std::string_view, Count>& parts, Fits fits) {
    std::string_view best;
    for (const std::string_view part : parts) {
        if (part.size() > best.size() && fits(part)) {
            best = part;
        }
    }
    return best;
}

} // namespace

std::string_view shared_tail(std::string_view whole_word) {
    constexpr std::size_t kShortestTail = 4;
    const std::string_view tail = longest(kTails, [&](std::string_view part) {
        return whole_word.size() > part.size() && whole_word.ends_with(part);
    });
    if (!tail.empty()) {
        return whole_word.substr(whole_word.size() - tail.size());
    }
    const std::string_view head = longest(kHeads, [&](std::string_view part) {
        return whole_word.size() >= part.size() + kShortestTail && whole_word.starts_with(part);
    });
    return head.empty() ? std::string_view{} : whole_word.substr(head.size());
}

bool binds_hung_words(std::string_view normal) {
    constexpr std::array<std::string_view, 5> kBinders = {"und", "oder", "bzw", "sowie", "als"};
    return std::find(kBinders.begin(), kBinders.end(), normal) != kBinders.end();
}

} // namespace fundstelle::german

#include "engine/article/byline.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/article/agency.hpp"
#include "engine/article/letters.hpp"
#include "engine/article/text_form.hpp"
#include "engine/base/utf8.hpp"

namespace fundstelle::article {
namespace {

constexpr auto kOpenings = std::to_array<std::string_view>({"Von ", "VON ", "von ", "By ", "by "});
constexpr auto kSeparators =
    std::to_array<std::string_view>({", ", " und ", " sowie ", " and ", " & ", " | ", "/"});
constexpr auto kSmallWords = std::to_array<std::string_view>(
    {"und", "sowie", "mit", "von", "vom", "van", "de", "der", "den", "di",  "da", "del", "la", "le",
     "zu",  "zum",   "zur", "ten", "ter", "dos", "al", "el",  "bin", "aus", "in", "&",   "|"}
);
constexpr auto kPlaceOpenings = std::to_array<std::string_view>({" aus ", " in "});

std::string_view without_opening(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view opening : kOpenings) {
        if (text.starts_with(opening)) {
            return trimmed(text.substr(opening.size()));
        }
    }
    return text;
}

/// Cuts what stands in parentheses, and where the author writes from: "Anna Schneider (Text)", "...
/// aus Brüssel".
std::string_view name_alone(std::string_view part) {
    part = trimmed(part.substr(0, part.find('(')));
    for (const std::string_view opening : kPlaceOpenings) {
        part = trimmed(part.substr(0, part.find(opening)));
    }
    return part;
}

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        std::size_t nearest = text.size();
        std::size_t length = 0;
        for (const std::string_view separator : kSeparators) {
            const std::size_t found = text.find(separator);
            if (found < nearest) {
                nearest = found;
                length = separator.size();
            }
        }
        parts.push_back(text.substr(0, nearest));
        text.remove_prefix(nearest + length);
    }
    return parts;
}

bool is_name_word(std::string_view word) {
    return begins_with_capital(word) || word.starts_with('(') || is_agency(word) ||
           std::find(kSmallWords.begin(), kSmallWords.end(), word) != kSmallWords.end();
}

} // namespace

std::vector<std::string> names_of_byline(std::string_view text) {
    std::vector<std::string> names;
    bool has_whole_name = false;
    constexpr std::size_t kMaxBytes = 2000; // more is no byline
    for (const std::string_view part :
         split(without_opening(base::prefix_of_bytes(text, kMaxBytes)))) {
        const std::string_view name = name_alone(part);
        if (!name.empty() && agencies_in(name) != name) {
            names.emplace_back(name);
            has_whole_name = has_whole_name || name.find(' ') != std::string_view::npos;
        }
    }
    // A word alone beside whole names is the place: "Von Anna Schneider, Brüssel".
    std::erase_if(names, [&](const std::string& name) {
        return has_whole_name && name.find(' ') == std::string::npos;
    });
    return names;
}

std::optional<std::vector<std::string>> read_byline(std::string_view paragraph) {
    constexpr std::size_t kMaxCodePoints = 120;
    constexpr std::string_view kClosings = ".:;!?";
    const std::string_view text = trimmed(paragraph);
    const bool opens = text.starts_with("Von ") || text.starts_with("VON ");
    if (!opens || text.find('\n') != std::string_view::npos ||
        kClosings.find(text.back()) != std::string_view::npos ||
        base::count_code_points(text) > kMaxCodePoints) {
        return std::nullopt;
    }
    std::string_view rest = without_opening(text);
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        std::string_view word = rest.substr(0, end);
        word = word.substr(0, word.find_last_not_of(",)") + 1);
        if (!word.empty() && !is_name_word(word)) {
            return std::nullopt;
        }
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    std::vector<std::string> names = names_of_byline(text);
    return names.empty() ? std::nullopt : std::optional(std::move(names));
}

} // namespace fundstelle::article

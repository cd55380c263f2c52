#include "server/page/language.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>

#include "server/gate/syntax.hpp"

namespace fundstelle::server {

namespace {

std::optional<Language> language_named(std::string_view range) {
    const auto begins_with = [range](std::string_view code) {
        const bool is_long_enough = range.size() >= code.size();
        return is_long_enough && (range.size() == code.size() || range[code.size()] == '-') &&
               std::equal(code.begin(), code.end(), range.begin(), [](char wanted, char given) {
                   return wanted == std::tolower(static_cast<unsigned char>(given));
               });
    };
    if (begins_with("de")) {
        return Language::German;
    }
    return begins_with("en") ? std::optional(Language::English) : std::nullopt;
}

/// Gives the weight of ";q=0.8" in a language range, 1 where there is none.
double quality_of(std::string_view range) {
    const std::size_t at = range.find("q=");
    double quality = 1;
    if (at != std::string_view::npos) {
        const std::string_view number = range.substr(at + 2);
        std::from_chars(number.data(), number.data() + number.size(), quality);
    }
    return quality;
}

} // namespace

Language language_of(const HttpRequest& http) {
    for (const auto& [name, value] : http.query) {
        const std::optional<Language> named = language_named(value);
        if (name == "lang" && named) {
            return *named;
        }
    }
    std::string_view rest = http.header("accept-language");
    Language best = Language::German;
    double best_quality = 0;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        const std::string_view range = gate::trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::optional<Language> named =
            language_named(gate::trimmed(range.substr(0, range.find(';'))));
        const double quality = quality_of(range);
        if (named && quality > best_quality) {
            best = *named;
            best_quality = quality;
        }
    }
    return best;
}

std::string_view code_of(Language language) {
    return language == Language::German ? "de" : "en";
}

} // namespace fundstelle::server

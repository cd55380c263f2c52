#include "server/negotiation.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "server/gate/syntax.hpp"

namespace fundstelle::server {

namespace {

/// One entry of a header that lists what is accepted.
struct Preference {
    std::string_view name;
    double weight = 1; ///< 0: not at all
};

/// Gives the weight of ";q=0.5" among an entry's parameters; 1 where there is none.
double weight_of(std::string_view parameters) {
    while (!parameters.empty()) {
        const std::string_view parameter =
            gate::trimmed(parameters.substr(0, parameters.find(';')));
        const std::size_t end = parameters.find(';');
        parameters =
            end == std::string_view::npos ? std::string_view{} : parameters.substr(end + 1);
        if (parameter.size() > 2 && (parameter[0] == 'q' || parameter[0] == 'Q') &&
            parameter[1] == '=') {
            double weight = 0;
            const std::string_view number = parameter.substr(2);
            std::from_chars(number.data(), number.data() + number.size(), weight);
            return std::clamp(weight, 0.0, 1.0);
        }
    }
    return 1;
}

/// Calls `take` with each entry of a list header.
template <typename Take>
void for_each_preference(std::string_view header, Take take) {
    while (!header.empty()) {
        const std::size_t end = header.find(',');
        const std::string_view entry = header.substr(0, end);
        header = end == std::string_view::npos ? std::string_view{} : header.substr(end + 1);
        const std::size_t semicolon = entry.find(';');
        const std::string_view name = gate::trimmed(entry.substr(0, semicolon));
        if (!name.empty()) {
            take(Preference{
                name,
                semicolon == std::string_view::npos ? 1 : weight_of(entry.substr(semicolon + 1))});
        }
    }
}

/// How exactly a range names a media type: 0 not at all, 1 "*/*", 2 "text/*", 3 "text/html".
int exactness(std::string_view range, std::string_view media_type) {
    if (range == "*/*" || range == "*") {
        return 1;
    }
    const std::string_view type = media_type.substr(0, media_type.find('/') + 1);
    if (range.size() == type.size() + 1 && range.ends_with('*') &&
        gate::is_same_word(range.substr(0, type.size()), type)) {
        return 2;
    }
    return gate::is_same_word(range, media_type) ? 3 : 0;
}

/// Gives the weight of a name in a list; that of "*" where it does not stand there.
std::optional<double> weight_in(std::string_view header, std::string_view name) {
    std::optional<double> exact;
    std::optional<double> any;
    for_each_preference(header, [&](const Preference& preference) {
        if (gate::is_same_word(preference.name, name)) {
            exact = preference.weight;
        } else if (preference.name == "*") {
            any = preference.weight;
        }
    });
    return exact ? exact : any;
}

/// Gives the highest weight of a language with or without a region ("de", "de-AT").
double language_weight(std::string_view header, std::string_view language) {
    double best = 0;
    for_each_preference(header, [&](const Preference& preference) {
        const std::string_view primary = preference.name.substr(0, preference.name.find('-'));
        if (gate::is_same_word(primary, language)) {
            best = std::max(best, preference.weight);
        }
    });
    return best;
}

} // namespace

bool accepts_media_type(std::string_view accept, std::string_view media_type) {
    media_type = gate::trimmed(media_type.substr(0, media_type.find(';')));
    bool is_any_range = false;
    int best = 0;
    double weight = 0;
    for_each_preference(accept, [&](const Preference& preference) {
        is_any_range = true;
        const int exact = exactness(preference.name, media_type);
        if (exact > best) {
            best = exact;
            weight = preference.weight;
        } else if (exact == best && exact > 0) {
            weight = std::max(weight, preference.weight);
        }
    });
    return !is_any_range || weight > 0;
}

ContentCoding chosen_coding(std::string_view accept_encoding) {
    const double zstd = weight_in(accept_encoding, "zstd").value_or(0);
    const double gzip = weight_in(accept_encoding, "gzip").value_or(0);
    const double best = std::max(zstd, gzip);
    const double identity = weight_in(accept_encoding, "identity").value_or(0);
    if (best <= 0 || identity > best) {
        return ContentCoding::Identity;
    }
    return zstd >= gzip ? ContentCoding::Zstd : ContentCoding::Gzip;
}

bool prefers_german(std::string_view accept_language) {
    return language_weight(accept_language, "de") > language_weight(accept_language, "en");
}

} // namespace fundstelle::server

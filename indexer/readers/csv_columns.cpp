#include "indexer/readers/csv_columns.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/article/field.hpp"
#include "engine/article/json_names.hpp"
#include "engine/article/text_form.hpp"
#include "engine/base/ascii.hpp"
#include "indexer/readers/news_date.hpp"

namespace fundstelle::indexer {

namespace {

using article::Field;

struct GermanName {
    std::string_view german;
    std::string_view name;
};

/// In small letters.
constexpr auto kGermanNames = std::to_array<GermanName>(
    {{"titel", "title"},
     {"überschrift", "title"},
     {"schlagzeile", "title"},
     {"vorspann", "lead"},
     {"teaser", "lead"},
     {"anreißer", "lead"},
     {"text", "body"},
     {"artikeltext", "body"},
     {"volltext", "body"},
     {"inhalt", "body"},
     {"artikel", "body"},
     {"bildunterschrift", "caption"},
     {"bildtext", "caption"},
     {"bildnachweis", "credit"},
     {"foto", "credit"},
     {"datum", "published_at"},
     {"erschienen", "published_at"},
     {"veröffentlicht", "published_at"},
     {"date", "published_at"},
     {"published", "published_at"},
     {"aktualisiert", "updated_at"},
     {"geändert", "updated_at"},
     {"updated", "updated_at"},
     {"ressort", "section"},
     {"rubrik", "section"},
     {"quelle", "source"},
     {"zeitung", "source"},
     {"medium", "source"},
     {"agentur", "agency"},
     {"ort", "place"},
     {"sprache", "language"},
     {"link", "url"},
     {"adresse", "url"},
     {"autor", "authors"},
     {"autoren", "authors"},
     {"autorin", "authors"},
     {"verfasser", "authors"},
     {"schlagwörter", "keywords"},
     {"schlagworte", "keywords"},
     {"schlagwort", "keywords"},
     {"stichwörter", "keywords"},
     {"stichworte", "keywords"},
     {"nummer", "id"},
     {"kennung", "id"}}
);

std::string in_small_letters(std::string_view text) {
    std::string lower = base::in_lower_case(text);
    // Only these capital letters stand outside of ASCII in German names.
    for (const auto& [capital, small] :
         {std::pair{"Ä", "ä"}, std::pair{"Ö", "ö"}, std::pair{"Ü", "ü"}}) {
        for (std::size_t at = lower.find(capital); at != std::string::npos;
             at = lower.find(capital, at)) {
            lower.replace(at, std::string_view(capital).size(), small);
        }
    }
    return lower;
}

/// Gives the name that article_json knows; "" where there is none.
std::string known_name(std::string_view written) {
    const std::string name = in_small_letters(article::trimmed(written));
    const std::span<const article::JsonName> known = article::json_names();
    const auto same = std::find_if(known.begin(), known.end(), [&](const article::JsonName& row) {
        return in_small_letters(row.path) == name && row.path.find('.') == std::string_view::npos;
    });
    const auto* const german =
        std::find_if(kGermanNames.begin(), kGermanNames.end(), [&](const GermanName& row) {
            return row.german == name;
        });
    // "text" is a body of schema.org, too, but not the first choice there.
    if (german != kGermanNames.end()) {
        return std::string(german->name);
    }
    return same == known.end() ? "" : std::string(same->path);
}

/// The field and the way of reading that a known name has first.
const article::JsonName& row_of(std::string_view name) {
    const std::span<const article::JsonName> known = article::json_names();
    return *std::find_if(known.begin(), known.end(), [&](const article::JsonName& row) {
        return row.path == name;
    });
}

/// Our export writes an apostrophe before what a spreadsheet would run.
std::string_view without_guard(std::string_view cell) {
    constexpr auto kGuarded = std::to_array<std::string_view>(
        {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}
    );
    const bool is_guarded =
        cell.starts_with('\'') &&
        std::any_of(kGuarded.begin(), kGuarded.end(), [cell](std::string_view beginning) {
            return cell.substr(1).starts_with(beginning);
        });
    return is_guarded ? cell.substr(1) : cell;
}

std::vector<std::string> entries_of(std::string_view cell, bool splits_at_commas) {
    const char separator = splits_at_commas && cell.find(';') == std::string_view::npos ? ',' : ';';
    std::vector<std::string> entries;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find(separator, begin), cell.size());
        entries.emplace_back(article::trimmed(cell.substr(begin, end - begin)));
        begin = end + 1;
    }
    return entries;
}

/// A cell as article_json takes it.
nlohmann::json value_of(
    const article::JsonName& row, std::string_view cell, const base::TimeZone& zone
) {
    using article::Reading;
    if (row.reading == Reading::List || row.reading == Reading::Words) {
        return entries_of(cell, row.field == Field::Keywords);
    }
    if (row.reading == Reading::Moment) {
        if (const std::optional<base::Instant> instant = parse_news_date(cell, zone)) {
            return base::to_rfc3339(*instant, zone);
        }
    }
    return std::string(cell);
}

} // namespace

CsvColumns::CsvColumns(const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        names_.push_back(known_name(name));
    }
}

bool CsvColumns::hold_an_article() const {
    return std::any_of(names_.begin(), names_.end(), [](const std::string& name) {
        if (name.empty()) {
            return false;
        }
        const Field field = row_of(name).field;
        return field == Field::Title || field == Field::Body;
    });
}

std::size_t CsvColumns::known_count() const {
    return names_.size() - static_cast<std::size_t>(std::count(names_.begin(), names_.end(), ""));
}

article::ArticleOrReason CsvColumns::article_of(
    const std::vector<std::string>& cells, const base::TimeZone& zone
) const {
    if (cells.size() > names_.size()) {
        return "has " + std::to_string(cells.size()) + " cells, the first row " +
               std::to_string(names_.size());
    }
    nlohmann::json object = nlohmann::json::object();
    for (std::size_t place = 0; place < cells.size(); ++place) {
        const std::string_view cell = article::trimmed(without_guard(cells[place]));
        const std::string& name = names_[place];
        if (!name.empty() && !cell.empty() && !object.contains(name)) {
            object[name] = value_of(row_of(name), cell, zone);
        }
    }
    return article::article_from_value(object, zone);
}

} // namespace fundstelle::indexer

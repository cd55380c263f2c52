#include "engine/article/field.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "engine/base/ascii.hpp"

namespace fundstelle::article {
namespace {

using enum Field;

constexpr std::array kFields{
    FieldRow{Id, "id", "", "", "", FieldKind::Key, "", "Q", kNoSlot, false},
    FieldRow{Title, "title", "", "titel", "title", FieldKind::Text, "S", "", kNoSlot, false},
    FieldRow{Lead, "lead", "", "", "", FieldKind::Text, "", "", kNoSlot, false},
    FieldRow{Body, "body", "", "", "", FieldKind::Text, "", "", kNoSlot, false},
    FieldRow{Caption, "caption", "", "", "", FieldKind::Text, "", "", kNoSlot, false},
    FieldRow{Credit, "credit", "", "", "", FieldKind::Stored, "", "", kNoSlot, false},
    FieldRow{Crossheads, "crossheads", "", "", "", FieldKind::Stored, "", "", kNoSlot, true},
    FieldRow{
        PublishedAt, "published_at", "", "datum", "date", FieldKind::Instant, "", "", 0, false},
    FieldRow{UpdatedAt, "updated_at", "", "", "", FieldKind::Instant, "", "", 1, false},
    FieldRow{
        Section,
        "section",
        "section",
        "ressort",
        "section",
        FieldKind::Value,
        "XG",
        "XGV",
        3,
        false},
    FieldRow{
        Source, "source", "source", "quelle", "source", FieldKind::Value, "XU", "XUV", 4, false},
    FieldRow{
        Agency, "agency", "agency", "agentur", "agency", FieldKind::Value, "XB", "XBV", 5, false},
    FieldRow{Place, "place", "place", "ort", "place", FieldKind::Value, "XL", "XLV", 6, false},
    FieldRow{
        Language,
        "language",
        "language",
        "sprache",
        "language",
        FieldKind::Value,
        "",
        "XYV",
        7,
        false},
    FieldRow{Url, "url", "", "", "", FieldKind::Stored, "", "", kNoSlot, false},
    FieldRow{
        Authors, "authors", "author", "autor", "author", FieldKind::Value, "A", "XAV", 8, true},
    FieldRow{
        Keywords,
        "keywords",
        "keyword",
        "schlagwort",
        "keyword",
        FieldKind::Value,
        "K",
        "XKV",
        9,
        true},
};

constexpr bool rows_stand_in_order() {
    for (std::size_t index = 0; index < kFields.size(); ++index) {
        if (static_cast<std::size_t>(kFields[index].field) != index) {
            return false;
        }
    }
    return true;
}
static_assert(rows_stand_in_order());

bool equal_in_any_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return base::in_lower_case(a) == base::in_lower_case(b);
    });
}

template <typename Predicate>
const FieldRow* find_row(Predicate predicate) {
    const auto* const row = std::find_if(kFields.begin(), kFields.end(), predicate);
    return row == kFields.end() ? nullptr : row;
}

std::string Article::*text_member(Field field) {
    switch (field) {
        case Id:
            return &Article::id;
        case Title:
            return &Article::title;
        case Lead:
            return &Article::lead;
        case Body:
            return &Article::body;
        case Caption:
            return &Article::caption;
        case Credit:
            return &Article::credit;
        case Section:
            return &Article::section;
        case Source:
            return &Article::source;
        case Agency:
            return &Article::agency;
        case Place:
            return &Article::place;
        case Language:
            return &Article::language;
        case Url:
            return &Article::url;
        case Crossheads:
        case PublishedAt:
        case UpdatedAt:
        case Authors:
        case Keywords:
            break;
    }
    return nullptr;
}

std::vector<std::string> Article::*list_member(Field field) {
    switch (field) {
        case Crossheads:
            return &Article::crossheads;
        case Authors:
            return &Article::authors;
        case Keywords:
            return &Article::keywords;
        default:
            return nullptr;
    }
}

std::optional<base::Instant> Article::*instant_member(Field field) {
    switch (field) {
        case PublishedAt:
            return &Article::published_at;
        case UpdatedAt:
            return &Article::updated_at;
        default:
            return nullptr;
    }
}

/// Gives what the article holds in `member`; nothing where there is no such member. `Owner`:
/// Article, const or not.
template <typename Owner, typename Value>
auto* held(Owner& article, Value Article::*member) {
    return member == nullptr ? nullptr : &(article.*member);
}

} // namespace

std::span<const FieldRow> fields() {
    return kFields;
}

const FieldRow& field_row(Field field) {
    return kFields.at(static_cast<std::size_t>(field));
}

const FieldRow* find_query_field(std::string_view name) {
    if (name.empty()) {
        return nullptr;
    }
    return find_row([name](const FieldRow& row) {
        return equal_in_any_case(row.german_name, name) ||
               equal_in_any_case(row.english_name, name);
    });
}

const FieldRow* find_parameter_field(std::string_view name) {
    if (name.empty()) {
        return nullptr;
    }
    return find_row([name](const FieldRow& row) { return row.parameter == name; });
}

std::vector<std::string_view> values_of(const Article& article, Field field) {
    if (const std::vector<std::string>* list = list_of(article, field)) {
        return {list->begin(), list->end()};
    }
    const std::string* text = text_of(article, field);
    return text == nullptr || text->empty() ? std::vector<std::string_view>{}
                                            : std::vector<std::string_view>{*text};
}

const std::string* text_of(const Article& article, Field field) {
    return held(article, text_member(field));
}

std::string* text_of(Article& article, Field field) {
    return held(article, text_member(field));
}

const std::vector<std::string>* list_of(const Article& article, Field field) {
    return held(article, list_member(field));
}

std::vector<std::string>* list_of(Article& article, Field field) {
    return held(article, list_member(field));
}

const std::optional<base::Instant>* instant_of(const Article& article, Field field) {
    return held(article, instant_member(field));
}

std::optional<base::Instant>* instant_of(Article& article, Field field) {
    return held(article, instant_member(field));
}

} // namespace fundstelle::article

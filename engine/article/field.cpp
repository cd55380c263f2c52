#include "engine/article/field.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

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

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool equal_in_any_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
        return lower(a) == lower(b);
    });
}

template <typename Predicate>
const FieldRow* find_row(Predicate predicate) {
    const auto* const row = std::find_if(kFields.begin(), kFields.end(), predicate);
    return row == kFields.end() ? nullptr : row;
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
    switch (field) {
        case Id:
            return &article.id;
        case Title:
            return &article.title;
        case Lead:
            return &article.lead;
        case Body:
            return &article.body;
        case Caption:
            return &article.caption;
        case Credit:
            return &article.credit;
        case Section:
            return &article.section;
        case Source:
            return &article.source;
        case Agency:
            return &article.agency;
        case Place:
            return &article.place;
        case Language:
            return &article.language;
        case Url:
            return &article.url;
        case Crossheads:
        case PublishedAt:
        case UpdatedAt:
        case Authors:
        case Keywords:
            break;
    }
    return nullptr;
}

const std::vector<std::string>* list_of(const Article& article, Field field) {
    switch (field) {
        case Crossheads:
            return &article.crossheads;
        case Authors:
            return &article.authors;
        case Keywords:
            return &article.keywords;
        default:
            return nullptr;
    }
}

const std::optional<base::Instant>* instant_of(const Article& article, Field field) {
    switch (field) {
        case PublishedAt:
            return &article.published_at;
        case UpdatedAt:
            return &article.updated_at;
        default:
            return nullptr;
    }
}

// The article that comes in may change, so what points into it may change too.
std::string* text_of(Article& article, Field field) {
    return const_cast<std::string*>(text_of(static_cast<const Article&>(article), field));
}

std::vector<std::string>* list_of(Article& article, Field field) {
    return const_cast<std::vector<std::string>*>(
        list_of(static_cast<const Article&>(article), field)
    );
}

std::optional<base::Instant>* instant_of(Article& article, Field field) {
    return const_cast<std::optional<base::Instant>*>(
        instant_of(static_cast<const Article&>(article), field)
    );
}

} // namespace fundstelle::article

#pragma once
// The one table of an article's fields: their names in JSON, in queries and as parameters, and how
// each is indexed.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/article.hpp"

namespace fundstelle::article {

/// All fields, in the order of `fields()`.
enum class Field : std::uint8_t {
    Id,
    Title,
    Lead,
    Body,
    Caption,
    Credit,
    Crossheads,
    PublishedAt,
    UpdatedAt,
    Section,
    Source,
    Agency,
    Place,
    Language,
    Url,
    Authors,
    Keywords,
};

/// How a field takes part in searching.
enum class FieldKind : std::uint8_t {
    Key,     ///< the unique id
    Text,    ///< analysed, searched by every query
    Value,   ///< filtered by its exact value, searched as words by `name:`, counted as a facet
    Instant, ///< compared and sorted
    Stored,  ///< only given back
};

/// One field. The prefixes obey Xapian's convention: capital letters, "X" first for our own.
struct FieldRow {
    Field field;
    std::string_view json_name;    ///< "authors"
    std::string_view parameter;    ///< of the search request and of facets: "author"; "" where none
    std::string_view german_name;  ///< in queries: "autor"; "" where none
    std::string_view english_name; ///< in queries: "author"; "" where none
    FieldKind kind;
    std::string_view word_prefix;  ///< of terms for its words; "" where none
    std::string_view value_prefix; ///< of the term for its exact value; "" where none
    std::uint32_t value_slot;      ///< of its value; kNoSlot where none
    bool is_list;
};

inline constexpr std::uint32_t kNoSlot = 0xffffffff;

/// Gives all rows, in the order of `Field`. Safe from any thread.
[[nodiscard]] std::span<const FieldRow> fields();

/// Gives the row of a field.
[[nodiscard]] const FieldRow& field_row(Field field);

/// Finds the field that a query names ("titel", "Author"), whatever its case; nothing where
/// unknown.
[[nodiscard]] const FieldRow* find_query_field(std::string_view name);

/// Finds the field of a filter or facet parameter ("author"); nothing where unknown.
[[nodiscard]] const FieldRow* find_parameter_field(std::string_view name);

/// Gives the values of a Value field (one, none, or the list's entries), views into `article`.
[[nodiscard]] std::vector<std::string_view> values_of(const Article& article, Field field);

/// Gives the article's text of a field that holds one text; nothing for lists and instants.
[[nodiscard]] std::string* text_of(Article& article, Field field);
[[nodiscard]] const std::string* text_of(const Article& article, Field field);

/// Gives the article's list of a field that holds several texts; nothing for all others.
[[nodiscard]] std::vector<std::string>* list_of(Article& article, Field field);
[[nodiscard]] const std::vector<std::string>* list_of(const Article& article, Field field);

/// Gives the article's instant of PublishedAt or UpdatedAt; nothing for all others.
[[nodiscard]] std::optional<base::Instant>* instant_of(Article& article, Field field);
[[nodiscard]] const std::optional<base::Instant>* instant_of(const Article& article, Field field);

} // namespace fundstelle::article

#pragma once
// What the columns of a table mean, by their names in German or English.
#include <cstddef>
#include <string>
#include <vector>

#include "engine/article/article_json.hpp"
#include "engine/base/time_zone.hpp"

namespace fundstelle::indexer {

/// The columns of one table. Names are ours, schema.org's, ninjs' (as in JSON) or German ones
/// ("Titel", "Vorspann", "Text", "Datum", "Ressort"), in any case; unknown columns are passed over.
class CsvColumns {
public:
    explicit CsvColumns(const std::vector<std::string>& names);

    /// Tells whether a row could be an article: a column is a title or a body.
    [[nodiscard]] bool hold_an_article() const;

    /// How many columns have a meaning.
    [[nodiscard]] std::size_t known_count() const;

    /// Makes an article of a row's cells, or tells why not. Lists are separated by semicolons,
    /// keywords also by commas. The apostrophe that our export puts before what a spreadsheet
    /// would take for a formula is taken away. Never throws.
    [[nodiscard]] article::ArticleOrReason article_of(
        const std::vector<std::string>& cells, const base::TimeZone& zone
    ) const;

private:
    std::vector<std::string> names_; ///< as article_json knows them; "" where unknown
};

} // namespace fundstelle::indexer

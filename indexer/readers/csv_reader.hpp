#pragma once
// Cuts a table into its rows, and makes articles of them by the names in its first row.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "engine/article/article_json.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// One row a record, the cells separated by commas, semicolons or tabs, whichever the first row
/// has most of. A cell in quotation marks may hold separators and line ends. A quotation mark that
/// is never closed costs its line alone. Source: RFC 4180.
class CsvReader final : public RecordReader {
public:
    CsvReader(BufferedSource source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    enum class Cut { Row, Unclosed, TooLong };

    [[nodiscard]] Record new_record() const;
    std::optional<Record> read_header();
    Cut take_row(std::string& row);
    void keep_first_line(std::string& row);

    BufferedSource source_;
    std::string name_;
    std::size_t line_ = 1;
    char separator_ = ',';
    std::shared_ptr<const std::string> header_; ///< the separator, then the first row
    bool is_over_ = false;
};

/// Tells whether a line names the columns of a table of articles: two or more that are known.
[[nodiscard]] bool is_header_of_table(std::string_view line);

/// Makes the article of a row. Never throws.
[[nodiscard]] article::ArticleOrReason article_of_row(
    const Record& record, const base::TimeZone& zone
);

} // namespace fundstelle::indexer

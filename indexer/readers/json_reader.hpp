#pragma once
// Cuts NDJSON into its lines, and JSON into the objects of its top level or of its one array.
#include <string>
#include <utility>

#include "engine/base/time_zone.hpp"
#include "indexer/readers/outcome.hpp"
#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// One JSON object a line; empty lines are passed over. Source: NDJSON 1.0.
class NdjsonReader final : public RecordReader {
public:
    NdjsonReader(BufferedSource source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    BufferedSource source_;
    std::string name_;
    std::size_t line_ = 0;
};

/// An array of objects, or objects one behind the other, over any number of lines. Each object is
/// cut out by its brackets alone, so that a broken one costs no other as long as its brackets and
/// quotation marks are right.
class JsonReader final : public RecordReader {
public:
    JsonReader(BufferedSource source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    std::optional<char> take();
    void take_object(Record& record);
    void take_stray(Record& record);

    BufferedSource source_;
    std::string name_;
    std::size_t line_ = 1;
};

/// Makes the article of a JSON object, or its withdrawal (`pubstatus`), or tells why not: what
/// `article::article_from_value` refuses, and what a wire holds back (`embargoed`). Never throws.
[[nodiscard]] Outcome article_of_json(const Record& record, const base::TimeZone& zone);

} // namespace fundstelle::indexer

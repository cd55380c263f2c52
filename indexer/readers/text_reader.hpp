#pragma once
// A plain text file is one article.
#include <string>
#include <utility>

#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// Gives the whole input as one record; nothing for an empty one.
class TextReader final : public RecordReader {
public:
    TextReader(BufferedSource source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    BufferedSource source_;
    std::string name_;
    bool is_done_ = false;
};

} // namespace fundstelle::indexer

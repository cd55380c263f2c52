#pragma once
// The web pages in a web archive.
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "indexer/readers/reader.hpp"

namespace fundstelle::indexer {

/// Gives each page that an archive holds: responses of status 2xx, and resources, of HTML. All
/// other records, also revisits, are passed over. Chunked and compressed bodies are unpacked within
/// bounds. What is no record is passed over up to the next one, with a fault that tells its byte.
/// Sources: WARC 1.0 and 1.1, RFC 9112.
class WarcReader final : public RecordReader {
public:
    WarcReader(BufferedSource source, std::string name)
        : source_(std::move(source)), name_(std::move(name)) {}

    [[nodiscard]] std::optional<Record> next() override;
    [[nodiscard]] std::size_t offset() const override { return source_.offset(); }

private:
    /// Names in small letters.
    using Fields = std::map<std::string, std::string, std::less<>>;

    [[nodiscard]] bool find_record();
    [[nodiscard]] Record fault_at(std::size_t byte, std::string reason) const;
    [[nodiscard]] std::optional<Record> take_block(const Fields& fields);

    BufferedSource source_;
    std::string name_;
    std::size_t record_byte_ = 0; ///< where the record begins
    std::size_t stray_byte_ = 0;  ///< where something that is no record begins
    bool has_stray_ = false;
    bool is_found_ = false; ///< a record begins here
    bool is_over_ = false;
};

} // namespace fundstelle::indexer

#include "indexer/readers/text_reader.hpp"

namespace fundstelle::indexer {

std::optional<Record> TextReader::next() {
    if (is_done_) {
        return std::nullopt;
    }
    is_done_ = true;
    Record record;
    record.input = name_;
    record.format = Format::Text;
    record.line = 1;
    std::string line;
    while (source_.take_until('\n', kMaxRecordBytes + 1, line)) {
        if (record.bytes.size() <= kMaxRecordBytes) {
            record.bytes += line;
            record.bytes += '\n';
        }
        line.clear();
    }
    if (record.bytes.size() > kMaxRecordBytes) {
        record.fault = "longer than " + std::to_string(kMaxRecordBytes) + " bytes";
        record.bytes.clear();
    }
    return record;
}

} // namespace fundstelle::indexer

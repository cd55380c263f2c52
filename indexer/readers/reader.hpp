#pragma once
// Cuts an input into records, one format each, without holding more than one record.
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/base/time_zone.hpp"
#include "indexer/readers/buffered_source.hpp"
#include "indexer/readers/outcome.hpp"
#include "indexer/readers/record.hpp"

namespace fundstelle::indexer {

/// Longest record in bytes; a longer one is passed over and has a fault.
inline constexpr std::size_t kMaxRecordBytes = 64u * 1024 * 1024;

/// Cuts one input. One object belongs to one thread.
class RecordReader {
public:
    virtual ~RecordReader() = default;

    /// Gives the next record, or nothing at the end. Broken records come with their fault; only an
    /// input that cannot be read throws Error{InputOutput, InvalidBody}.
    [[nodiscard]] virtual std::optional<Record> next() = 0;

    /// Bytes of the (unpacked) input read so far.
    [[nodiscard]] virtual std::size_t offset() const = 0;
};

/// Opens an input; Format::Auto decides by name and first bytes.
[[nodiscard]] std::unique_ptr<RecordReader> open_reader(
    const std::filesystem::path& path, const std::string& name, Format format
);

/// Makes the article of a record, or its withdrawal, or tells why not. Never throws for bad bytes.
/// Safe from any thread.
[[nodiscard]] Outcome read_record(const Record& record, const base::TimeZone& zone);

} // namespace fundstelle::indexer

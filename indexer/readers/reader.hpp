#pragma once
// Cuts an input into records, one format each, without holding more than one record.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/article/article_json.hpp"
#include "engine/base/time_zone.hpp"
#include "indexer/byte_source.hpp"
#include "indexer/readers/record.hpp"

namespace fundstelle::indexer {

/// Longest record in bytes; a longer one is passed over and has a fault.
inline constexpr std::size_t kMaxRecordBytes = 64u * 1024 * 1024;

/// Reads a source through a buffer, byte by byte or up to a byte.
class BufferedSource {
public:
    explicit BufferedSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

    /// Gives the next byte without taking it; nothing at the end.
    [[nodiscard]] std::optional<char> peek();

    /// Takes the next byte; nothing at the end.
    [[nodiscard]] std::optional<char> take();

    /// Appends everything up to and without `end` to `bytes`, and takes `end`; beyond `limit` bytes
    /// the rest is passed over. Gives false where the input had ended already.
    bool take_until(char end, std::size_t limit, std::string& bytes);

    /// Gives the first bytes of the source, at most `count`, without taking them. REQUIRES count ≤
    /// 4096 and nothing taken yet.
    [[nodiscard]] std::string_view head(std::size_t count);

    /// Bytes taken so far.
    [[nodiscard]] std::size_t offset() const { return offset_; }

private:
    bool fill();

    std::unique_ptr<ByteSource> source_;
    std::string buffer_;
    std::size_t place_ = 0;
    std::size_t offset_ = 0;
};

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

/// Decides a format: by the name without .gz and .zst (.ndjson .jsonl .json .txt), else by the
/// first bytes.
[[nodiscard]] Format detect_format(std::string_view name, std::string_view head);

/// Makes the article of a record, or tells why not. Never throws for bad bytes. Safe from any
/// thread.
[[nodiscard]] article::ArticleOrReason read_record(
    const Record& record, const base::TimeZone& zone
);

} // namespace fundstelle::indexer

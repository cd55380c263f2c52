#pragma once
// One article's bytes as they stand in an input, before anything is understood.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::indexer {

/// The formats that inputs come in.
enum class Format { Auto, Ndjson, Json, Csv, Text, Html, Feed, Nitf, Newsml, Ninjs, Warc };

/// A record with its place.
struct Record {
    std::string bytes;
    std::string input;    ///< name of the file
    std::size_t line = 0; ///< first line of the record, from 1; 0 where lines mean nothing
    Format format = Format::Ndjson;
    std::size_t sequence = 0; ///< over all inputs, ascending: the later of two with one id wins
    std::string fault;        ///< why the record could not even be cut out; empty where it could
    /// What stands outside of the record and belongs to it, as its reader wrote it: a table's
    /// header, a feed's channel, the head of an archived page. May be null.
    std::shared_ptr<const std::string> head{};
};

/// Reads a format's name ("auto", "ndjson", "html"); nothing where unknown.
[[nodiscard]] std::optional<Format> parse_format(std::string_view name);

/// Gives the names of all formats, separated by spaces, for help and messages.
[[nodiscard]] std::string_view format_names();

} // namespace fundstelle::indexer

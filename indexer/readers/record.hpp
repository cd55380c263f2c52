#pragma once
// One article's bytes as they stand in an input, before anything is understood.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::indexer {

/// The formats that inputs come in.
enum class Format { Auto, Ndjson, Json, Text };

/// A record with its place.
struct Record {
    std::string bytes;
    std::string input;    ///< name of the file
    std::size_t line = 0; ///< first line of the record, from 1
    Format format = Format::Ndjson;
    std::size_t sequence = 0; ///< over all inputs, ascending: the later of two with one id wins
    std::string fault;        ///< why the record could not even be cut out; empty where it could
};

/// Reads a format's name ("auto", "ndjson", "json", "text", "ninjs"); nothing where unknown.
[[nodiscard]] std::optional<Format> parse_format(std::string_view name);

/// Gives the names of all formats, separated by spaces, for help and messages.
[[nodiscard]] std::string_view format_names();

} // namespace fundstelle::indexer

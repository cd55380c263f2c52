#pragma once
// Which format an input has.
#include <string_view>

#include "indexer/readers/record.hpp"

namespace fundstelle::indexer {

/// Decides a format by the name without .gz and .zst (.ndjson .jsonl .txt .csv .tsv .html .htm
/// .xhtml .warc), else by the first bytes, in UTF-8 or a set like it. Gives no Format::Auto; what
/// is nothing else is text.
[[nodiscard]] Format detect_format(std::string_view name, std::string_view head);

} // namespace fundstelle::indexer

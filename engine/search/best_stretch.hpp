#pragma once
// Where in an article to look for its snippet: found in its token stream, which costs a tenth of
// reading its text.
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/german/token.hpp"
#include "engine/search/sought_codes.hpp"

namespace fundstelle::search {

/// Gives the positions of the `words` words in a row, one or more, that hold the rarest and most
/// different words of a query, of several the first: of the texts behind the title, taken as one
/// text from position 1 (`TokenStreamReader::text_position`). Nothing where none of the query's
/// words stands there. About a microsecond per thousand words. `stream` as index/token_stream.hpp
/// has it.
[[nodiscard]] std::optional<german::PositionRange> best_stretch(
    std::string_view stream, const SoughtCodes& codes, std::uint32_t words
);

} // namespace fundstelle::search

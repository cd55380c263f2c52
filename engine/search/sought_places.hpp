#pragma once
// Where in an article to look for its snippet: found in its token stream, which costs a tenth of
// reading its text.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/german/token.hpp"
#include "engine/index/token_stream.hpp"
#include "engine/query/planner.hpp"
#include "engine/search/sought_codes.hpp"

namespace fundstelle::search {

/// Words, the first 127, and phrases, the first 16, to be found in streams.
/// Immutable, safe from any thread.
class SoughtPlaces {
public:
    SoughtPlaces(
        const std::vector<query::SoughtWord>& words, std::vector<query::SoughtPhrase> phrases
    );

    /// Gives the positions of the `words` words in a row, one or more, that hold the rarest and
    /// most different words and phrases, of several the first: of the texts behind the title, taken
    /// as one text from position 1 (`TokenStreamReader::text_position`). Nothing
    /// where none of them stands there. Some four microseconds per thousand words. `stream` as
    /// index/token_stream.hpp has it.
    [[nodiscard]] std::optional<german::PositionRange> best_stretch(
        std::string_view stream, std::uint32_t words
    ) const;

    /// How many words are looked for.
    [[nodiscard]] std::size_t words() const { return codes_.weights().size(); }

private:
    SoughtCodes codes_;
    std::vector<query::SoughtPhrase> phrases_;
    std::vector<double> weights_; ///< how rare each word is, then each phrase
    index::EntryStarts starts_;   ///< of words, and of phrases' first ones
};

} // namespace fundstelle::search

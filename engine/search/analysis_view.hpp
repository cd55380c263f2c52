#pragma once
// How a text is understood, token by token, for people who tune or wonder.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/token.hpp"
#include "engine/index/snapshot.hpp"

namespace fundstelle::search {

/// A word inside of a token. Offsets are code points of the text, half-open.
struct AnalyzedPart {
    std::string text; ///< as printed, a linking element left out
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string normal;
    std::string stem;
    bool is_hyphenated = false; ///< stands between hyphens or dots, and is indexed itself
};

/// What else a token is found by.
struct AnalyzedForm {
    std::string normal;
    std::string stem;
    std::string_view reason; ///< "hung", "gender", "number", "variant", "host", "verb"
};

/// One token. Offsets are code points of the text, half-open.
struct AnalyzedToken {
    std::string text; ///< as printed
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t position = 0; ///< in words from 1, as phrases and `NAHE/5` count
    german::TokenKind kind = german::TokenKind::Word;
    std::string normal;
    std::string stem;
    bool is_stop_word = false;
    std::vector<AnalyzedPart> parts; ///< at hyphens, then those of compounds, in order
    std::vector<AnalyzedForm> forms;
};

/// Gives the tokens of a text (valid UTF-8) as the general lexicon alone understands them. Safe
/// from any thread; the first call takes some 100 ms.
[[nodiscard]] std::vector<AnalyzedToken> analyze_text(std::string_view text);

/// The same as the served generation understands them, whose own words make compounds too. Throws
/// Error{IndexMissing, IndexMismatch, IndexDamaged}.
[[nodiscard]] std::vector<AnalyzedToken> analyze_text(
    std::string_view text, const index::Snapshots& snapshots
);

/// Gives a kind's name: "word", "number", "abbreviation", "paragraph", "address", "mention",
/// "hashtag".
[[nodiscard]] std::string_view kind_name(german::TokenKind kind);

} // namespace fundstelle::search

#pragma once
// What a token stream may be asked for: words in a row, words near one another, any of some words.
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/index/token_codes.hpp"
#include "engine/index/token_stream.hpp"

namespace fundstelle::index {

/// The codes that stand for one word of a pattern: of one form (`TokenCodes::code_of`), or of all
/// forms of its stems (`TokenCodes::codes_of_stem`).
using CodeList = std::vector<TokenCode>;

/// Words in exactly this order, at most 60.
struct PhrasePattern {
    std::vector<CodeList> words;
    bool takes_any_form = false; ///< whether the lists are of stems
};

/// Words within `window` positions, in any order; the lists are of stems.
struct NearPattern {
    std::vector<CodeList> words;
    std::uint32_t window = 2;
};

/// Any of these forms, ascending.
struct AnyPattern {
    CodeList words;
};

/// A question to a stream.
struct TokenPattern {
    std::variant<PhrasePattern, NearPattern, AnyPattern> words;
    bool is_title_only = false; ///< only the first field counts
};

/// A pattern made ready to be asked of many streams. Immutable, safe from any thread.
class PatternMatcher {
public:
    explicit PatternMatcher(TokenPattern pattern);

    /// Tells whether a stream answers the pattern. Linear in the stream, any bytes; some
    /// four microseconds per thousand words.
    [[nodiscard]] bool matches(std::string_view stream) const;

private:
    TokenPattern pattern_;
    EntryStarts starts_; ///< of all words
};

/// Tells whether the second and further words of a phrase begin what lies behind an entry that its
/// first word stands for (`TokenStreamReader::rest`).
[[nodiscard]] bool goes_on(const PhrasePattern& phrase, std::string_view behind_first);

} // namespace fundstelle::index

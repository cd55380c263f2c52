#pragma once
// What the tokenizer gives: words, numbers and signs of a German text with their places.
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "engine/base/utf8.hpp"

namespace fundstelle::german {

/// What a token is.
enum class TokenKind : std::uint8_t {
    Word,         ///< letters, maybe with digits ("Haus", "G7")
    Number,       ///< "1.000.000", "3,5", "20:15"
    Abbreviation, ///< "z. B.", "Dr.", "d.h."
    Paragraph,    ///< "§ 218", "Art. 5"
    Address,      ///< URL or e-mail address
    Mention,      ///< "@name"
    Hashtag,      ///< "#stichwort"
};

/// One term of a token, as indexed and asked for.
enum class TermRole : std::uint8_t {
    Whole,    ///< the token itself; exactly one per token, given first
    Part,     ///< a hyphenated word's part ("Nato" of "Nato-Generalsekretär"), at its own position
    Hung,     ///< the completed word of a hung hyphen ("Osteuropa" of "Ost- und Mitteleuropa")
    Gender,   ///< a form of a gendered word ("Bürger", "Bürgerinnen" of "Bürger*innen")
    Number,   ///< the bare number of a token with a sign ("218" of "§ 218")
    Variant,  ///< another spelling ("artikel" of "Art.")
    Compound, ///< a part of a compound, at the compound's position
    Host      ///< the host of an address ("spiegel.de"): found by it, not asked for with it
};

/// Where a token begins.
struct TokenPlace {
    std::size_t byte = 0;
    std::uint32_t position = 1;

    friend bool operator==(const TokenPlace&, const TokenPlace&) = default;
};

/// Positions of terms, both ends inclusive.
struct PositionRange {
    std::uint32_t first = 1;
    std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
    TokenPlace from; ///< a token before the first position, where reading may begin
};

/// One term at a place of the text. Views are valid during the callback that gets it.
struct Term {
    std::string_view normal; ///< as printed, but NFC, lower case, without soft hyphens; "häuser"
    std::string_view stem;   ///< what is matched: folded spelling, stemmed; "haus"
    TermRole role = TermRole::Whole;
    TokenKind kind = TokenKind::Word;
    std::uint32_t position =
        0;                 ///< from 1, ascending by token; a hyphenated word's parts have one each
    base::ByteRange bytes; ///< of the text as given, half-open: what a mark covers
    /// Equal numbers of one analyzer mean equal normal form and stem; 0 where it does not tell.
    std::uint32_t known_word = 0;
};

} // namespace fundstelle::german

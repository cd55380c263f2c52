#pragma once
// Cuts a German text into words, numbers and signs as newspapers write them; keeps their places in
// the text.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/german/token.hpp"
#include "engine/german/word_beginnings.hpp"

namespace fundstelle::german {

/// One token as it stands in the text, before any folding.
struct Token {
    base::ByteRange bytes; ///< half-open, of the given text
    TokenKind kind = TokenKind::Word;
    bool begins_sentence = false; ///< the first token after a sentence's or paragraph's end
    bool is_plain = false;        ///< a word of nothing but letters A..ÿ and digits
};

/// Words that were not worth a token.
struct PassedWords {
    std::uint32_t count = 0;
    base::ByteRange last;
    base::ByteRange before_last;
};

/// Walks over one text. Hyphenated words ("Nato-Generalsekretär"), gendered words ("Bürger*innen"),
/// numbers
/// ("1 000 000"), abbreviations ("z. B."), "§ 218", addresses, mentions and hashtags are one token
/// each. Total for any bytes; linear; never allocates. One walk belongs to one thread.
class Tokenizer {
public:
    /// Begins at `offset`, where a token begins or none is.
    explicit Tokenizer(std::string_view text, std::size_t offset = 0)
        : text_(text), offset_(offset) {}

    /// Gives the next token, ascending and disjoint; nothing at the end.
    [[nodiscard]] std::optional<Token> next();

    /// Passes over plain words that begin otherwise than `wanted`, `most` at most, up to a token
    /// that may be wanted, gendered or bound by a hyphen. Each word would have been one token.
    [[nodiscard]] PassedWords pass_over(const WordBeginnings& wanted, std::uint32_t most);

private:
    void settle(Token& token);
    void settle_paragraph(Token& token);

    std::string_view text_;
    std::size_t offset_;
    bool sentence_begins_ = true;
    bool lists_paragraphs_ = false; ///< "§§ 218" has come: numbers that follow are paragraphs
};

} // namespace fundstelle::german

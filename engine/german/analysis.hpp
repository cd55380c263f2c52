#pragma once
// One walk over one text: from its tokens to their terms.
#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/hung_word.hpp"
#include "engine/german/known_words.hpp"
#include "engine/german/token.hpp"
#include "engine/german/tokenizer.hpp"
#include "engine/german/word_beginnings.hpp"

namespace fundstelle::german {

/// Turns one text into terms. Belongs to one call of `Analyzer::analyze`.
class Analysis {
public:
    using Sink = std::function<void(const Term&)>;

    /// Tells whether a word is wanted; a hyphenated one is if it is as a whole, without hyphens, or
    /// in a part.
    using Choice = std::function<bool(std::string_view printed)>;

    /// `text`, `words` and `sink` must outlive it.
    Analysis(std::string_view text, KnownWords& words, const Sink& sink)
        : text_(text), words_(words), sink_(sink) {}

    /// From now on words that begin otherwise or that `choice` does not want are passed over, and
    /// so are those before the stretch; it ends with the stretch. The first two must outlive this.
    void choose(const WordBeginnings& beginnings, const Choice& choice, PositionRange stretch) {
        beginnings_ = &beginnings;
        choice_ = &choice;
        stretch_ = stretch;
    }

    /// Gives all terms from a token on to the sink; returns the position behind the last.
    std::uint32_t run(TokenPlace from);

private:
    /// What a term is and where.
    struct Place {
        TokenKind kind = TokenKind::Word;
        std::uint32_t position = 0;
        base::ByteRange bytes;
    };

    [[nodiscard]] std::string_view printed(base::ByteRange bytes) const {
        return text_.substr(bytes.begin, bytes.size());
    }

    void emit_stemmed(std::string_view normal, TermRole role, const Place& place);
    void emit_plain(std::string_view normal, TermRole role, const Place& place);
    void emit_known(std::string_view printed_word, TermRole role, const Place& place) {
        emit_known(words_.find(printed_word), role, place);
    }
    void emit_known(const KnownWord& known, TermRole role, const Place& place);

    /// A token that is taken soon.
    struct ExpectedToken {
        Token token;
        std::uint64_t hash = 0; ///< of a plain word
    };

    std::size_t read_next_wanted(Tokenizer& tokenizer);
    std::size_t read_ahead(Tokenizer& tokenizer);
    void take(const Token& token);
    void take_plain_word(const ExpectedToken& expected);
    [[nodiscard]] bool is_wanted(std::string_view word) const {
        return choice_ == nullptr || (position_ >= stretch_.first && (*choice_)(word));
    }
    void pass_over(Tokenizer& tokenizer);
    [[nodiscard]] bool is_any_wanted(const std::vector<std::string>& parts) const;
    void take_word(const Token& token);
    void take_hyphenated(const Token& token, const std::vector<base::ByteRange>& parts);
    void take_gendered(std::string_view printed_word, TermRole role, const Place& place);
    void take_paragraph(const Token& token);
    void take_address(const Token& token);
    void take_abbreviation(const Token& token);
    void take_tagged(const Token& token);

    void follow_hung_words(base::ByteRange bytes, std::string_view normal);
    void complete_from_before(base::ByteRange bytes);
    void emit_completed(const std::vector<CompletedWord>& words);
    [[nodiscard]] bool behind_or_before_hyphen(base::ByteRange bytes) const;
    [[nodiscard]] bool hangs(std::size_t word_end) const;
    [[nodiscard]] std::vector<base::ByteRange> parts_of(base::ByteRange bytes) const;
    [[nodiscard]] bool is_article_number(base::ByteRange word) const;

    std::string_view text_;
    KnownWords& words_;
    const Sink& sink_;
    const WordBeginnings* beginnings_ = nullptr; ///< together with `choice_`
    const Choice* choice_ = nullptr;
    PositionRange stretch_;
    std::uint32_t position_ = 1;
    std::array<ExpectedToken, 16> ahead_; ///< of a walk that takes all words
    HungWords hung_;
    std::array<base::ByteRange, 2> before_{}; ///< the two tokens before, the nearer one first
};

} // namespace fundstelle::german

#pragma once
// The recipe: from a German text to the terms that are indexed, and from a query word to the terms
// that are asked for.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/german/known_words.hpp"
#include "engine/german/token.hpp"
#include "engine/german/tokenizer.hpp"
#include "engine/german/word_beginnings.hpp"

namespace fundstelle::german {

/// A term that owns its texts.
struct OwnedTerm {
    std::string normal;
    std::string stem;
    TermRole role = TermRole::Whole;
    TokenKind kind = TokenKind::Word;
    std::uint32_t position = 0;
    base::ByteRange bytes;
};

/// Analyses texts. One object belongs to one thread; indexing, queries and snippets use the same.
class Analyzer {
public:
    /// `most_stems` bounds what it remembers beside the words as printed.
    explicit Analyzer(std::size_t most_stems = kStemsOfAnArchive) : words_(most_stems) {}

    /// Gets each term in turn; its views are valid during the call.
    using Sink = std::function<void(const Term&)>;

    /// Gives the terms of `text` (UTF-8, any bytes are safe) to `sink`, token by token, its Whole
    /// term first; the first position is `first_position`. Returns the position behind the last. A
    /// hyphenated word's Whole term stands at the position of its first part and is spelled without
    /// hyphens ("natogeneralsekretär"); parts of a single letter have a position, but no term. A
    /// Hung term comes when the word is read that completes it, with the position of the hung word.
    std::uint32_t analyze(std::string_view text, std::uint32_t first_position, const Sink& sink);

    /// Tells whether a word is wanted; gets it as printed, a hyphenated one without hyphens, then
    /// its parts.
    using Choice = std::function<bool(std::string_view printed)>;

    /// The same, first position 1, but words that begin otherwise than `beginnings` or that
    /// `is_wanted` turns down are passed over at a fraction of the cost; positions and the terms of
    /// all other tokens stay. Of the text before `stretch` most words are passed over at a
    /// fraction of that, from the token on where reading may begin; what is behind it is not looked
    /// at. REQUIRES that one place of `stretch.from` is that of the other.
    void analyze(
        std::string_view text,
        const WordBeginnings& beginnings,
        const Choice& is_wanted,
        const Sink& sink,
        PositionRange stretch = {}
    );

    /// Gives all terms of `text`, first position 1.
    [[nodiscard]] std::vector<OwnedTerm> analyze(std::string_view text);

    /// Gives the lowest `Term::known_word` that still stands for a word: lower ones are forgotten.
    [[nodiscard]] std::uint32_t first_known_word() const { return words_.first_number(); }

    /// Gives short hashes of a word's normal form and stem, fast for words met shortly before; may
    /// be called while a text is analysed.
    [[nodiscard]] WordHashes hashes_of(std::string_view word) { return words_.hashes_of(word); }

    /// Gives the stem of one printed word as `analyze` would.
    [[nodiscard]] std::string stem_of(std::string_view word);

    /// The short chain for `wort*`: the folded beginning with which stems are compared.
    [[nodiscard]] std::string prefix_of(std::string_view word) const;

private:
    KnownWords words_;
};

} // namespace fundstelle::german

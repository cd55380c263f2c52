#pragma once
// Where some words of an article's texts begin, so that a snippet far behind need not count them
// from the front.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/german/token.hpp"

namespace fundstelle::index {

/// So many bytes lie between two texts of an article where they are read as one.
inline constexpr std::size_t kTextGapBytes = 2;

/// Notes a word in each 64 of the texts of one article after the other. One object belongs to one
/// thread.
class TextPlacesWriter {
public:
    /// Begins the next text that is not empty. `first_position` is its first term's.
    void begin_text(std::size_t bytes, std::uint32_t first_position);

    /// Takes the terms of the text as the analyzer gives them.
    void add(const german::Term& term);

    /// Ends the text; `behind` is the position behind its last term.
    void end_text(std::uint32_t behind) { positions_ += behind - first_position_; }

    /// Gives what `TextPlaces` reads, and makes ready for the next article.
    [[nodiscard]] std::string finish();

private:
    std::size_t text_begin_ = 0; ///< where the text begins in the texts as one
    std::size_t text_end_ = 0;
    std::uint32_t first_position_ = 1;
    std::uint32_t positions_ = 0; ///< of the texts before
    german::TokenPlace last_;
    std::string bytes_;
};

/// The noted words of an article, in its texts as one (see `ArticleCodec::decode_joined_texts`). A
/// view of its bytes.
class TextPlaces {
public:
    explicit TextPlaces(std::string_view bytes) : bytes_(bytes) {}

    /// Gives the last noted word up to a position, or the beginning. Some 50 ns. Throws
    /// Error{IndexDamaged}.
    [[nodiscard]] german::TokenPlace before(std::uint32_t position) const;

private:
    std::string_view bytes_;
};

} // namespace fundstelle::index

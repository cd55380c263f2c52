#pragma once
// The words of an article in their order, at some two bytes a word: what phrases and vicinities
// are checked against.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/index/token_codes.hpp"

namespace fundstelle::index {

// One entry a term, ascending by position:
//   0x00-0xa9            a frequent word, by its code
//   0xaa-0xfa  1 byte    a less frequent one: kOneByteCodes + (lead - 0xaa) * 256 + byte
//   0xfb       4 bytes   a rare word's hashes, big-endian
//   0xfc                 the next entry stands at the position of the one before
//   0xfd                 a position without a term
//   0xfe                 the next field begins; no phrase spans two fields
// An entry without one of the last three stands one position after the one before. Source of the
// idea: dense codes by frequency, Brisaboa, Fariña, Navarro and Paramá, Inf. Retrieval 10 (2007).

/// Appends the bytes of an entry.
void append_entry(std::string& bytes, TokenCode code);

/// Writes the stream of one article after the other. One object belongs to one thread.
class TokenStreamWriter {
public:
    /// Begins the next field: title, lead, body, caption, in this order, each exactly once.
    /// `first_position` is the position of its first term.
    void begin_field(std::uint32_t first_position);

    /// Takes one term; terms may come a little out of order, as the analyzer gives them.
    void add(std::uint32_t position, TokenCode code) {
        is_ordered_ = is_ordered_ && (entries_.empty() || entries_.back().first <= position);
        entries_.emplace_back(position, code);
    }

    /// Gives the stream and makes ready for the next article.
    [[nodiscard]] std::string finish();

private:
    void end_field();

    std::vector<std::pair<std::uint32_t, TokenCode>> entries_; ///< of the field, with positions
    bool is_ordered_ = true;
    std::uint32_t first_position_ = 1;
    std::size_t fields_ = 0;
    std::string bytes_;
};

/// One entry of a stream.
struct StreamToken {
    std::uint32_t position = 0; ///< from 1; fields are `kFieldGap` apart
    TokenCode code = 0;
};

/// Reads a stream from the front. Views into the given bytes.
class TokenStreamReader {
public:
    explicit TokenStreamReader(std::string_view bytes)
        : at_(bytes.data()), end_(at_ + bytes.size()) {}

    /// Gives the next entry in `token`; false at the end, or where the bytes are cut off.
    [[nodiscard]] bool next(StreamToken& token);

    /// How many fields have begun before the last entry: 0 is the title.
    [[nodiscard]] std::size_t field() const { return field_; }

private:
    const char* at_;
    const char* end_;
    std::uint32_t position_ = 0;
    std::size_t field_ = 0;
};

} // namespace fundstelle::index

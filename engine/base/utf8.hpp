#pragma once
// UTF-8: checking, decoding, normalising, and the way between bytes and code points.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fundstelle::base {

/// Half-open range of bytes.
struct ByteRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const { return end - begin; }
    friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// One decoded code point. `length` is 1 and `value` U+FFFD for a byte that begins no valid
/// sequence.
struct CodePoint {
    char32_t value = 0;
    std::size_t length = 0; ///< bytes
};

/// `decode_at` for a byte that is not ASCII.
[[nodiscard]] CodePoint decode_multibyte(std::string_view text, std::size_t offset);

/// Decodes at `offset` (bytes); REQUIRES offset < text.size(). Total: never reads past the end.
[[nodiscard]] inline CodePoint decode_at(std::string_view text, std::size_t offset) {
    const auto first = static_cast<unsigned char>(text[offset]);
    return first < 0x80 ? CodePoint{first, 1} : decode_multibyte(text, offset);
}

/// Appends one code point to `text`; U+FFFD for a surrogate or a value over U+10FFFF.
void append_code_point(std::string& text, char32_t value);

/// Gives the offset of the first byte that is not valid UTF-8 (overlong forms, surrogates and
/// values over U+10FFFF are invalid), or nothing. Source: Unicode 15, table 3-7.
[[nodiscard]] std::optional<std::size_t> first_invalid_byte(std::string_view text);

/// Gives valid UTF-8 with U+FFFD for each maximal invalid part. Source: Unicode 15, section 3.9.
[[nodiscard]] std::string repair(std::string_view text);

/// Gives windows-1252 as UTF-8; the five undefined bytes become U+FFFD. Source: WHATWG Encoding.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

/// Gives NFC of valid UTF-8; returns the text as it is where it is not valid or nothing can
/// compose.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// Tells whether `to_nfc` could change the text (it holds a combining mark or a decomposable
/// letter).
[[nodiscard]] bool may_need_nfc(std::string_view text);

/// Counts code points of valid UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Gives the longest prefix of at most `max_bytes` bytes that ends between code points.
[[nodiscard]] std::string_view prefix_of_bytes(std::string_view text, std::size_t max_bytes);

/// Gives the prefix of at most `max_code_points` code points, eight bytes at a time.
[[nodiscard]] std::string_view prefix_of_code_points(
    std::string_view text, std::size_t max_code_points
);

/// Gives the suffix of at most `max_code_points` code points, likewise.
[[nodiscard]] std::string_view suffix_of_code_points(
    std::string_view text, std::size_t max_code_points
);

/// Turns ascending byte offsets of one text into code point offsets in one pass over it.
class CodePointCounter {
public:
    explicit CodePointCounter(std::string_view text) : text_(text) {}

    /// Gives how many code points lie before `offset_bytes`. REQUIRES ascending calls.
    [[nodiscard]] std::size_t at(std::size_t offset_bytes);

private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::size_t count_ = 0;
};

/// Gives `text` cut at a word's end to at most `max_code_points`, the "…" that marks a cut
/// included. A first word that is longer is cut inside.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t max_code_points);

} // namespace fundstelle::base

#pragma once
// Runs of German letters, as bytes of UTF-8: in the header, since most of reading a text is this.
#include "engine/base/ascii.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace fundstelle::german {

using base::is_ascii_letter;
using base::is_ascii_word;

/// Whether a letter of À..ÿ begins at `offset`; × and ÷ lie among them.
[[nodiscard]] inline bool is_latin_letter_at(std::string_view text, std::size_t offset) {
    constexpr char kLead = '\xC3';
    return text[offset] == kLead && offset + 1 < text.size() &&
           (static_cast<unsigned char>(text[offset + 1]) & 0xC0U) == 0x80 &&
           text[offset + 1] != '\x97' && text[offset + 1] != '\xB7';
}

/// How many bytes are looked at together.
inline constexpr std::size_t kAtOnce = 8;

/// Gives how many of the eight bytes at `text` are letters of the basic alphabet, up to the first
/// that is none. REQUIRES that there are eight. Without a branch, since word ends are never guessed
/// right. Source: the compares of bytes within a word of Warren, Hacker's Delight, chapter 6.
[[nodiscard]] inline std::size_t leading_letters(const char* text) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kTops = 0x80 * kOnes;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    const std::uint64_t lower = (bytes | 0x20 * kOnes) & ~kTops;
    const std::uint64_t from_a = lower + (0x80 - 'a') * kOnes;
    const std::uint64_t behind_z = lower + (0x7f - 'z') * kOnes;
    const std::uint64_t others = ~(from_a & ~behind_z & ~bytes) & kTops;
    return static_cast<std::size_t>(std::countr_zero(others)) / kAtOnce;
}

/// The end of the letters and digits at `offset`, as far as they are those of German.
[[nodiscard]] inline std::size_t past_german_letters(std::string_view text, std::size_t offset) {
    while (offset < text.size()) {
        if (offset + kAtOnce <= text.size()) {
            const std::size_t letters = leading_letters(text.data() + offset);
            offset += letters;
            if (letters == kAtOnce) {
                continue;
            }
        }
        if (is_ascii_word(text[offset])) {
            ++offset;
        } else if (is_latin_letter_at(text, offset)) {
            offset += 2;
        } else {
            break;
        }
    }
    return offset;
}

} // namespace fundstelle::german

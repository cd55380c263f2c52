#pragma once
// Looks at a text from one place on, without moving: what the rules of the tokenizer share.
#include <cstddef>
#include <string_view>

#include "engine/base/utf8.hpp"
#include "engine/german/character.hpp"

namespace fundstelle::german {

/// A text under examination. Offsets are bytes. Total for any bytes and any offset up to the size.
class TextView {
public:
    explicit TextView(std::string_view text) : text_(text) {}

    /// Gives the code point at `offset`; value and length 0 at the end.
    [[nodiscard]] base::CodePoint at(std::size_t offset) const {
        return offset < text_.size() ? base::decode_at(text_, offset) : base::CodePoint{0, 0};
    }

    /// Gives the first offset at or behind `offset` that is not an unseen character.
    [[nodiscard]] std::size_t past_unseen(std::size_t offset) const {
        for (base::CodePoint next = at(offset); next.length > 0 && is_unseen(next.value);
             next = at(offset)) {
            offset += next.length;
        }
        return offset;
    }

    /// Gives the end of the digits that begin at `offset`.
    [[nodiscard]] std::size_t past_digits(std::size_t offset) const {
        while (offset < text_.size() && is_digit(static_cast<unsigned char>(text_[offset]))) {
            ++offset;
        }
        return offset;
    }

    [[nodiscard]] bool starts_with(std::size_t offset, std::string_view wanted) const {
        return offset <= text_.size() && text_.substr(offset).starts_with(wanted);
    }

    [[nodiscard]] std::size_t size() const { return text_.size(); }

    /// Gives what lies in [begin, end).
    [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

private:
    std::string_view text_;
};

} // namespace fundstelle::german

#pragma once
// The smallest parts of our stored bytes: numbers, of variable or fixed length, and length-prefixed
// texts.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace fundstelle::index {

/// Appends a number, 7 bits a byte, low bits first. Source: LEB128, DWARF 5 section 7.6.
void append_number(std::string& bytes, std::uint64_t number);

/// Appends the length of `text`, then its bytes.
void append_text(std::string& bytes, std::string_view text);

/// Appends the low `size` bytes of a number, 8 at most, low ones first.
void append_fixed(std::string& bytes, std::uint64_t number, std::size_t size);

/// Reads such a number of `size` bytes, 8 at most, from the front. REQUIRES that there are so many.
[[nodiscard]] inline std::uint64_t read_fixed(std::string_view bytes, std::size_t size) {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t number = 0;
    std::memcpy(&number, bytes.data(), size);
    return number;
}

/// Reads what the first two functions wrote, from the front. Views into the given bytes.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    /// Throws Error{IndexDamaged} at a wrong or missing number.
    [[nodiscard]] std::uint64_t number();

    /// Throws Error{IndexDamaged} where fewer bytes are left than announced.
    [[nodiscard]] std::string_view text();

    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::string_view rest_;
};

} // namespace fundstelle::index

#include "engine/index/byte_codec.hpp"

#include "engine/base/error.hpp"

namespace fundstelle::index {

void append_number(std::string& bytes, std::uint64_t number) {
    while (number >= 0x80) {
        bytes += static_cast<char>(0x80 | (number & 0x7f));
        number >>= 7;
    }
    bytes += static_cast<char>(number);
}

void append_text(std::string& bytes, std::string_view text) {
    append_number(bytes, text.size());
    bytes.append(text);
}

void append_fixed(std::string& bytes, std::uint64_t number, std::size_t size) {
    for (std::size_t index = 0; index < size; ++index) {
        bytes += static_cast<char>((number >> (8 * index)) & 0xff);
    }
}

std::uint64_t ByteReader::number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        number |= std::uint64_t{byte & 0x7fu} << shift;
        if (byte < 0x80) {
            return number;
        }
    }
    throw base::Error{base::ErrorCode::IndexDamaged, "a stored article has a broken number"};
}

std::string_view ByteReader::text() {
    const std::uint64_t size = number();
    if (size > rest_.size()) {
        throw base::Error{base::ErrorCode::IndexDamaged, "a stored article ends too early"};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
}

} // namespace fundstelle::index

#include "engine/index/text_places.hpp"

#include <utility>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr std::uint32_t kStep = 64; ///< positions, at least

} // namespace

void TextPlacesWriter::begin_text(std::size_t bytes, std::uint32_t first_position) {
    text_begin_ = text_end_ == 0 ? 0 : text_end_ + kTextGapBytes;
    text_end_ = text_begin_ + bytes;
    first_position_ = first_position;
}

void TextPlacesWriter::add(const german::Term& term) {
    if (term.role != german::TermRole::Whole) {
        return;
    }
    const german::TokenPlace place{
        text_begin_ + term.bytes.begin, positions_ + term.position - first_position_ + 1};
    if (place.position < last_.position + kStep) {
        return;
    }
    append_number(bytes_, place.position - last_.position);
    append_number(bytes_, place.byte - last_.byte);
    last_ = place;
}

std::string TextPlacesWriter::finish() {
    text_begin_ = 0;
    text_end_ = 0;
    positions_ = 0;
    last_ = {};
    return std::exchange(bytes_, {});
}

german::TokenPlace TextPlaces::before(std::uint32_t position) const {
    german::TokenPlace last;
    for (ByteReader reader(bytes_); !reader.rest().empty();) {
        german::TokenPlace next = last;
        next.position += static_cast<std::uint32_t>(reader.number());
        next.byte += reader.number();
        if (next.position > position) {
            break;
        }
        last = next;
    }
    return last;
}

} // namespace fundstelle::index

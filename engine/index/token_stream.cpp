#include "engine/index/token_stream.hpp"

#include <algorithm>

namespace fundstelle::index {

namespace {

using token_leads::kEmptyPosition;
using token_leads::kFirstTwoByte;
using token_leads::kNextField;
using token_leads::kRare;
using token_leads::kSamePosition;

} // namespace

void append_entry(std::string& bytes, TokenCode code) {
    if (code < kOneByteCodes) {
        bytes += static_cast<char>(code);
    } else if (code < kRareToken) {
        const TokenCode rest = code - static_cast<TokenCode>(kOneByteCodes);
        bytes += static_cast<char>(kFirstTwoByte + (rest >> 8U));
        bytes += static_cast<char>(rest & 0xffU);
    } else {
        bytes += static_cast<char>(kRare);
        for (unsigned shift = 32; shift > 0; shift -= 8) {
            bytes += static_cast<char>((code >> (shift - 8)) & 0xffU);
        }
    }
}

EntryStarts::EntryStarts() {
    for (const unsigned char mark : {kSamePosition, kEmptyPosition, kNextField}) {
        add_all_with(mark);
    }
}

void EntryStarts::add(TokenCode code) {
    std::string entry;
    append_entry(entry, code);
    const auto first = static_cast<unsigned char>(entry.front());
    if (entry.size() == 1) {
        add_all_with(first);
        return;
    }
    const std::size_t place = (std::size_t{first} << 8U) | static_cast<unsigned char>(entry[1]);
    bits_.at(place / 64) |= std::uint64_t{1} << (place % 64);
}

void EntryStarts::add_all_with(unsigned char first) {
    constexpr std::size_t kNumbersOfFirst = 256 / 64;
    for (std::size_t number = 0; number < kNumbersOfFirst; ++number) {
        bits_.at(first * kNumbersOfFirst + number) = ~std::uint64_t{0};
    }
}

void TokenStreamWriter::begin_field(std::uint32_t first_position) {
    if (fields_ > 0) {
        end_field();
        bytes_ += static_cast<char>(kNextField);
    }
    fields_ += 1;
    first_position_ = first_position;
}

void TokenStreamWriter::end_field() {
    const auto by_position = [](const auto& left, const auto& right) {
        return left.first < right.first;
    };
    if (!is_ordered_) {
        std::stable_sort(entries_.begin(), entries_.end(), by_position);
    }
    std::uint32_t position = first_position_ - 1;
    for (const auto& [place, code] : entries_) {
        if (place == position) {
            bytes_ += static_cast<char>(kSamePosition);
        }
        for (; position + 1 < place; ++position) {
            bytes_ += static_cast<char>(kEmptyPosition);
        }
        position = place;
        append_entry(bytes_, code);
    }
    entries_.clear();
    is_ordered_ = true;
}

std::string TokenStreamWriter::finish() {
    end_field();
    fields_ = 0;
    std::string bytes;
    bytes.swap(bytes_);
    return bytes;
}

} // namespace fundstelle::index

#include "engine/index/token_stream.hpp"

#include <algorithm>

#include "engine/index/schema.hpp"

namespace fundstelle::index {

namespace {

constexpr unsigned char kFirstTwoByteLead = kOneByteCodes;
constexpr unsigned char kRareLead = kFirstTwoByteLead + kTwoByteLeads;
constexpr unsigned char kSamePosition = kRareLead + 1;
constexpr unsigned char kEmptyPosition = kRareLead + 2;
constexpr unsigned char kNextField = kRareLead + 3;
constexpr std::ptrdiff_t kRareBytes = 4;

TokenCode from_bytes(const char* bytes) {
    TokenCode code = 0;
    for (std::ptrdiff_t index = 0; index < kRareBytes; ++index) {
        code = (code << 8U) | static_cast<unsigned char>(bytes[index]);
    }
    return code;
}

} // namespace

void append_entry(std::string& bytes, TokenCode code) {
    if (code < kOneByteCodes) {
        bytes += static_cast<char>(code);
    } else if (code < kRareToken) {
        const TokenCode rest = code - static_cast<TokenCode>(kOneByteCodes);
        bytes += static_cast<char>(kFirstTwoByteLead + (rest >> 8U));
        bytes += static_cast<char>(rest & 0xffU);
    } else {
        bytes += static_cast<char>(kRareLead);
        for (unsigned shift = 32; shift > 0; shift -= 8) {
            bytes += static_cast<char>((code >> (shift - 8)) & 0xffU);
        }
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

bool TokenStreamReader::next(StreamToken& token) {
    std::uint32_t step = 1;
    while (at_ < end_) {
        const auto lead = static_cast<unsigned char>(*at_++);
        if (lead < kFirstTwoByteLead) {
            token.code = lead;
        } else if (lead < kRareLead) {
            if (at_ == end_) {
                return false;
            }
            token.code = static_cast<TokenCode>(kOneByteCodes) +
                         (static_cast<TokenCode>(lead - kFirstTwoByteLead) << 8U) +
                         static_cast<unsigned char>(*at_++);
        } else if (lead == kRareLead) {
            if (end_ - at_ < kRareBytes) {
                return false;
            }
            token.code = from_bytes(at_);
            at_ += kRareBytes;
        } else {
            if (lead == kSamePosition) {
                step = 0;
            } else if (lead == kEmptyPosition) {
                position_ += 1;
            } else if (lead == kNextField) {
                position_ += kFieldGap;
                field_ += 1;
            }
            continue;
        }
        position_ += step;
        token.position = position_;
        return true;
    }
    return false;
}

} // namespace fundstelle::index

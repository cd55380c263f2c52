#pragma once
// The words of an article in their order, at some two bytes a word: what phrases and vicinities
// are checked against.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/index/schema.hpp"
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

namespace token_leads {

inline constexpr unsigned char kFirstTwoByte = kOneByteCodes;
inline constexpr unsigned char kRare = kFirstTwoByte + kTwoByteLeads;
inline constexpr unsigned char kSamePosition = kRare + 1;
inline constexpr unsigned char kEmptyPosition = kRare + 2;
inline constexpr unsigned char kNextField = kRare + 3;

/// How many bytes follow the first one of an entry.
inline constexpr std::array<std::uint8_t, 256> kRestBytes = [] {
    std::array<std::uint8_t, 256> bytes{};
    for (std::size_t lead = kFirstTwoByte; lead < kRare; ++lead) {
        bytes.at(lead) = 1;
    }
    bytes.at(kRare) = 4;
    return bytes;
}();

/// How many bytes an entry has that begins so, which is no mark; without looking them up.
constexpr std::size_t length_of_entry(unsigned char lead) {
    const auto has_second = static_cast<std::size_t>(lead >= kFirstTwoByte);
    const auto is_rare = static_cast<std::size_t>(lead == kRare);
    return 1 + has_second + 3 * is_rare;
}

static_assert([] {
    for (std::size_t lead = 0; lead <= kRare; ++lead) {
        if (length_of_entry(static_cast<unsigned char>(lead)) != 1u + kRestBytes.at(lead)) {
            return false;
        }
    }
    return true;
}());

} // namespace token_leads

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

/// The first two bytes of some codes' entries, and of all marks; of short ones the second is what
/// follows.
class EntryStarts {
public:
    /// Those of the three marks alone.
    EntryStarts();

    void add(TokenCode code);

    [[nodiscard]] bool holds(unsigned char first, unsigned char second) const {
        const std::size_t place = (std::size_t{first} << 8U) | second;
        return ((bits_[place / 64] >> (place % 64)) & 1U) != 0;
    }

private:
    void add_all_with(unsigned char first);

    std::array<std::uint64_t, 256 * 256 / 64> bits_{};
};

/// Reads a stream from the front. Views into the given bytes. In the header, so that loops over
/// millions of entries hold it.
class TokenStreamReader {
public:
    explicit TokenStreamReader(std::string_view bytes)
        : at_(bytes.data()), end_(at_ + bytes.size()) {}

    /// Gives the next entry in `token`; false at the end, or where the bytes are cut off.
    [[nodiscard]] bool next(StreamToken& token) {
        std::uint32_t step = 1;
        while (at_ < end_) {
            const auto lead = static_cast<unsigned char>(*at_++);
            if (lead <= token_leads::kRare) {
                position_ += step;
                token.position = position_;
                return read_code(lead, token.code);
            }
            pass_mark(lead, step);
        }
        return false;
    }

    /// Likewise the next entry that may be one of those. The others are passed over by their
    /// lengths, without a branch that would often be guessed wrong.
    [[nodiscard]] bool next(StreamToken& token, const EntryStarts& wanted) {
        std::uint32_t step = 1;
        while (at_ < end_) {
            step = pass_over(wanted, step);
            if (at_ == end_) {
                return false;
            }
            const auto lead = static_cast<unsigned char>(*at_++);
            if (lead > token_leads::kRare) {
                pass_mark(lead, step);
                continue;
            }
            position_ += step;
            const char second = at_ < end_ ? *at_ : '\0';
            if (wanted.holds(lead, static_cast<unsigned char>(second))) {
                token.position = position_;
                return read_code(lead, token.code);
            }
            at_ += std::min<std::ptrdiff_t>(token_leads::kRestBytes[lead], end_ - at_);
            step = 1;
        }
        return false;
    }

    /// What lies behind the last entry.
    [[nodiscard]] std::string_view rest() const {
        return {at_, static_cast<std::size_t>(end_ - at_)};
    }

    /// How many fields have begun before the last entry: 0 is the title.
    [[nodiscard]] std::size_t field() const { return field_; }

    /// Where the last entry stands in the fields behind the title, taken as one text, from 1. Less
    /// than that by what has no term at the ends of fields.
    [[nodiscard]] std::uint32_t text_position() const { return position_ - behind_title_; }

private:
    /// Goes to the next entry or mark that is one of `wanted`, or to the last byte. Gives the step
    /// to it; the first entry takes `step`. The place is kept in a register, and lengths are
    /// reckoned: each entry's place hangs on the length of the one before, so that looking them up
    /// would be what takes the time.
    [[nodiscard]] std::uint32_t pass_over(const EntryStarts& wanted, std::uint32_t step) {
        const auto last = static_cast<std::size_t>(end_ - at_) - 1;
        std::size_t place = 0;
        std::uint32_t entries = 0;
        while (place < last) {
            const auto lead = static_cast<unsigned char>(at_[place]);
            if (wanted.holds(lead, static_cast<unsigned char>(at_[place + 1]))) {
                break;
            }
            place += token_leads::length_of_entry(lead);
            ++entries;
        }
        at_ += std::min(place, last + 1);
        position_ += entries == 0 ? 0 : step + entries - 1;
        return entries == 0 ? step : 1;
    }

    void pass_mark(unsigned char mark, std::uint32_t& step) {
        if (mark == token_leads::kSamePosition) {
            step = 0;
        } else if (mark == token_leads::kEmptyPosition) {
            position_ += 1;
        } else if (mark == token_leads::kNextField) {
            behind_title_ = field_ == 0 ? position_ + kFieldGap : behind_title_ + kFieldGap;
            position_ += kFieldGap;
            field_ += 1;
        }
    }

    /// False where the bytes are cut off.
    [[nodiscard]] bool read_code(unsigned char lead, TokenCode& code) {
        if (lead < token_leads::kFirstTwoByte) {
            code = lead;
            return true;
        }
        const std::ptrdiff_t bytes = token_leads::kRestBytes[lead];
        if (end_ - at_ < bytes) {
            return false;
        }
        if (lead < token_leads::kRare) {
            code = static_cast<TokenCode>(kOneByteCodes) +
                   (static_cast<TokenCode>(lead - token_leads::kFirstTwoByte) << 8U) +
                   static_cast<unsigned char>(*at_);
        } else {
            code = 0;
            for (std::ptrdiff_t index = 0; index < bytes; ++index) {
                code = (code << 8U) | static_cast<unsigned char>(at_[index]);
            }
        }
        at_ += bytes;
        return true;
    }

    const char* at_;
    const char* end_;
    std::uint32_t position_ = 0;
    std::uint32_t behind_title_ = 0;
    std::size_t field_ = 0;
};

} // namespace fundstelle::index

#include "engine/index/glass_format.hpp"

#include <algorithm>
#include <bit>

#include <zlib.h>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index::glass {

namespace {

/// Appends a term with its zero bytes told apart from the one that ends it.
void append_escaped(std::string& key, std::string_view term) {
    for (const char byte : term) {
        key += byte;
        if (byte == '\0') {
            key += '\xff';
        }
    }
}

/// Writes numbers of known ranges at fractions of bytes.
class BitWriter {
public:
    explicit BitWriter(std::string& bytes) : bytes_(bytes) {}

    /// REQUIRES value < range. Values in the middle of the range take a bit less.
    void write(std::uint32_t value, std::uint32_t range) {
        auto width = static_cast<unsigned>(std::bit_width(range - 1));
        const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << width) - range);
        if (spare > 0) {
            const std::uint32_t middle = (range - spare) / 2;
            if (value >= middle + spare) {
                value = (value - (middle + spare)) | (std::uint32_t{1} << (width - 1));
            } else if (value >= middle) {
                --width;
            }
        }
        waiting_ |= std::uint64_t{value} << count_;
        for (count_ += width; count_ >= 8; count_ -= 8) {
            bytes_ += static_cast<char>(waiting_ & 0xffU);
            waiting_ >>= 8U;
        }
    }

    /// All between the first and the last: the middle one, then both halves.
    void write_between(std::span<const std::uint32_t> numbers) {
        while (numbers.size() > 2) {
            const std::size_t middle = (numbers.size() - 1) / 2;
            const auto inside = static_cast<std::uint32_t>(numbers.size() - 1);
            const auto before = static_cast<std::uint32_t>(middle);
            write(
                numbers[middle] - (numbers.front() + before),
                numbers.back() - numbers.front() - inside + 1
            );
            write_between(numbers.first(middle + 1));
            numbers = numbers.subspan(middle);
        }
    }

    void finish() {
        if (count_ > 0) {
            bytes_ += static_cast<char>(waiting_ & 0xffU);
        }
    }

private:
    std::string& bytes_;
    std::uint64_t waiting_ = 0;
    unsigned count_ = 0;
};

} // namespace

void append_sortable(std::string& bytes, std::uint32_t number) {
    constexpr std::uint32_t kTwoBytes = 0x8000;
    if (number < kTwoBytes) {
        bytes += static_cast<char>(number >> 8U);
        bytes += static_cast<char>(number & 0xffU);
        return;
    }
    const auto length = (static_cast<unsigned>(std::bit_width(number)) + 5) / 7;
    const std::uint64_t marked = number | (std::uint64_t{0xff} << (10 - length) & 0xffU)
                                              << (8 * (length - 1));
    for (unsigned rest = length; rest > 0; --rest) {
        bytes += static_cast<char>((marked >> (8 * (rest - 1))) & 0xffU);
    }
}

std::string posting_key(std::string_view term) {
    if (term.empty()) {
        return {"\x00\xe0", 2};
    }
    std::string key;
    append_escaped(key, term);
    return key;
}

std::string posting_key(std::string_view term, Xapian::docid first) {
    std::string key = posting_key(term);
    if (!term.empty()) {
        key += '\0';
    }
    append_sortable(key, first);
    return key;
}

std::string value_statistics_key(Xapian::valueno slot) {
    std::string key("\x00\xd0", 2);
    for (; slot > 0; slot >>= 8U) {
        key += static_cast<char>(slot & 0xffU);
    }
    return key;
}

std::string value_key(Xapian::valueno slot, Xapian::docid first) {
    std::string key("\x00\xd8", 2);
    append_number(key, slot);
    append_sortable(key, first);
    return key;
}

std::string document_key(Xapian::docid document) {
    std::string key;
    append_sortable(key, document);
    return key;
}

std::string slots_key(Xapian::docid document) {
    return document_key(document) + '\0';
}

std::string position_key(std::string_view term, Xapian::docid document) {
    std::string key;
    append_escaped(key, term);
    key += '\0';
    append_sortable(key, document);
    return key;
}

std::string pack_positions(std::span<const std::uint32_t> positions) {
    std::string bytes;
    append_number(bytes, positions.back());
    if (positions.size() > 1) {
        BitWriter writer(bytes);
        writer.write(positions.front(), positions.back());
        writer.write(
            static_cast<std::uint32_t>(positions.size() - 2), positions.back() - positions.front()
        );
        writer.write_between(positions);
        writer.finish();
    }
    return bytes;
}

void TermListPacker::begin(std::uint64_t length, std::size_t terms) {
    bytes_.clear();
    append_number(bytes_, length);
    append_number(bytes_, terms);
    before_ = {};
    is_first_ = true;
}

void TermListPacker::add(std::string_view term, std::uint32_t count) {
    if (is_first_) {
        is_first_ = false;
        bytes_ += static_cast<char>(term.size());
        bytes_.append(term);
        append_number(bytes_, count);
        before_ = term;
        return;
    }
    const auto shared = static_cast<std::size_t>(
        std::mismatch(before_.begin(), before_.end(), term.begin(), term.end()).first -
        before_.begin()
    );
    constexpr std::uint32_t kMostJoined = 126;
    const std::size_t joined =
        count <= kMostJoined ? (std::size_t{count} + 1) * (before_.size() + 1) + shared : 0;
    const bool is_joined = joined > 0 && joined < 256;
    bytes_ += static_cast<char>(is_joined ? joined : shared);
    bytes_ += static_cast<char>(term.size() - shared);
    bytes_.append(term.substr(shared));
    if (!is_joined) {
        append_number(bytes_, count);
    }
    before_ = term;
}

struct Deflater::Stream {
    z_stream zlib{};
};

Deflater::Deflater() : stream_(std::make_unique<Stream>()) {
    constexpr int kLevel = 2;
    constexpr int kRawWindow = -15;
    constexpr int kMostMemory = 9;
    if (deflateInit2(
            &stream_->zlib, kLevel, Z_DEFLATED, kRawWindow, kMostMemory, Z_DEFAULT_STRATEGY
        ) != Z_OK) {
        throw base::Error{base::ErrorCode::Internal, "no memory to pack with"};
    }
}

Deflater::~Deflater() {
    deflateEnd(&stream_->zlib);
}

std::string_view Deflater::pack(std::string_view bytes) {
    z_stream& zlib = stream_->zlib;
    deflateReset(&zlib);
    packed_.resize(std::max(packed_.size(), bytes.size()));
    zlib.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    zlib.avail_in = static_cast<uInt>(bytes.size());
    zlib.next_out = reinterpret_cast<Bytef*>(packed_.data());
    zlib.avail_out = static_cast<uInt>(bytes.size());
    const bool is_whole = deflate(&zlib, Z_FINISH) == Z_STREAM_END;
    const bool is_shorter = is_whole && zlib.total_out < bytes.size();
    return is_shorter ? std::string_view(packed_).substr(0, zlib.total_out) : std::string_view{};
}

} // namespace fundstelle::index::glass

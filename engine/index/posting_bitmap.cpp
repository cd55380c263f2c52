#include "engine/index/posting_bitmap.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"
#include "engine/index/posting_list.hpp"

namespace fundstelle::index {

namespace {

constexpr std::array<unsigned, 2> kCountBits = {4, 8};

/// The count that stands for itself and all larger ones.
unsigned large_of(unsigned count_bits) {
    return count_bits == 0 ? 0 : (1U << count_bits) - 1;
}

std::size_t bytes_of_counts(std::size_t size, unsigned count_bits) {
    return ((size * count_bits) + 7) / 8;
}

std::size_t larges_of(std::span<const Posting> postings, unsigned count_bits) {
    return static_cast<std::size_t>(std::count_if(
        postings.begin(),
        postings.end(),
        [&](const Posting& posting) { return posting.count >= large_of(count_bits); }
    ));
}

/// Gives the bits of a count with which a list takes the fewest bytes; none where all are the same.
unsigned best_count_bits(std::span<const Posting> postings) {
    const Xapian::termcount first = postings.front().count;
    if (std::all_of(postings.begin(), postings.end(), [first](const Posting& posting) {
            return posting.count == first;
        })) {
        return 0;
    }
    const auto bytes_with = [&](unsigned bits) {
        return bytes_of_counts(postings.size(), bits) + (larges_of(postings, bits) * 8);
    };
    return *std::min_element(
        kCountBits.begin(),
        kCountBits.end(),
        [&](unsigned left, unsigned right) { return bytes_with(left) < bytes_with(right); }
    );
}

void append_words(std::string& bytes, std::span<const Posting> postings, std::size_t words) {
    const std::size_t begin = bytes.size();
    bytes.resize(begin + (words * 8));
    for (const Posting& posting : postings) {
        char& byte = bytes[begin + (posting.document / 8)];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | (1U << (posting.document % 8)));
    }
}

void append_counts(std::string& bytes, std::span<const Posting> postings, unsigned count_bits) {
    const std::size_t begin = bytes.size();
    bytes.resize(begin + bytes_of_counts(postings.size(), count_bits));
    std::string larges;
    for (std::size_t rank = 0; rank < postings.size() && count_bits > 0; ++rank) {
        const unsigned count = std::min<unsigned>(postings[rank].count, large_of(count_bits));
        const std::size_t bit = rank * count_bits;
        char& byte = bytes[begin + (bit / 8)];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | (count << (bit % 8)));
        if (count == large_of(count_bits)) {
            append_fixed(larges, rank, 4);
            append_fixed(larges, postings[rank].count, 4);
        }
    }
    bytes += larges;
}

} // namespace

PostingBitmap::PostingBitmap(std::string_view bytes, std::size_t size, Xapian::docid last)
    : size_(size) {
    ByteReader reader(bytes);
    word_count_ = reader.number();
    const std::uint64_t count_bits = reader.number();
    const std::uint64_t same_count = reader.number();
    large_count_ = reader.number();
    const std::string_view rest = reader.rest();
    const bool is_known = count_bits == 0 || count_bits == 4 || count_bits == 8;
    const std::size_t most_words = (last / PostingSets::kBits) + std::size_t{1};
    if (!is_known || word_count_ == 0 || word_count_ > most_words || large_count_ > size ||
        size > word_count_ * PostingSets::kBits) {
        throw_damaged();
    }
    count_bits_ = static_cast<unsigned>(count_bits);
    large_ = large_of(count_bits_);
    same_count_ = static_cast<Xapian::termcount>(same_count);
    const std::size_t counts_begin = word_count_ * kWordBytes;
    const std::size_t larges_begin = counts_begin + bytes_of_counts(size, count_bits_);
    if (rest.size() < larges_begin + (large_count_ * kLargeBytes)) {
        throw_damaged();
    }
    words_ = rest.data();
    counts_ = words_ + counts_begin;
    larges_ = words_ + larges_begin;
    const std::uint64_t last_word = plain_word_at(word_count_ - 1);
    if (last_word == 0 || document_of(word_count_ - 1, std::bit_floor(last_word)) > last) {
        throw_damaged();
    }
}

void PostingBitmap::throw_damaged() {
    throw base::Error{base::ErrorCode::IndexDamaged, "a posting list is not whole"};
}

std::optional<std::string> packed_as_bitmap(
    std::span<const Posting> postings, std::size_t most_bytes
) {
    const std::size_t words = (postings.back().document / PostingSets::kBits) + std::size_t{1};
    if (words * 8 > most_bytes) {
        return std::nullopt;
    }
    const unsigned count_bits = best_count_bits(postings);
    std::string bytes;
    append_number(bytes, words);
    append_number(bytes, count_bits);
    append_number(bytes, postings.front().count);
    append_number(bytes, count_bits == 0 ? 0 : larges_of(postings, count_bits));
    append_words(bytes, postings, words);
    append_counts(bytes, postings, count_bits);
    return bytes.size() <= most_bytes ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace fundstelle::index

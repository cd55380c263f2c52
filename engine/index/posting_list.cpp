#include "engine/index/posting_list.hpp"

#include <array>
#include <limits>

#include "engine/base/error.hpp"
#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

/// Lists of every so many documents and denser ones are coded by bytes in any case.
constexpr std::uint32_t kDenseDistance = 12;

/// A bitmap may take so many hundredths of what a list takes in bytes: it is read much faster.
constexpr std::size_t kMostOfBitmap = 170;

/// Longer rests would leave no room for the count in one window of the reader.
constexpr int kMostRestBits = 20;

/// Writes bits, the low ones of a byte first.
class BitWriter {
public:
    explicit BitWriter(std::string& bytes) : bytes_(bytes) {}

    /// REQUIRES a count up to 32, and no bits above.
    void add(std::uint64_t bits, int count) {
        waiting_ |= bits << used_;
        used_ += count;
        if (used_ >= 32) {
            write(4);
            waiting_ >>= 32;
            used_ -= 32;
        }
    }

    void add_ones(int count) { add((std::uint64_t{1} << count) - 1, count); }

    void finish() { write(static_cast<std::size_t>(used_ + 7) / 8); }

private:
    void write(std::size_t count) {
        std::array<char, 4> bytes{};
        for (std::size_t index = 0; index < bytes.size(); ++index) {
            bytes[index] = static_cast<char>((waiting_ >> (8 * index)) & 0xff);
        }
        bytes_.append(bytes.data(), count);
    }

    std::string& bytes_;
    std::uint64_t waiting_ = 0;
    int used_ = 0;
};

/// Gives the bits that distances take with a Rice code.
std::uint64_t bits_with(std::span<const Posting> postings, int rest) {
    std::uint64_t bits = postings.size() * static_cast<std::uint64_t>(rest + 1);
    Xapian::docid before = 0;
    for (const Posting& posting : postings) {
        bits += (posting.document - before - 1) >> rest;
        before = posting.document;
    }
    return bits;
}

/// Gives the best length of a Rice code's rest: near the logarithm of the mean distance.
int best_rest(std::span<const Posting> postings) {
    const std::uint64_t mean = postings.back().document / postings.size();
    const int guess = std::clamp(static_cast<int>(std::bit_width(mean)) - 2, 0, kMostRestBits - 2);
    int best = guess;
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (int rest = guess; rest <= guess + 2; ++rest) {
        if (const std::uint64_t bits = bits_with(postings, rest); bits < least) {
            least = bits;
            best = rest;
        }
    }
    return best;
}

} // namespace

void PostingView::throw_damaged() {
    throw base::Error{base::ErrorCode::IndexDamaged, "a posting list is not whole"};
}

PostingView PostingView::of_all_bytes(std::string_view bytes, Xapian::docid last) {
    PostingView all(bytes, 0, last, kBytes);
    for (const char* at = all.at_; at != all.end_; ++all.size_) {
        if ((all.read_number(at) & kManyTimes) == kManyTimes) {
            (void)all.read_number(at);
        }
    }
    return all;
}

PostingList PostingList::up_to(Xapian::docid last) const {
    if (last_ <= last) {
        return *this;
    }
    PostingList list;
    for_each([&](Xapian::docid document, Xapian::termcount count) {
        if (document <= last) {
            list.add(document, count);
        }
    });
    return list;
}

void PostingList::add(Xapian::docid document, Xapian::termcount count) {
    const std::uint32_t in_entry = std::min<std::uint32_t>(count, PostingView::kManyTimes);
    // A distance has 29 bits: 500 million articles.
    append_number(
        bytes_, (std::uint64_t{document - last_ - 1} << PostingView::kCountBits) | in_entry
    );
    if (in_entry == PostingView::kManyTimes) {
        append_number(bytes_, count - PostingView::kManyTimes);
    }
    last_ = document;
    ++size_;
}

void append_packed(std::string& bytes, std::span<const Posting> postings) {
    using View = PostingView;
    if (postings.back().document / postings.size() < kDenseDistance) {
        PostingList list;
        for (const Posting& posting : postings) {
            list.add(posting.document, posting.count);
        }
        const auto bitmap = packed_as_bitmap(postings, list.packed().size() * kMostOfBitmap / 100);
        bytes += static_cast<char>(bitmap ? View::kBitmap : View::kBytes);
        bytes += bitmap ? *bitmap : list.packed();
        return;
    }
    const int rest = best_rest(postings);
    const bool counts_none = std::any_of(postings.begin(), postings.end(), [](const auto& one) {
        return one.count == 0;
    });
    const std::uint32_t least = counts_none ? 0 : 1;
    bytes += static_cast<char>(static_cast<unsigned>(rest) | (least << View::kLeastShift));
    BitWriter bits(bytes);
    Xapian::docid before = 0;
    for (const Posting& posting : postings) {
        const std::uint32_t distance = posting.document - before - 1;
        before = posting.document;
        const std::uint32_t ones = distance >> rest;
        if (ones < View::kLongDistance) {
            bits.add_ones(static_cast<int>(ones));
            bits.add(std::uint64_t{distance & ((1U << rest) - 1)} << 1U, rest + 1);
        } else {
            bits.add_ones(View::kLongDistance);
            bits.add(distance, View::kPlainBits);
        }
        const std::uint32_t more = posting.count - least;
        if (more < View::kLongCount) {
            bits.add((std::uint64_t{1} << more) - 1, static_cast<int>(more) + 1);
        } else {
            bits.add_ones(View::kLongCount);
            bits.add(posting.count, View::kPlainBits);
        }
    }
    bits.finish();
}

} // namespace fundstelle::index

#pragma once
// Posting lists as packed bytes: which documents hold a term, and how often.
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <xapian.h>

#include "engine/index/posting_bitmap.hpp"

namespace fundstelle::index {

/// One document of a list.
struct Posting {
    Xapian::docid document = 0;
    Xapian::termcount count = 0;

    friend bool operator==(const Posting&, const Posting&) = default;
};

// Three codings. Bytes: the distance from the document before, less one, and in its low bits the
// count; where these are all set, the rest of the count follows; both are numbers of 7 bits a byte,
// low bits first. Frequent terms take one byte a document, at 2 ns. Bits: the distance, less one,
// as a Rice code, then the count less the list's least, in unary; at 3 ns, and a third smaller for
// rarer terms. Source: Rice, JPL Publication 79-22 (1979). A bitmap, for the most frequent terms:
// see PostingBitmap.

/// A view of a packed list. Valid as long as its bytes, before whose end nothing else is read.
class PostingView {
public:
    /// No document.
    PostingView() = default;

    /// A list of `size` documents up to `last`, coded by bytes.
    static PostingView of_bytes(std::string_view bytes, std::size_t size, Xapian::docid last) {
        return {bytes, size, last, kBytes};
    }

    /// A list of documents up to `last`, coded by bytes, that takes all of `bytes`. Throws
    /// Error{IndexDamaged}.
    static PostingView of_all_bytes(std::string_view bytes, Xapian::docid last);

    /// A list as `append_packed` writes it; what lies behind it may follow in `bytes`, eight bytes
    /// at least.
    static PostingView of_packed(std::string_view bytes, std::size_t size, Xapian::docid last) {
        return bytes.empty()
                   ? PostingView{}
                   : PostingView{
                         bytes.substr(1), size, last, static_cast<unsigned char>(bytes.front())};
    }

    [[nodiscard]] std::size_t size() const { return size_; }

    /// No document is behind this one.
    [[nodiscard]] Xapian::docid last() const { return last_; }

    /// Calls `take(document, count)` for each document, ascending. Throws Error{IndexDamaged} where
    /// the bytes are no list; it never gives a document behind the last.
    template <typename Take>
    void for_each(const Take& take) const {
        const auto take_all = [&take](Xapian::docid document, Xapian::termcount count) {
            take(document, count);
            return true;
        };
        read(PostingSets{}, take_all);
    }

    /// Calls `take(document, count)` for those documents that are allowed and wanted, ascending,
    /// and adds all that are allowed to those found. Throws as `for_each`.
    template <typename Take>
    void for_each_in(const PostingSets& sets, const Take& take) const {
        const auto take_all = [&take](Xapian::docid document, Xapian::termcount count) {
            take(document, count);
            return true;
        };
        read(sets, take_all);
    }

    /// Adds all documents that are allowed to those found. Throws as `for_each`.
    void mark_in(const PostingSets& sets) const {
        if (coding_ == kBitmap) {
            bitmap().mark(sets);
            return;
        }
        for_each([&sets](Xapian::docid document, Xapian::termcount /*count*/) {
            (void)sets.take(document);
        });
    }

    /// Tells whether `is_wanted(document)` holds for any; looks no further. Throws likewise.
    template <typename IsWanted>
    [[nodiscard]] bool any_of(const IsWanted& is_wanted) const {
        bool found = false;
        const auto look_at = [&](Xapian::docid document, Xapian::termcount /*count*/) {
            found = is_wanted(document);
            return !found;
        };
        read(PostingSets{}, look_at);
        return found;
    }

private:
    friend void append_packed(std::string& bytes, std::span<const Posting> postings);

    // The first byte of a packed list: a coding by bits has the bits of a Rice code's rest in its
    // low five bits, and above the least count, 0 or 1.
    static constexpr unsigned kBytes = 0xff;
    static constexpr unsigned kBitmap = 0xfe;
    static constexpr unsigned kRestBits = 0x1f;
    static constexpr unsigned kLeastShift = 5;
    static constexpr int kLongDistance = 20; ///< so many ones: the distance follows as a number
    static constexpr int kLongCount = 15;    ///< the same of a count
    static constexpr unsigned kPlainBits = 32;
    static constexpr std::size_t kWindowBytes = 8;

    PostingView(std::string_view bytes, std::size_t size, Xapian::docid last, unsigned coding)
        : at_(bytes.data()), end_(at_ + bytes.size()), size_(size), last_(last), coding_(coding) {}

    [[noreturn]] static void throw_damaged();

    [[nodiscard]] PostingBitmap bitmap() const {
        return {{at_, static_cast<std::size_t>(end_ - at_)}, size_, last_};
    }

    // All end where `take` gives false.
    template <typename Take>
    void read(const PostingSets& sets, const Take& take) const {
        if (coding_ == kBitmap) {
            bitmap().read(sets, take);
            return;
        }
        const bool takes_all =
            sets.allowed == nullptr && sets.found == nullptr && sets.wanted == nullptr;
        if (takes_all) {
            coding_ == kBytes ? read_bytes(take) : read_bits(take);
            return;
        }
        const auto take_some = [&](Xapian::docid document, Xapian::termcount count) {
            return !sets.take(document) || take(document, count);
        };
        coding_ == kBytes ? read_bytes(take_some) : read_bits(take_some);
    }

    template <typename Take>
    void read_bytes(const Take& take) const {
        const char* at = at_;
        Xapian::docid document = 0;
        for (std::size_t left = size_; left > 0; --left) {
            const std::uint32_t entry = read_number(at);
            document += (entry >> kCountBits) + 1;
            std::uint32_t count = entry & kManyTimes;
            if (count == kManyTimes) {
                count += read_number(at);
            }
            if (document > last_) {
                throw_damaged();
            }
            if (!take(document, count)) {
                return;
            }
        }
    }

    template <typename Take>
    void read_bits(const Take& take) const {
        const auto rest = static_cast<int>(coding_ & kRestBits);
        const std::uint32_t least = coding_ >> kLeastShift;
        const std::uint32_t rest_mask = (std::uint32_t{1} << rest) - 1;
        const std::size_t bits = static_cast<std::size_t>(end_ - at_) * 8;
        std::size_t place = 0;
        Xapian::docid document = 0;
        for (std::size_t left = size_; left > 0; --left) {
            if (place + (kWindowBytes * 8) > bits) {
                throw_damaged();
            }
            std::uint64_t window = window_at(place);
            int ones = std::countr_one(window);
            std::uint32_t distance = 0;
            if (ones < kLongDistance) {
                window >>= ones + 1;
                distance = (static_cast<std::uint32_t>(ones) << rest) +
                           (static_cast<std::uint32_t>(window) & rest_mask);
                window >>= rest;
                place += static_cast<std::size_t>(ones + 1 + rest);
            } else {
                distance = static_cast<std::uint32_t>(window >> kLongDistance);
                place += kLongDistance + kPlainBits;
                window = checked_window(place, bits);
            }
            document += distance + 1;
            ones = std::countr_one(window);
            std::uint32_t count = least + static_cast<std::uint32_t>(ones);
            place += static_cast<std::size_t>(ones) + 1;
            if (ones >= kLongCount) {
                place += kLongCount - static_cast<std::size_t>(ones) - 1;
                window = checked_window(place, bits);
                count = static_cast<std::uint32_t>(window);
                place += kPlainBits;
            }
            if (document > last_) {
                throw_damaged();
            }
            if (!take(document, count)) {
                return;
            }
        }
    }

    [[nodiscard]] std::uint64_t window_at(std::size_t place) const {
        std::uint64_t window = 0;
        std::memcpy(&window, at_ + place / 8, sizeof window);
        return window >> (place % 8);
    }

    [[nodiscard]] std::uint64_t checked_window(std::size_t place, std::size_t bits) const {
        if (place + (kWindowBytes * 8) > bits) {
            throw_damaged();
        }
        return window_at(place);
    }

    std::uint32_t read_number(const char*& at) const {
        constexpr std::uint32_t kMore = 0x80;
        if (at == end_) {
            throw_damaged();
        }
        std::uint32_t byte = static_cast<unsigned char>(*at++);
        std::uint32_t number = byte & (kMore - 1);
        for (unsigned shift = 7; byte >= kMore; shift += 7) {
            if (at == end_ || shift > 28) {
                throw_damaged();
            }
            byte = static_cast<unsigned char>(*at++);
            number |= (byte & (kMore - 1)) << shift;
        }
        return number;
    }

    friend class PostingList;
    static constexpr unsigned kCountBits = 3;
    static constexpr std::uint32_t kManyTimes = (1U << kCountBits) - 1;

    const char* at_ = nullptr;
    const char* end_ = nullptr;
    std::size_t size_ = 0;
    Xapian::docid last_ = 0;
    unsigned coding_ = kBytes;
};

/// A list in memory, coded by bytes. Immutable once built.
class PostingList {
public:
    /// Adds an article. REQUIRES a higher document than the last.
    void add(Xapian::docid document, Xapian::termcount count);

    /// Gives a copy without the documents behind `last`.
    [[nodiscard]] PostingList up_to(Xapian::docid last) const;

    /// Gives back the room that was taken for more articles.
    void shrink() { bytes_.shrink_to_fit(); }

    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] Xapian::docid last() const { return last_; }

    /// How many bytes the articles take.
    [[nodiscard]] std::size_t bytes() const { return bytes_.capacity(); }

    /// The bytes, for a view of them.
    [[nodiscard]] std::string_view packed() const { return bytes_; }

    /// Gives a view, which the list must outlive.
    [[nodiscard]] PostingView view() const { return PostingView::of_bytes(bytes_, size_, last_); }

    /// Calls `take(document, count)` for each article, ascending.
    template <typename Take>
    void for_each(const Take& take) const {
        view().for_each(take);
    }

private:
    std::string bytes_;
    std::size_t size_ = 0;
    Xapian::docid last_ = 0;
};

/// Appends a list in the smaller coding; frequent terms are coded by bytes, which are read faster.
/// REQUIRES ascending documents, at least one.
void append_packed(std::string& bytes, std::span<const Posting> postings);

} // namespace fundstelle::index

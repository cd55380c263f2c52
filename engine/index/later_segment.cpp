#include "engine/index/later_segment.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/index/byte_codec.hpp"
#include "engine/index/hashed_file.hpp"
#include "engine/index/packed_postings.hpp"

namespace fundstelle::index {

namespace {

constexpr char kKey[] = "later:";
constexpr std::size_t kNumberBytes = 4;
constexpr std::size_t kHashBytes = 8;
constexpr std::size_t kTermsPlace = 2 * kNumberBytes;
constexpr std::size_t kTermBytes = kHashBytes + kNumberBytes;

std::string key_of(Xapian::docid first) {
    return kKey + std::to_string(first);
}

void add_terms(
    std::vector<LaterEntry>& entries,
    Xapian::docid document,
    Xapian::TermIterator term,
    const Xapian::TermIterator& end
) {
    for (; term != end; ++term) {
        if (const std::string text = *term; is_packed(text)) {
            entries.push_back({hash_of_key(text), document, term.get_wdf()});
        }
    }
}

/// By term, then by document.
void sort(std::vector<LaterEntry>& entries) {
    std::sort(entries.begin(), entries.end(), [](const LaterEntry& left, const LaterEntry& right) {
        return std::tie(left.term, left.document) < std::tie(right.term, right.document);
    });
}

} // namespace

void LaterSegmentWriter::add(Xapian::docid document, const Xapian::Document& terms) {
    if (last_ == 0) {
        first_ = document;
    }
    last_ = document;
    add_terms(entries_, document, terms.termlist_begin(), terms.termlist_end());
}

void LaterSegmentWriter::write(Xapian::WritableDatabase& database) {
    if (last_ == 0) {
        return;
    }
    sort(entries_);
    std::string terms;
    std::string lists;
    std::size_t size = 0;
    for (auto entry = entries_.cbegin(); entry != entries_.cend(); ++size) {
        const std::uint64_t term = entry->term;
        PostingList list;
        for (; entry != entries_.cend() && entry->term == term; ++entry) {
            list.add(entry->document - first_ + 1, entry->count);
        }
        lists += list.packed();
        append_fixed(terms, term, kHashBytes);
        append_fixed(terms, lists.size(), kNumberBytes);
    }
    std::string bytes;
    append_fixed(bytes, last_ - first_ + 1, kNumberBytes);
    append_fixed(bytes, size, kNumberBytes);
    database.set_metadata(key_of(first_), bytes + terms + lists);
    entries_.clear();
    first_ = last_ = 0;
}

LaterSegment::LaterSegment(std::string bytes, Xapian::docid first)
    : bytes_(std::move(bytes)),
      first_(first),
      last_(first + static_cast<Xapian::docid>(read_fixed(bytes_, kNumberBytes)) - 1),
      size_(read_fixed(std::string_view(bytes_).substr(kNumberBytes), kNumberBytes)) {}

std::optional<LaterSegment> LaterSegment::read(
    const Xapian::Database& database, Xapian::docid first
) {
    std::string bytes = database.get_metadata(key_of(first));
    if (bytes.size() < kTermsPlace) {
        return std::nullopt;
    }
    LaterSegment segment(std::move(bytes), first);
    return segment.is_whole() ? std::optional(std::move(segment)) : std::nullopt;
}

/// Whether all lists lie in the bytes; what they hold is seen as they are read.
bool LaterSegment::is_whole() const {
    if (last_ < first_ || size_ > (bytes_.size() - kTermsPlace) / kTermBytes) {
        return false;
    }
    std::size_t end = 0;
    for (std::size_t number = 0; number < size_; ++number) {
        if (end_of(number) <= end) {
            return false;
        }
        end = end_of(number);
    }
    return kTermsPlace + size_ * kTermBytes + end == bytes_.size();
}

std::uint64_t LaterSegment::term(std::size_t number) const {
    const std::size_t place = kTermsPlace + number * kTermBytes;
    return read_fixed(std::string_view(bytes_).substr(place), kHashBytes);
}

std::size_t LaterSegment::end_of(std::size_t number) const {
    const std::size_t place = kTermsPlace + number * kTermBytes + kHashBytes;
    return read_fixed(std::string_view(bytes_).substr(place), kNumberBytes);
}

/// Hashes are spread evenly: where one stands among the others is known but for a few places.
std::optional<std::size_t> LaterSegment::find(std::uint64_t sought) const {
    constexpr unsigned kHalf = 32;
    const std::size_t guess = ((sought >> kHalf) * size_) >> kHalf;
    const std::size_t off = 16 + size_ / 64;
    std::size_t begin = guess - std::min(guess, off);
    std::size_t end = std::min(guess + off, size_);
    if (begin > 0 && term(begin - 1) >= sought) {
        end = begin;
        begin = 0;
    } else if (end < size_ && term(end) < sought) {
        begin = end;
        end = size_;
    }
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        term(middle) < sought ? begin = middle + 1 : end = middle;
    }
    return begin < size_ && term(begin) == sought ? std::optional(begin) : std::nullopt;
}

PostingView LaterSegment::list(std::size_t number) const {
    const std::size_t lists = kTermsPlace + size_ * kTermBytes;
    const std::size_t begin = number == 0 ? 0 : end_of(number - 1);
    return PostingView::of_all_bytes(
        std::string_view(bytes_).substr(lists + begin, end_of(number) - begin), last_ - first_ + 1
    );
}

bool LaterSegment::agrees_with(const Xapian::Database& database) const {
    std::vector<LaterEntry> in_documents;
    std::vector<bool> is_there(last_ - first_ + std::size_t{1}, true);
    for (Xapian::docid document = first_; document <= last_; ++document) {
        try {
            add_terms(
                in_documents,
                document,
                database.termlist_begin(document),
                database.termlist_end(document)
            );
        } catch (const Xapian::DocNotFoundError&) {
            is_there[document - first_] = false;
        }
    }
    std::vector<LaterEntry> in_lists;
    for (std::size_t number = 0; number < size_; ++number) {
        for_each(number, [&](Xapian::docid document, Xapian::termcount count) {
            if (is_there[document - first_]) {
                in_lists.push_back({term(number), document, count});
            }
        });
    }
    sort(in_documents);
    sort(in_lists);
    return in_documents == in_lists;
}

void forget_later_segments(Xapian::WritableDatabase& database) {
    const std::vector<std::string> keys(
        database.metadata_keys_begin(kKey), database.metadata_keys_end(kKey)
    );
    for (const std::string& key : keys) {
        database.set_metadata(key, std::string());
    }
}

} // namespace fundstelle::index

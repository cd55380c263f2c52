#include "engine/index/posting_lists.hpp"

#include <algorithm>
#include <utility>

#include "engine/index/byte_codec.hpp"

namespace fundstelle::index {

namespace {

constexpr std::size_t kBytesOfEntry = 128; // of the maps, about

std::size_t bytes_of(const std::string& term, const PostingList& list) {
    return kBytesOfEntry + term.size() + list.bytes();
}

std::shared_ptr<const PostingList> read_list(
    const Xapian::Database& database, const std::string& term
) {
    auto list = std::make_shared<PostingList>();
    const Xapian::PostingIterator end = database.postlist_end(term);
    for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
        list->add(*posting, posting.get_wdf());
    }
    list->shrink();
    return list;
}

} // namespace

void PostingList::add(Xapian::docid document, Xapian::termcount count) {
    const std::uint32_t in_entry = std::min<std::uint32_t>(count, kManyTimes);
    // A distance has 29 bits: 500 million articles.
    append_number(bytes_, (std::uint64_t{document - last_ - 1} << kCountBits) | in_entry);
    if (in_entry == kManyTimes) {
        append_number(bytes_, count - kManyTimes);
    }
    last_ = document;
    ++size_;
}

std::optional<Xapian::termcount> PostingList::count_in(Xapian::docid document) const {
    std::optional<Xapian::termcount> found;
    for_each([&](Xapian::docid held, Xapian::termcount count) {
        if (held == document) {
            found = count;
        }
    });
    return found;
}

std::shared_ptr<const PostingList> PostingLists::get(
    const Xapian::Database& database, const std::string& term
) {
    const Xapian::rev revision = database.get_revision();
    bool is_worth_keeping = true;
    {
        const std::lock_guard lock(mutex_);
        if (revision > revision_) {
            young_.clear();
            old_.clear();
            young_bytes_ = 0;
            revision_ = revision;
        }
        is_worth_keeping = revision == revision_;
        if (is_worth_keeping) {
            if (auto list = find(term)) {
                return list;
            }
        }
    }
    std::shared_ptr<const PostingList> list = read_list(database, term);
    const std::lock_guard lock(mutex_);
    if (is_worth_keeping && revision == revision_) {
        keep(term, list);
    }
    return list;
}

/// REQUIRES the lock.
std::shared_ptr<const PostingList> PostingLists::find(const std::string& term) {
    if (const auto young = young_.find(term); young != young_.end()) {
        return young->second;
    }
    const auto old = old_.find(term);
    if (old == old_.end()) {
        return nullptr;
    }
    std::shared_ptr<const PostingList> list = old->second;
    old_.erase(old);
    keep(term, list);
    return list;
}

/// REQUIRES the lock. What was not asked for while half of the room was filled goes.
void PostingLists::keep(const std::string& term, const std::shared_ptr<const PostingList>& list) {
    const std::size_t bytes = bytes_of(term, *list);
    if (bytes > most_bytes_ / 4) {
        return;
    }
    if (young_bytes_ + bytes > most_bytes_ / 2) {
        old_ = std::exchange(young_, {});
        young_bytes_ = 0;
    }
    young_bytes_ += bytes;
    young_.emplace(term, list);
}

} // namespace fundstelle::index

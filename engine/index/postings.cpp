#include "engine/index/postings.hpp"

#include <utility>

namespace fundstelle::index {

namespace {

/// Longer lists are not counted, where some of their documents were removed.
constexpr std::size_t kMostCounted = 256;

} // namespace

Postings::Postings(
    const PostingView& packed,
    const ExistingDocuments& existing,
    std::shared_ptr<const PostingList> later
)
    : packed_(packed), existing_(existing.lengths), later_(std::move(later)) {
    size_ = packed_.size() + (later_ == nullptr ? 0 : later_->size());
    if (existing_ != nullptr) {
        size_ = size_ > kMostCounted ? estimated(existing.share) : counted();
    }
}

std::size_t Postings::counted() const {
    std::size_t size = 0;
    for_each([&size](Xapian::docid /*document*/, Xapian::termcount /*count*/) { ++size; });
    return size;
}

/// Counting reads all of a list, as adding it up does.
std::size_t Postings::estimated(double share) const {
    const auto exists = [this](Xapian::docid document) { return existing_->holds(document); };
    const bool is_any_there =
        packed_.any_of(exists) || (later_ != nullptr && later_->view().any_of(exists));
    const auto size = static_cast<std::size_t>(static_cast<double>(size_) * share);
    return is_any_there ? std::max<std::size_t>(1, size) : 0;
}

void Postings::mark_in(const PostingSets& sets) const {
    const auto none = [](Xapian::docid /*document*/, Xapian::termcount /*count*/) {};
    if (existing_ == nullptr) {
        packed_.mark_in(sets);
    } else {
        for_each_existing(packed_, taking_in(sets, none));
    }
    if (later_ != nullptr) {
        for_each_existing(*later_, taking_in(sets, none));
    }
}

std::optional<Xapian::termcount> Postings::count_in(Xapian::docid document) const {
    std::optional<Xapian::termcount> found;
    for_each([&](Xapian::docid held, Xapian::termcount count) {
        if (held == document) {
            found = count;
        }
    });
    return found;
}

} // namespace fundstelle::index

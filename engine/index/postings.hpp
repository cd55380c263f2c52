#pragma once
// The documents that hold a term at one revision: those of the file, those that came later, without
// those that were removed.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>

#include <xapian.h>

#include "engine/index/column.hpp"
#include "engine/index/posting_list.hpp"

namespace fundstelle::index {

/// Which documents of a revision exist.
struct ExistingDocuments {
    std::shared_ptr<const LengthColumn> lengths; ///< nothing where all of the file do
    double share = 1;                            ///< of all that ever were
};

/// The documents of one revision that hold a term, and how often. A value; valid as long as the
/// PostingLists that gave it.
class Postings {
public:
    /// None.
    Postings() = default;

    /// Those of `packed`, then those of `later`, which may be nothing, as far as they are in
    /// `existing`.
    Postings(
        const PostingView& packed,
        const ExistingDocuments& existing,
        std::shared_ptr<const PostingList> later
    );

    /// How many there are. Of more than 256, of some of which documents were removed, estimated,
    /// for weights; but 0 only where there is none.
    [[nodiscard]] std::size_t size() const { return size_; }

    /// No document is behind this one.
    [[nodiscard]] Xapian::docid last() const {
        return later_ == nullptr ? packed_.last() : std::max(packed_.last(), later_->last());
    }

    /// Calls `take(document, count)` for each document, ascending. Throws Error{IndexDamaged}.
    template <typename Take>
    void for_each(const Take& take) const {
        for_each_existing(packed_, take);
        if (later_ != nullptr) {
            for_each_existing(*later_, take);
        }
    }

    /// Calls `take(document, count)` for those documents that are allowed and wanted, ascending,
    /// and adds all that are allowed to those found. The sets must have room for `last`. Throws
    /// Error{IndexDamaged}.
    template <typename Take>
    void for_each_in(const PostingSets& sets, const Take& take) const {
        if (existing_ == nullptr) {
            packed_.for_each_in(sets, take);
        } else {
            for_each_existing(packed_, taking_in(sets, take));
        }
        if (later_ != nullptr) {
            for_each_existing(*later_, taking_in(sets, take));
        }
    }

    /// Adds all documents that are allowed to those found. Else as `for_each_in`.
    void mark_in(const PostingSets& sets) const;

    /// Gives how often a document holds the term; nothing where it does not.
    [[nodiscard]] std::optional<Xapian::termcount> count_in(Xapian::docid document) const;

private:
    [[nodiscard]] std::size_t counted() const;
    [[nodiscard]] std::size_t estimated(double share) const;

    template <typename Take>
    static auto taking_in(const PostingSets& sets, const Take& take) {
        return [&sets, &take](Xapian::docid document, Xapian::termcount count) {
            if (sets.take(document)) {
                take(document, count);
            }
        };
    }

    template <typename List, typename Take>
    void for_each_existing(const List& list, const Take& take) const {
        if (existing_ == nullptr) {
            list.for_each(take);
            return;
        }
        list.for_each([&](Xapian::docid document, Xapian::termcount count) {
            if (existing_->holds(document)) {
                take(document, count);
            }
        });
    }

    PostingView packed_;
    std::shared_ptr<const LengthColumn> existing_;
    std::shared_ptr<const PostingList> later_;
    std::size_t size_ = 0;
};

} // namespace fundstelle::index

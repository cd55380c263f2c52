#pragma once
// The hits of the pages before, by document or, for stories, by group.
#include <memory>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <xapian.h>

#include "engine/index/column.hpp"

namespace fundstelle::search {

/// What a walk has met. One thread at a time.
class ShownHits {
public:
    /// `groups` is the column of `kDuplicatesSlot`, or nothing where copies are hits of their own.
    ShownHits(
        const std::vector<Xapian::docid>& documents,
        std::shared_ptr<const index::ValueColumn> groups
    )
        : documents_(documents.begin(), documents.end()), groups_(std::move(groups)) {
        for (const Xapian::docid document : documents) {
            add_group(document);
        }
    }

    /// Whether the document, or another copy of its story, was shown.
    [[nodiscard]] bool holds(Xapian::docid document) const {
        if (documents_.contains(document)) {
            return true;
        }
        const auto group = group_of(document);
        return !group.empty() && shown_groups_.contains(group.front());
    }

    void add(Xapian::docid document) {
        documents_.insert(document);
        add_group(document);
    }

    /// Gives them ascending.
    [[nodiscard]] std::vector<Xapian::docid> documents() const {
        return {documents_.begin(), documents_.end()};
    }

private:
    [[nodiscard]] std::span<const std::uint32_t> group_of(Xapian::docid document) const {
        return groups_ == nullptr ? std::span<const std::uint32_t>{} : groups_->of(document);
    }

    void add_group(Xapian::docid document) {
        for (const std::uint32_t group : group_of(document)) {
            shown_groups_.insert(group);
        }
    }

    std::set<Xapian::docid> documents_;
    std::shared_ptr<const index::ValueColumn> groups_;
    std::set<std::uint32_t> shown_groups_;
};

} // namespace fundstelle::search

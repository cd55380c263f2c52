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

/// What a walk has met: articles by the document under which each stood first, so that one that is
/// replaced meanwhile is known again. One thread at a time.
class ShownHits {
public:
    /// `firsts` are the articles met before, `times` tells of those that were replaced; `groups` is
    /// the column of `kDuplicatesSlot`, or nothing where copies are hits of their own.
    ShownHits(
        const std::vector<Xapian::docid>& firsts,
        std::shared_ptr<const index::TimeColumn> times,
        std::shared_ptr<const index::ValueColumn> groups
    )
        : firsts_(firsts.begin(), firsts.end()),
          times_(std::move(times)),
          groups_(std::move(groups)) {
        for (const Xapian::docid first : firsts) {
            add_group(times_->firsts().now(first));
        }
    }

    /// Whether the document, or another copy of its story, was shown.
    [[nodiscard]] bool holds(Xapian::docid document) const {
        if (firsts_.contains(times_->firsts().first(document))) {
            return true;
        }
        const auto group = group_of(document);
        return !group.empty() && shown_groups_.contains(group.front());
    }

    void add(Xapian::docid document) {
        firsts_.insert(times_->firsts().first(document));
        add_group(document);
    }

    /// Gives them ascending.
    [[nodiscard]] std::vector<Xapian::docid> firsts() const {
        return {firsts_.begin(), firsts_.end()};
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

    std::set<Xapian::docid> firsts_;
    std::shared_ptr<const index::TimeColumn> times_;
    std::shared_ptr<const index::ValueColumn> groups_;
    std::set<std::uint32_t> shown_groups_;
};

} // namespace fundstelle::search

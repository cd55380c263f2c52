#pragma once
// Several posting lists as one, each document once.
#include <algorithm>
#include <cstddef>
#include <memory>
#include <vector>

#include <xapian.h>

#include "engine/index/posting_list.hpp"

namespace fundstelle::index {

/// Gathers lists into one. One object belongs to one thread.
class PostingUnion {
public:
    /// Adds all of a list; of documents that are there already the counts are added up.
    template <typename List>
    void add(const List& list) {
        list.for_each([this](Xapian::docid document, Xapian::termcount count) {
            add(document, count);
        });
    }

    /// Adds one document, in any order.
    void add(Xapian::docid document, Xapian::termcount count) {
        postings_.push_back({document, count});
    }

    /// Gives the list. Call once.
    [[nodiscard]] std::shared_ptr<const PostingList> finish() {
        std::sort(
            postings_.begin(),
            postings_.end(),
            [](const Posting& left, const Posting& right) { return left.document < right.document; }
        );
        auto list = std::make_shared<PostingList>();
        for (std::size_t index = 0; index < postings_.size();) {
            const Xapian::docid document = postings_[index].document;
            Xapian::termcount count = 0;
            for (; index < postings_.size() && postings_[index].document == document; ++index) {
                count += postings_[index].count;
            }
            list->add(document, count);
        }
        return list;
    }

private:
    std::vector<Posting> postings_;
};

} // namespace fundstelle::index

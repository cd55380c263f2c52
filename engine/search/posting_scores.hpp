#pragma once
// Posting lists added up: which documents hold words, and what these count there.
#include <memory>
#include <span>
#include <vector>

#include "engine/index/columns.hpp"
#include "engine/index/posting_lists.hpp"
#include "engine/search/document_set.hpp"
#include "engine/search/ranking.hpp"
#include "engine/search/scratch.hpp"

namespace fundstelle::search {

/// Where the matches of one clause go.
struct Target {
    DocumentSet& found;
    std::vector<float>* scores = nullptr; ///< by document; nothing where none are wanted
    double share = 1;                     ///< of scores
    const DocumentSet* allowed = nullptr; ///< nothing but these; nothing where all are
    const DocumentSet* scored = nullptr;  ///< no score for others; nothing where all have one

    [[nodiscard]] bool allows(Xapian::docid document) const {
        return allowed == nullptr || allowed->holds(document);
    }
};

/// Adds the lists of one revision's words to targets of its size. Of one thread.
class PostingScores {
public:
    PostingScores(
        std::shared_ptr<const index::LengthColumn> lengths, const CollectionSize& collection
    )
        : lengths_(std::move(lengths)), collection_(collection) {}

    /// Adds a word: 2 to 4 ns for each document that gets a score. Throws Error{IndexDamaged}.
    void add(const index::Postings& list, const Target& to) const;

    /// Gives what a word adds to a score.
    [[nodiscard]] WordWeight weight_of(const index::Postings& list, double share) const;

    /// Adds words that count as one, with scores; `free` is of documents up to `last`. Throws
    /// likewise.
    void add_as_one(
        std::span<const index::Postings> lists,
        Scratch::Free& free,
        Xapian::docid last,
        const Target& to
    ) const;

private:
    std::shared_ptr<const index::LengthColumn> lengths_;
    CollectionSize collection_;
};

} // namespace fundstelle::search

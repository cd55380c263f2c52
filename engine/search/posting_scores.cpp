#include "engine/search/posting_scores.hpp"

#include "engine/base/error.hpp"

namespace fundstelle::search {

void PostingScores::add(const index::Postings& list, const Target& to) const {
    if (to.scores == nullptr) {
        list.for_each([&](Xapian::docid document, Xapian::termcount /*count*/) {
            if (to.allows(document)) {
                to.found.add(document);
            }
        });
        return;
    }
    // Most of a search is this loop: its bounds are seen to once, not for each article.
    if (list.last() >= to.scores->size()) {
        throw base::Error{
            base::ErrorCode::IndexDamaged, "a posting list holds articles that are not there"};
    }
    const auto add_score = [found = to.found.data(),
                            scores = to.scores->data(),
                            lengths = lengths_->lengths(),
                            weight = WordWeight(
                                collection_, static_cast<double>(list.size()), to.share
                            )](Xapian::docid document, Xapian::termcount count) {
        constexpr std::size_t kBits = DocumentSet::kBits;
        found[document / kBits] |= std::uint64_t{1} << (document % kBits);
        scores[document] += weight.of(static_cast<float>(count), lengths[document]);
    };
    if (to.allowed == nullptr) {
        list.for_each(add_score);
        return;
    }
    list.for_each([&](Xapian::docid document, Xapian::termcount count) {
        if (to.allowed->holds(document)) {
            add_score(document, count);
        }
    });
}

void PostingScores::add_as_one(
    std::span<const index::Postings> lists,
    Scratch::Free& free,
    Xapian::docid last,
    const Target& to
) const {
    DocumentSet found(last);
    Scratch counts(free, last);
    double share_without = 1; // of articles that hold none of them, if each came by chance
    for (const index::Postings& list : lists) {
        share_without *= 1 - (static_cast<double>(list.size()) / collection_.articles);
        list.for_each([&](Xapian::docid document, Xapian::termcount count) {
            if (to.allows(document)) {
                found.add(document);
                (*counts)[document] += static_cast<float>(count);
            }
        });
    }
    const WordWeight weight(collection_, collection_.articles * (1 - share_without), to.share);
    found.for_each([&](Xapian::docid document) {
        (*to.scores)[document] += weight.of((*counts)[document], lengths_->length(document));
        (*counts)[document] = 0;
    });
    to.found.unite(found);
}

} // namespace fundstelle::search

#include "engine/search/posting_scores.hpp"

#include "engine/base/error.hpp"

namespace fundstelle::search {

void PostingScores::add(const index::Postings& list, const Target& to) const {
    // Most of a search is such a loop: its bounds are seen to once, not for each article.
    if (list.last() > to.found.last()) {
        throw base::Error{
            base::ErrorCode::IndexDamaged, "a posting list holds articles that are not there"};
    }
    index::PostingSets sets;
    sets.allowed = to.allowed == nullptr ? nullptr : to.allowed->data();
    sets.found = to.found.data();
    if (to.scores == nullptr) {
        list.mark_in(sets);
        return;
    }
    sets.wanted = to.scored == nullptr ? nullptr : to.scored->data();
    const auto weight = weight_of(list, to.share);
    list.for_each_in(
        sets,
        [scores = to.scores->data(), lengths = lengths_->lengths(), weight](
            Xapian::docid document, Xapian::termcount count
        ) { scores[document] += weight.of(static_cast<float>(count), lengths[document]); }
    );
}

WordWeight PostingScores::weight_of(const index::Postings& list, double share) const {
    return {collection_, static_cast<double>(list.size()), share};
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

#include "engine/search/best_matches.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/search/score_scan.hpp"

namespace fundstelle::search {

namespace {

/// Keeps the best hits of all that it is given, as a heap with the worst of them on top.
class BestHits {
public:
    explicit BestHits(std::size_t most) : most_(most) {}

    /// No hit with a lower score comes in any more.
    [[nodiscard]] float least_score() const {
        return hits_.size() < most_ || hits_.empty() ? std::numeric_limits<float>::lowest()
                                                     : hits_.front().score;
    }

    void add(const ScoredHit& hit) {
        if (hits_.size() < most_) {
            hits_.push_back(hit);
            std::push_heap(hits_.begin(), hits_.end(), is_better);
        } else if (most_ > 0 && is_better(hit, hits_.front())) {
            std::pop_heap(hits_.begin(), hits_.end(), is_better);
            hits_.back() = hit;
            std::push_heap(hits_.begin(), hits_.end(), is_better);
        }
    }

    std::vector<ScoredHit> in_order() && {
        std::sort_heap(hits_.begin(), hits_.end(), is_better);
        return std::move(hits_);
    }

private:
    std::size_t most_;
    std::vector<ScoredHit> hits_;
};

/// Adds all matches. Most are not among the best.
void add_all(const Matches& matches, BestHits& best) {
    for_each_above(
        matches.scores,
        [&] { return best.least_score(); },
        [&](Xapian::docid document, float score) {
            if (matches.documents.holds(document)) {
                best.add({document, score, 0});
            }
        }
    );
}

/// Calls `take` with each story's best copy.
template <typename Take>
void for_each_story(const Matches& matches, const index::ValueColumn& groups, const Take& take) {
    std::vector<ScoredHit> best(groups.value_count());
    std::vector<std::uint32_t> met;
    matches.documents.for_each([&](Xapian::docid document) {
        const ScoredHit hit{document, matches.scores[document], 0};
        const auto group = groups.of(document);
        if (group.empty()) {
            take(hit);
            return;
        }
        ScoredHit& copy = best[group.front()];
        if (copy.document == 0) {
            met.push_back(group.front());
            copy = hit;
            return;
        }
        const std::size_t duplicates = copy.duplicates + 1;
        copy = is_better(hit, copy) ? hit : copy;
        copy.duplicates = duplicates;
    });
    for (const std::uint32_t group : met) {
        take(best[group]);
    }
}

} // namespace

BestMatches best_matches(
    const Matches& matches, const index::ValueColumn* groups, std::size_t most
) {
    BestMatches found;
    BestHits best(most);
    const auto take = [&](const ScoredHit& hit) {
        best.add(hit);
        ++found.total;
    };
    if (groups == nullptr) {
        found.total = matches.documents.size();
        constexpr std::size_t kFew = 16; // one in so many documents
        if (found.total < matches.scores.size() / kFew) {
            matches.documents.for_each([&](Xapian::docid document) {
                best.add({document, matches.scores[document], 0});
            });
        } else {
            add_all(matches, best);
        }
    } else {
        for_each_story(matches, *groups, take);
    }
    found.hits = std::move(best).in_order();
    return found;
}

} // namespace fundstelle::search

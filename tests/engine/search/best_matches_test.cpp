#include "engine/search/best_matches.hpp"

#include <algorithm>
#include <vector>

#include <gtest/gtest.h>

namespace fundstelle::search {
namespace {

/// Documents of which two in three match, with scores that often are equal, or 0.
Matches some_matches(Xapian::docid last) {
    Matches matches;
    matches.documents = DocumentSet(last);
    matches.scores.resize(std::size_t{last} + 1);
    std::uint32_t state = 2026;
    for (Xapian::docid document = 1; document <= last; ++document) {
        state = state * 1'664'525U + 1'013'904'223U;
        if ((state >> 8U) % 3 != 0) {
            matches.documents.add(document);
            matches.scores[document] = static_cast<float>((state >> 16U) % 50);
        }
    }
    return matches;
}

TEST(BestMatches, AreTheFirstOfAllInOrder) {
    for (const Xapian::docid last : {1U, 15U, 16U, 1000U}) {
        const Matches matches = some_matches(last);
        std::vector<ScoredHit> all;
        matches.documents.for_each([&](Xapian::docid document) {
            all.push_back({document, matches.scores[document], 0});
        });
        std::stable_sort(all.begin(), all.end(), [](const auto& left, const auto& right) {
            return left.score > right.score;
        });
        for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{30}}) {
            const BestMatches best = best_matches(matches, nullptr, most);
            EXPECT_EQ(best.total, all.size());
            ASSERT_EQ(best.hits.size(), std::min(most, all.size())) << last;
            for (std::size_t place = 0; place < best.hits.size(); ++place) {
                EXPECT_EQ(best.hits[place].document, all[place].document) << last << ' ' << place;
                EXPECT_EQ(best.hits[place].score, all[place].score);
            }
        }
    }
}

} // namespace
} // namespace fundstelle::search

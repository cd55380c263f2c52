#include "engine/search/best_scores.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "engine/search/best_matches.hpp"

namespace fundstelle::search {
namespace {

constexpr Xapian::docid kLast = 3000;

/// Lists of words from the very frequent to the rare, and the articles they stand in.
class WordLists {
public:
    WordLists() {
        std::mt19937 random(11); // NOLINT(bugprone-random-generator-seed): each run tests the same
        Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
        for (Xapian::docid document = 1; document <= kLast; ++document) {
            Xapian::Document article;
            article.add_term("x", 20 + (static_cast<std::uint32_t>(random()) % 600));
            database.add_document(article);
        }
        lengths_ = std::make_shared<const index::LengthColumn>(database);
        average_length_ = database.get_average_length();
        for (const unsigned percent : {90U, 60U, 45U, 30U, 20U, 12U, 8U, 4U, 2U, 1U}) {
            std::vector<index::Posting> postings;
            for (Xapian::docid document = 1; document <= kLast; ++document) {
                const std::uint32_t chance = static_cast<std::uint32_t>(random());
                if (chance % 100 < percent) {
                    postings.push_back({document, 1 + ((chance >> 8U) % 20)});
                }
            }
            std::string& bytes = packed_.emplace_back();
            index::append_packed(bytes, postings);
            sizes_.push_back(postings.size());
            bytes += std::string(8, '\0');
        }
    }

    /// Some words; each number stands for one by its lowest bits.
    [[nodiscard]] std::vector<WeightedList> words(std::span<const std::size_t> numbers) const {
        std::vector<WeightedList> words;
        for (const std::size_t number : numbers) {
            const std::size_t word = number % packed_.size();
            words.push_back(
                {index::Postings(
                     index::PostingView::of_packed(packed_[word], sizes_[word], kLast), {}, nullptr
                 ),
                 0.2 + 0.1 * static_cast<double>(number % 9)}
            );
        }
        return words;
    }

    [[nodiscard]] PostingScores scores() const {
        return {lengths_, {static_cast<double>(kLast), average_length_}};
    }

private:
    std::shared_ptr<const index::LengthColumn> lengths_;
    double average_length_ = 0;
    std::vector<std::string> packed_;
    std::vector<std::size_t> sizes_;
};

Matches found(
    const WordLists& lists,
    std::span<const std::size_t> numbers,
    const ScoresNeeded& needed,
    const DocumentSet* allowed
) {
    Matches matches;
    matches.documents = DocumentSet(kLast);
    matches.scores.resize(std::size_t{kLast} + 1);
    Target to{matches.documents, &matches.scores};
    to.allowed = allowed;
    add_for_best(
        lists.words(numbers), lists.scores(), needed, [] { return true; }, to
    );
    return matches;
}

std::size_t scored_in_full(const Matches& all, const Matches& some) {
    std::size_t same = 0;
    for (std::size_t document = 0; document < all.scores.size(); ++document) {
        same += static_cast<std::size_t>(
            all.scores[document] > 0 && all.scores[document] == some.scores[document]
        );
    }
    return same;
}

TEST(BestScores, AreThoseOfAllScores) {
    const WordLists lists;
    std::mt19937 random(3); // NOLINT(bugprone-random-generator-seed): each run tests the same
    DocumentSet thirds(kLast);
    for (Xapian::docid document = 3; document <= kLast; document += 3) {
        thirds.add(document);
    }
    std::size_t passed_over = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<std::size_t> numbers(2 + random() % 7);
        std::generate(numbers.begin(), numbers.end(), [&] { return random() % 1000; });
        const DocumentSet* const allowed = round % 2 == 0 ? nullptr : &thirds;
        const std::size_t most = 1 + random() % 40;
        const Matches all = found(lists, numbers, {}, allowed);
        const Matches some = found(lists, numbers, {most, nullptr}, allowed);
        EXPECT_EQ(all.documents.to_vector(), some.documents.to_vector());
        const BestMatches expected = best_matches(all, nullptr, most);
        const BestMatches best = best_matches(some, nullptr, most);
        ASSERT_EQ(best.hits.size(), expected.hits.size());
        for (std::size_t place = 0; place < best.hits.size(); ++place) {
            EXPECT_EQ(best.hits[place].document, expected.hits[place].document) << round;
            EXPECT_EQ(best.hits[place].score, expected.hits[place].score) << round;
        }
        passed_over += all.documents.size() - scored_in_full(all, some);
    }
    EXPECT_GT(passed_over, 100'000U); // or it was all work in vain
}

TEST(BestScores, AreWholeOfDocumentsThatAreAlwaysNeeded) {
    const WordLists lists;
    DocumentSet always(kLast);
    for (const Xapian::docid document : {1U, 64U, 1999U, kLast}) {
        always.add(document);
    }
    const std::array<std::size_t, 6> numbers = {0, 1, 2, 3, 8, 9};
    const Matches all = found(lists, numbers, {}, nullptr);
    const Matches some = found(lists, numbers, {5, &always}, nullptr);
    EXPECT_LT(scored_in_full(all, some), all.documents.size() / 2);
    always.for_each([&](Xapian::docid document) {
        EXPECT_EQ(some.scores[document], all.scores[document]) << document;
    });
}

TEST(BestScores, EndWhenTimeDoes) {
    const WordLists lists;
    Matches matches;
    matches.documents = DocumentSet(kLast);
    matches.scores.resize(std::size_t{kLast} + 1);
    int words_left = 1;
    const std::array<std::size_t, 2> numbers = {0, 9};
    add_for_best(
        lists.words(numbers),
        lists.scores(),
        {},
        [&] { return words_left-- > 0; },
        {matches.documents, &matches.scores}
    );
    EXPECT_GT(matches.documents.size(), 0U);
    EXPECT_LT(matches.documents.size(), kLast / 10);
}

} // namespace
} // namespace fundstelle::search

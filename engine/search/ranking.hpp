#pragma once
// How hits are ordered, and what bounds the work of a match.
#include <chrono>
#include <cstddef>

#include <xapian.h>

#include "engine/search/request.hpp"

namespace fundstelle::search {

/// What BM25 knows of a collection.
struct CollectionSize {
    double articles = 0;
    double average_length = 0; ///< words an article
};

/// What one word of a query adds to the scores of articles. Source: BM25, Robertson and Zaragoza,
/// Found. Trends Inf. Retr. 3 (2009), with the same figures as Xapian's BM25Weight.
class WordWeight {
public:
    /// `holding` are the articles that hold the word; it counts `share` of a word of its own.
    WordWeight(const CollectionSize& collection, double holding, double share);

    /// Gives the score of a word that stands `count` times among `length` words.
    [[nodiscard]] float of(float count, float length) const {
        return most_ * count / (base_ + (by_length_ * length) + count);
    }

    /// No document gets as much.
    [[nodiscard]] float most() const { return most_; }

private:
    float most_;
    float base_;
    float by_length_;
};

/// Weighs words in the same way where Xapian matches.
void rank_by_words(Xapian::Enquire& enquire);

/// Ends a match of Xapian's in time. From the deadline on no further article is accepted, so that
/// what was found is kept; far behind it the match is broken off by a throw, because articles that
/// match nothing never reach this place. One match of one thread.
class Deadline final : public Xapian::MatchDecider {
public:
    explicit Deadline(std::chrono::milliseconds limit);

    /// Accepts every article before the deadline. Throws Error{Timeout} at twice the limit.
    bool operator()(const Xapian::Document& document) const override;

    /// Whether an article was turned away.
    [[nodiscard]] bool has_passed() const { return has_passed_; }

private:
    std::chrono::steady_clock::time_point begin_;
    std::chrono::milliseconds limit_;
    mutable std::size_t asked_ = 0;
    mutable bool has_passed_ = false;
};

} // namespace fundstelle::search

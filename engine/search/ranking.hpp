#pragma once
// How hits are ordered, and what bounds the work of a match.
#include <chrono>

#include <xapian.h>

#include "engine/search/request.hpp"

namespace fundstelle::search {

/// Sets weighting and order of `enquire` for a request; `has_words` is false for queries that rank
/// nothing (all articles): then relevance means newest first. Articles without a date come last in
/// both orders of time. Source: BM25, Robertson and Zaragoza, Found. Trends Inf. Retr. 3 (2009).
void apply_order(Xapian::Enquire& enquire, SortOrder order, bool has_words);

/// Ends a match in time. From the deadline on no further article is accepted, so that what was
/// found is kept; far behind it the match is broken off by a throw, because articles that match
/// nothing never reach this place. One match of one thread.
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

#pragma once
// A condition on the order of an article's words, as a part of a query.
#include <memory>
#include <string>

#include <xapian.h>

#include "engine/index/token_pattern.hpp"
#include "engine/query/time_budget.hpp"

namespace fundstelle::query {

/// Gives a query that matches the articles whose words answer `pattern`, with weight 0. It is slow
/// alone: set it as a filter behind the terms that the pattern's words need, so that only articles
/// that hold them all are looked at. It ends, as if nothing more matched, when `budget` is spent.
/// `description` is for explanations and tests.
[[nodiscard]] Xapian::Query words_answer(
    index::TokenPattern pattern, std::string description, std::shared_ptr<TimeBudget> budget
);

} // namespace fundstelle::query

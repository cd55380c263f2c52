#pragma once
// Small ways to make clauses.
#include <string>
#include <string_view>
#include <vector>

#include "engine/query/clause.hpp"

namespace fundstelle::query {

/// Gives a clause that every article matches.
[[nodiscard]] inline Clause all_articles() {
    return Clause::all_articles();
}

/// Gives a clause that no article matches.
[[nodiscard]] inline Clause no_articles() {
    return {};
}

/// Binds clauses by an operator; one alone stays as it is. REQUIRES: at least one.
[[nodiscard]] Clause combined(Operator bond, const std::vector<Clause>& clauses);

/// Gives a clause for the articles that hold all terms.
[[nodiscard]] Clause all_of(const std::vector<std::string>& terms);

/// Gives a clause for the articles that hold any of the terms, each a choice of its own.
[[nodiscard]] Clause any_term(const std::vector<std::string>& terms);

/// Gives the terms of stems under a prefix.
[[nodiscard]] std::vector<std::string> with_prefix(
    std::string_view prefix, const std::vector<std::string>& stems
);

} // namespace fundstelle::query

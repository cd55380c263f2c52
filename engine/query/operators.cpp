#include "engine/query/operators.hpp"

#include "engine/index/schema.hpp"

namespace fundstelle::query {

namespace {

std::vector<Clause> clauses_of(const std::vector<std::string>& terms) {
    std::vector<Clause> clauses;
    clauses.reserve(terms.size());
    for (const std::string& term : terms) {
        clauses.emplace_back(term);
    }
    return clauses;
}

} // namespace

Clause combined(Operator bond, const std::vector<Clause>& clauses) {
    return clauses.size() == 1 ? clauses.front() : Clause(bond, clauses);
}

Clause all_of(const std::vector<std::string>& terms) {
    return combined(Operator::And, clauses_of(terms));
}

Clause any_term(const std::vector<std::string>& terms) {
    return combined(Operator::Or, clauses_of(terms));
}

std::vector<std::string> with_prefix(
    std::string_view prefix, const std::vector<std::string>& stems
) {
    std::vector<std::string> terms;
    for (const std::string& stem : stems) {
        terms.push_back(index::stem_term(prefix, stem));
    }
    return terms;
}

} // namespace fundstelle::query

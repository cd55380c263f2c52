#include "engine/search/clause_parts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <variant>

#include "engine/search/article_conditions.hpp"

namespace fundstelle::search {

namespace {

using query::Clause;
using query::Operator;
using Node = Clause::Node;

void gather(
    const Clause& clause, double share, const index::RevisionPostings& postings, Choices& choices
) {
    if (clause.node() == nullptr) {
        return;
    }
    const auto& value = clause.node()->value;
    if (const auto* term = std::get_if<Node::Term>(&value)) {
        choices.words.push_back({postings.get(term->text), share});
    } else if (const auto* compounds = std::get_if<Node::InCompounds>(&value)) {
        choices.words.push_back({postings.in_compounds_of(compounds->part_stem), share});
    } else if (const auto* scaled = std::get_if<Node::Scaled>(&value)) {
        gather(scaled->part, share * scaled->share, postings, choices);
    } else if (const auto* named = std::get_if<Node::Named>(&value)) {
        gather(named->part, share, postings, choices);
    } else if (const auto* bound = std::get_if<Node::Bound>(&value);
               bound != nullptr && bound->bond == Operator::Or) {
        for (const Clause& part : bound->parts) {
            gather(part, share, postings, choices);
        }
    } else {
        choices.others.push_back({clause, share});
    }
}

/// How many articles hold a word; of other clauses too many to begin with.
std::size_t size_of(const Clause& part, const index::RevisionPostings& postings) {
    const auto* term =
        part.node() == nullptr ? nullptr : std::get_if<Node::Term>(&part.node()->value);
    return term == nullptr ? SIZE_MAX : postings.get(term->text).size();
}

} // namespace

Choices choices_of(const Clause& clause, const index::RevisionPostings& postings) {
    Choices choices;
    gather(clause, 1, postings, choices);
    return choices;
}

std::vector<Clause> rarest_first(
    const std::vector<Clause>& parts, const index::RevisionPostings& postings
) {
    std::vector<std::pair<std::size_t, Clause>> sized;
    for (const Clause& part : parts) {
        sized.emplace_back(size_of(part, postings), part);
    }
    std::stable_sort(sized.begin(), sized.end(), [](const auto& left, const auto& right) {
        const bool is_left_last = looks_at_articles(left.second);
        const bool is_right_last = looks_at_articles(right.second);
        return is_left_last != is_right_last ? is_right_last : left.first < right.first;
    });
    std::vector<Clause> clauses;
    for (auto& [size, part] : sized) {
        clauses.push_back(std::move(part));
    }
    return clauses;
}

} // namespace fundstelle::search

#include "engine/query/clause.hpp"

#include <utility>

namespace fundstelle::query {

Clause::Clause(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

Clause Clause::all_articles() {
    return Clause(Node{Node::AllArticles{}});
}

Clause::Clause(std::string term) : Clause(Node{Node::Term{std::move(term)}}) {}

Clause::Clause(Operator bond, Clause first, Clause second)
    : Clause(bond, std::vector{std::move(first), std::move(second)}) {}

Clause::Clause(Operator bond, std::vector<Clause> parts)
    : Clause(Node{Node::Bound{bond, std::move(parts)}}) {}

Clause Clause::in_compounds(std::string part_stem, std::vector<std::string> compounds) {
    return Clause(Node{Node::InCompounds{std::move(part_stem), std::move(compounds)}});
}

Clause Clause::scaled(Clause part, double share) {
    return Clause(Node{Node::Scaled{std::move(part), share}});
}

Clause Clause::named(Clause part, Meaning meaning, std::string words) {
    return part.node() == nullptr
               ? part
               : Clause(Node{Node::Named{std::move(part), meaning, std::move(words)}});
}

Clause Clause::published(const base::InstantRange& range) {
    return Clause(Node{Node::Published{range}});
}

Clause Clause::positions(std::vector<Clause> words, std::uint32_t window, bool in_order) {
    return Clause(Node{Node::Positions{std::move(words), window, in_order}});
}

Clause Clause::words_answer(
    index::TokenPattern pattern, std::string description, std::shared_ptr<TimeBudget> budget
) {
    return Clause(Node{Node::WordsAnswer{
        std::make_shared<const index::TokenPattern>(std::move(pattern)),
        std::move(description),
        std::move(budget)}});
}

} // namespace fundstelle::query

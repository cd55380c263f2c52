#include <cstddef>
#include <string>
#include <type_traits>
#include <variant>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/query/clause.hpp"
#include "engine/query/leaf_planner.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "tests/fuzz/targets/small_statistics.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace fundstelle::fuzz {

namespace {

std::size_t terms_of(const query::Clause& clause);

std::size_t terms_of(const std::vector<query::Clause>& clauses) {
    std::size_t terms = 0;
    for (const query::Clause& clause : clauses) {
        terms += terms_of(clause);
    }
    return terms;
}

/// Counts the posting lists that a clause reads.
std::size_t terms_of(const query::Clause& clause) {
    using Node = query::Clause::Node;
    if (clause.node() == nullptr) {
        return 0;
    }
    return std::visit(
        [](const auto& says) -> std::size_t {
            using Kind = std::decay_t<decltype(says)>;
            if constexpr (std::is_same_v<Kind, Node::Term> || std::is_same_v<Kind, Node::InCompounds>) {
                return 1;
            } else if constexpr (std::is_same_v<Kind, Node::Bound>) {
                return terms_of(says.parts);
            } else if constexpr (std::is_same_v<Kind, Node::Positions>) {
                return terms_of(says.words);
            } else if constexpr (std::is_same_v<Kind, Node::Scaled> || std::is_same_v<Kind, Node::Named>) {
                return terms_of(says.part);
            } else {
                return 0;
            }
        },
        clause.node()->value
    );
}

} // namespace

void plan_query(std::string_view bytes) {
    const base::TimeZone zone;
    const query::ParsedQuery parsed = query::parse(bytes, zone);
    const std::string understood = query::to_text(parsed.tree);
    require(!base::first_invalid_byte(understood), "what is understood is valid UTF-8");
    const query::ParsedQuery again = query::parse(understood, zone);
    require(query::to_text(again.tree) == understood, "what is understood parses to itself");
    require(again.tree == parsed.tree, "what is understood means the same");
    require(again.warnings.empty(), "what is understood needs no warning");

    german::Analyzer analyzer;
    const SmallStatistics statistics;
    for (const query::Binding binding : {query::Binding::All, query::Binding::Any}) {
        const query::Plan plan = query::plan(parsed, binding, {}, analyzer, statistics);
        // A value field's word is a term more, a title's two.
        require(terms_of(plan.query) <= 4 * query::kMaxPlannedTerms, "a plan is bounded in terms");
        for (const query::Mark& mark : plan.marks) {
            require(!mark.words.empty() && mark.weight > 0, "a mark has words and weight");
        }
    }
}

} // namespace fundstelle::fuzz

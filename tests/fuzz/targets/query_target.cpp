#include <string>

#include "engine/base/utf8.hpp"
#include "engine/query/leaf_planner.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "tests/fuzz/targets/small_statistics.hpp"
#include "tests/fuzz/targets/targets.hpp"

namespace fundstelle::fuzz {

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
        require(
            plan.query.get_length() <= 4 * query::kMaxPlannedTerms, "a plan is bounded in terms"
        );
        for (const query::Mark& mark : plan.marks) {
            require(!mark.words.empty() && mark.weight > 0, "a mark has words and weight");
        }
    }
}

} // namespace fundstelle::fuzz

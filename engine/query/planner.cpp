#include "engine/query/planner.hpp"

#include <algorithm>
#include <utility>

#include "engine/index/schema.hpp"
#include "engine/query/content_words.hpp"
#include "engine/query/emphasis.hpp"
#include "engine/query/leaf_planner.hpp"
#include "engine/query/operators.hpp"

namespace fundstelle::query {

namespace {

/// The members of one group by what is demanded of them.
struct Sorted {
    std::vector<Clause> plain;
    std::vector<Clause> must;
    std::vector<Clause> must_not;
    std::vector<Clause> loose;   ///< words of plain phrases, each alone
    std::vector<Clause> filters; ///< dates and value fields: they never are alternatives to words

    [[nodiscard]] bool has_positive() const { return !plain.empty() || !must.empty(); }
};

Clause with_filters(const Clause& query, const Filters& filters) {
    std::vector<Clause> conditions;
    for (const Filters::Values& wanted : filters.values) {
        const article::FieldRow& field = article::field_row(wanted.field);
        std::vector<Clause> alternatives;
        for (const std::string& value : wanted.values) {
            alternatives.emplace_back(index::value_term(field, value));
        }
        if (!alternatives.empty()) {
            conditions.push_back(combined(Operator::Or, alternatives));
        }
    }
    if (filters.published.begin || filters.published.end) {
        conditions.push_back(Clause::published(filters.published));
    }
    return conditions.empty()
               ? query
               : Clause(Operator::Filter, query, combined(Operator::And, conditions));
}

/// Plans a tree.
class Planner {
public:
    Planner(
        Binding binding,
        PlanFor purpose,
        german::Analyzer& analyzer,
        const TermStatistics& statistics
    )
        : binding_(binding), analyzer_(analyzer), leaves_(binding, purpose, analyzer, statistics) {}

    /// Once.
    Plan run(const Tree& tree, const Filters& filters) {
        plan_.matches_all_articles = tree.root.members.empty();
        plan_.query =
            with_filters(plan_.matches_all_articles ? all_articles() : planned(tree), filters);
        return std::move(plan_);
    }

private:
    Clause planned(const Tree& tree) {
        keeps_stop_words_ = !holds_content(tree.root, analyzer_);
        Clause query = group(tree.root, {});
        plan_.budget = leaves_.budget();
        plan_.marks = leaves_.take_marks();
        plan_.words = leaves_.take_words();
        plan_.phrases = leaves_.take_phrases();
        plan_.warnings = leaves_.take_warnings();
        plan_.parts_matter = leaves_.has_parts();
        return query;
    }

    bool is_passed_over(const Member& member, const WordScope& scope) {
        const auto* word = std::get_if<Word>(&member.node.value);
        return word != nullptr && member.demand == Demand::Plain && scope.field == nullptr &&
               !keeps_stop_words_ && is_stop_word(*word, analyzer_);
    }

    Clause group(const Group& group, const WordScope& scope) {
        Sorted sorted;
        const Emphasis emphasis(group);
        const std::vector<std::optional<Clause>> joined = joined_with_letters(group, scope);
        for (std::size_t index = 0; index < group.members.size(); ++index) {
            const Member& member = group.members[index];
            if (is_passed_over(member, scope)) {
                continue;
            }
            if (member.demand == Demand::MustNot) {
                leaves_.set_marking(false);
                sorted.must_not.push_back(node(member.node, scope));
                leaves_.set_marking(true);
            } else if (is_filter(member.node) && group.kind != GroupKind::Or) {
                sorted.filters.push_back(node(member.node, scope));
            } else if (member.demand == Demand::Must) {
                sorted.must.push_back(node(member.node, scope));
            } else {
                WordScope of_member = scope;
                of_member.share *= emphasis.of(member);
                const Clause plain = node(member.node, of_member);
                sorted.plain.push_back(
                    joined[index] ? Clause(Operator::Or, plain, *joined[index]) : plain
                );
                const auto* phrase = std::get_if<Phrase>(&member.node.value);
                if (phrase != nullptr && scope.field == nullptr) {
                    sorted.loose.push_back(leaves_.loose_words(*phrase));
                }
            }
        }
        return bind(group.kind, sorted);
    }

    /// "E Mail" finds "E-Mail": where both words stand side by side, each may be the whole instead.
    std::vector<std::optional<Clause>> joined_with_letters(
        const Group& group, const WordScope& scope
    ) {
        std::vector<std::optional<Clause>> joined(group.members.size());
        const auto plain_word = [&](std::size_t index) {
            const Member& member = group.members[index];
            return member.demand == Demand::Plain ? std::get_if<Word>(&member.node.value) : nullptr;
        };
        for (std::size_t index = 1; index < joined.size(); ++index) {
            const Word* letter = plain_word(index - 1);
            const Word* word = plain_word(index);
            if (group.kind == GroupKind::Sequence && letter != nullptr && word != nullptr) {
                joined[index] = leaves_.joined_with_letter(*letter, *word, scope);
                if (joined[index]) {
                    joined[index - 1] = joined[index];
                }
            }
        }
        return joined;
    }

    Clause bind(GroupKind kind, const Sorted& sorted) {
        Clause query = sorted.has_positive() ? positive(kind, sorted) : all_articles();
        if (!sorted.filters.empty()) {
            const Clause filters = combined(Operator::And, sorted.filters);
            query = sorted.has_positive() ? Clause(Operator::Filter, query, filters) : filters;
        }
        if (!sorted.must_not.empty()) {
            const Clause excluded = combined(Operator::Or, sorted.must_not);
            if (kind == GroupKind::Or && sorted.has_positive()) {
                // "a ODER -b": the second is a choice of its own.
                return Clause(
                    Operator::Or, query, Clause(Operator::AndNot, all_articles(), excluded)
                );
            }
            query = Clause(Operator::AndNot, query, excluded);
        }
        return query;
    }

    Clause positive(GroupKind kind, const Sorted& sorted) {
        std::vector<Clause> all = sorted.must;
        all.insert(all.end(), sorted.plain.begin(), sorted.plain.end());
        if (kind == GroupKind::Or) {
            return combined(Operator::Or, all);
        }
        if (kind == GroupKind::Sequence && all.size() > 1 && !sorted.plain.empty()) {
            plan_.binding_matters = true;
        }
        if (kind == GroupKind::And || binding_ == Binding::All) {
            return combined(Operator::And, all);
        }
        if (sorted.must.empty()) {
            return with_loose_words(combined(Operator::Or, sorted.plain), sorted);
        }
        const Clause required = combined(Operator::And, sorted.must);
        return sorted.plain.empty()
                   ? required
                   : Clause(Operator::AndMaybe, required, combined(Operator::Or, sorted.plain));
    }

    /// Where any word is enough, a phrase's words alone decide between articles that match by
    /// others: headlines are full of quotations.
    static Clause with_loose_words(const Clause& any, const Sorted& sorted) {
        constexpr double kLooseShare = 0.8;
        if (sorted.loose.empty() || sorted.plain.size() < 2) {
            return any;
        }
        return Clause(
            Operator::AndMaybe,
            any,
            Clause::scaled(combined(Operator::Or, sorted.loose), kLooseShare)
        );
    }

    Clause node(const Node& node, const WordScope& scope) {
        return std::visit([&](const auto& value) { return plan_value(value, scope); }, node.value);
    }

    Clause plan_value(const Word& word, const WordScope& scope) {
        return leaves_.word(word, scope);
    }
    Clause plan_value(const Phrase& phrase, const WordScope& scope) {
        return leaves_.phrase(phrase, scope);
    }
    Clause plan_value(const Prefix& prefix, const WordScope& scope) {
        return leaves_.prefix(prefix, scope);
    }
    Clause plan_value(const Fuzzy& fuzzy, const WordScope& scope) {
        return leaves_.fuzzy(fuzzy, scope);
    }
    Clause plan_value(const Near& near, const WordScope& scope) {
        return leaves_.near(near, scope);
    }
    Clause plan_value(const Group& inner, const WordScope& scope) { return group(inner, scope); }

    Clause plan_value(const DateScope& date, const WordScope& /*scope*/) {
        return Clause::published(date.range);
    }

    Clause plan_value(const FieldScope& scoped, const WordScope& /*scope*/) {
        return node(*scoped.child, {&article::field_row(scoped.field)});
    }

    const Binding binding_;
    german::Analyzer& analyzer_;
    LeafPlanner leaves_;
    Plan plan_;
    bool keeps_stop_words_ = false;
};

} // namespace

Plan plan(
    const ParsedQuery& parsed,
    Binding binding,
    const Filters& filters,
    german::Analyzer& analyzer,
    const TermStatistics& statistics
) {
    return Planner(binding, PlanFor::Everything, analyzer, statistics).run(parsed.tree, filters);
}

Plan plan_to_match(
    const ParsedQuery& parsed,
    Binding binding,
    const Filters& filters,
    german::Analyzer& analyzer,
    const TermStatistics& statistics
) {
    return Planner(binding, PlanFor::MatchingAlone, analyzer, statistics).run(parsed.tree, filters);
}

} // namespace fundstelle::query

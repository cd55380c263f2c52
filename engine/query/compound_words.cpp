// The leaves' words inside compounds, and compounds in pieces.
#include <algorithm>

#include "engine/index/schema.hpp"
#include "engine/query/leaf_planner.hpp"
#include "engine/query/operators.hpp"

namespace fundstelle::query {

namespace {

// What a word counts in its other shapes, beside 1 for the word itself; docs/ranking.md tells how
// they were found.
constexpr double kInCompound = 0.2; ///< "Pläne" in "Rettungspläne"
constexpr double kInParts = 0.25;   ///< all parts of "Gasliefervertrag"
constexpr double kPartWithin = 0.7; ///< one of them in another compound
constexpr double kPartAlone = 0.15; ///< "Vertrag" for "Gasliefervertrag"
constexpr double kOtherForm = 0.3;  ///< "ging" for "gehen"
constexpr double kRelative = 0.3;   ///< "Franzose" for "Frankreich"
constexpr double kSynonym = 0.2;    ///< "Krankenhaus" for "Spital"

/// Most compounds of one word that are marked. Where all words must be there, hits are more often
/// such for a rare one.
constexpr std::size_t kMostWhereAny = 40;
constexpr std::size_t kMostWhereAll = 150;

Clause scaled(const Clause& query, double share) {
    return Clause::scaled(query, share);
}

} // namespace

/// The compounds that hold a word, as one.
Clause LeafPlanner::in_compounds(const std::string& stem, const WordScope& scope) {
    const std::size_t left = kMaxPlannedTerms - planned_terms_;
    const bool needs_names = purpose_ == PlanFor::Everything || scope.field != nullptr;
    const std::size_t most = !needs_names               ? 1
                             : binding_ == Binding::Any ? kMostWhereAny
                                                        : kMostWhereAll;
    std::vector<std::string> compounds = statistics_.compounds_with(stem, std::min(most, left / 2));
    if (compounds.empty()) {
        return no_articles();
    }
    std::vector<std::string> words{stem};
    words.insert(words.end(), compounds.begin(), compounds.end());
    mark(MarkKind::CompoundPart, std::move(words), index::stem_term(scope.prefix(), stem), scope);
    if (scope.field != nullptr) {
        return any_of(with_prefix(scope.prefix(), compounds));
    }
    ++planned_terms_;
    return Clause::in_compounds(stem, std::move(compounds));
}

Clause LeafPlanner::part_or_compound(const std::string& stem, const WordScope& scope) {
    const std::string term_text = index::stem_term(scope.prefix(), stem);
    mark(MarkKind::Stem, {stem}, term_text, scope);
    return Clause(Operator::Or, term(term_text), scaled(in_compounds(stem, scope), kPartWithin));
}

/// A compound in pieces: all of its parts, each as a word or inside of another compound.
Clause LeafPlanner::all_parts(const std::vector<std::string>& parts, const WordScope& scope) {
    std::vector<Clause> all;
    for (const std::string& part : parts) {
        all.push_back(part_or_compound(part, scope));
    }
    return combined(Operator::And, all);
}

/// Any of a word's other shapes, as words of their own.
Clause LeafPlanner::any_shape(const std::vector<std::string>& stems, const WordScope& scope) {
    std::vector<std::string> terms;
    for (const std::string& stem : stems) {
        terms.push_back(index::stem_term(scope.prefix(), stem));
        mark(MarkKind::Stem, {stem}, terms.back(), scope);
    }
    return any_of(terms);
}

/// A word and what it stands in articles as; noted for closeness.
Clause LeafPlanner::with_other_shapes(
    const Clause& whole, const Alternatives& token, const WordScope& scope
) {
    const OtherShapes shapes = shapes_of(token, scope);
    seek(token.stems, shapes, scope);
    std::vector<Clause> choices{whole};
    const auto add = [&](const Clause& clause, double share, Meaning meaning) {
        choices.push_back(scaled(Clause::named(clause, meaning, token.normal), share));
    };
    for (const std::string& stem : token.stems) {
        add(in_compounds(stem, scope), kInCompound, Meaning::InCompounds);
    }
    add(any_shape(shapes.forms, scope), kOtherForm, Meaning::OtherForms);
    if (binding_ == Binding::Any) {
        add(any_shape(shapes.relatives, scope), kRelative, Meaning::Relatives);
        add(any_shape(shapes.synonyms, scope), kSynonym, Meaning::Synonyms);
    }
    if (!shapes.parts.empty()) {
        has_parts_ = true;
        add(all_parts(shapes.parts, scope), kInParts, Meaning::AllParts);
        if (binding_ == Binding::Any) {
            for (const std::string& part : shapes.parts) {
                add(part_or_compound(part, scope), kPartAlone, Meaning::PartAlone);
            }
        }
    }
    return combined(Operator::Or, choices);
}

} // namespace fundstelle::query

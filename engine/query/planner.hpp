#pragma once
// From the query's tree to what is matched and what snippets mark.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/field.hpp"
#include "engine/base/instant.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/index/token_codes.hpp"
#include "engine/query/clause.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/term_statistics.hpp"
#include "engine/query/time_budget.hpp"

namespace fundstelle::query {

/// How a mark finds its places in a text.
enum class MarkKind {
    Stem,   ///< a token one of whose terms has this stem
    Form,   ///< a token whose normal form is this one exactly
    Prefix, ///< a token whose normal form or stem begins so
    Phrase, ///< consecutive tokens with these normal forms
    /// The part of a compound: `words` are the part's stem, then the stems of compounds that hold
    /// it.
    CompoundPart,
};

/// One thing to mark in the text of a hit.
struct Mark {
    MarkKind kind = MarkKind::Stem;
    std::vector<std::string> words; ///< one, or a phrase's in order
    double weight = 1;              ///< rarity (inverse document frequency), above 0
    bool is_title_only = false;     ///< of `titel:`
};

/// One word of a query as token streams show it.
struct SoughtWord {
    std::vector<index::TokenCode> codes; ///< of all forms of its stems
    double weight = 1;                   ///< rarity, as a mark's
    /// Of what it also stands in articles as: other forms, its family, its parts, compounds.
    std::vector<index::TokenCode> other_codes{};
};

/// One phrase of a query as token streams show it.
struct SoughtPhrase {
    index::PhrasePattern pattern;
    double weight = 1; ///< rarity, that of its rarest word
};

/// How the words of a query are bound where the typed text leaves it open.
enum class Binding { All, Any };

/// Filters besides the typed query: values of one field are alternatives, different fields all
/// hold.
struct Filters {
    struct Values {
        article::Field field;
        std::vector<std::string> values;
    };

    std::vector<Values> values;
    base::InstantRange published;
};

/// What to run and what to mark.
struct Plan {
    Clause query;                                                        ///< with its filters
    std::shared_ptr<TimeBudget> budget = std::make_shared<TimeBudget>(); ///< begins with the match
    std::vector<Mark> marks;           ///< empty where nothing is to be marked, or not asked for
    std::vector<SoughtWord> words;     ///< of texts, those that are not excluded, in order
    std::vector<SoughtPhrase> phrases; ///< likewise; empty where nothing is to be marked
    std::vector<Warning> warnings;     ///< what had to be cut (too many words, prefix too wide)
    bool binding_matters = false;      ///< whether Binding::Any would find more than Binding::All
    bool parts_matter = false; ///< whether Binding::Any would take a part of a word for the word
    bool matches_all_articles = false; ///< an empty query: nothing to rank by
};

/// Plans a parsed query. Total: bounded in terms and time whatever the tree holds; never throws but
/// Xapian's database errors from `statistics`.
[[nodiscard]] Plan plan(
    const ParsedQuery& parsed,
    Binding binding,
    const Filters& filters,
    german::Analyzer& analyzer,
    const TermStatistics& statistics
);

/// Likewise, for matching alone: without marks, and without the names of compounds, which cost most
/// of planning. Neither for explanations nor for `to_xapian`.
[[nodiscard]] Plan plan_to_match(
    const ParsedQuery& parsed,
    Binding binding,
    const Filters& filters,
    german::Analyzer& analyzer,
    const TermStatistics& statistics
);

} // namespace fundstelle::query

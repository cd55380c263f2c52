#pragma once
// What is to be matched, as a tree: what the planner writes and the search evaluates.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "engine/base/instant.hpp"
#include "engine/index/token_pattern.hpp"
#include "engine/query/time_budget.hpp"

namespace fundstelle::query {

/// How the parts of a clause are bound.
enum class Operator {
    Or,       ///< any of them; their scores add up
    And,      ///< all of them; their scores add up
    Synonym,  ///< any of them, which must be terms, counted as one word
    AndMaybe, ///< the first; the second only adds to its score
    Filter,   ///< the first, where the second holds too; only the first has a score
    AndNot,   ///< the first, where the second does not hold
};

/// What a named part of a query says of the articles that match it.
enum class Meaning {
    Word,         ///< the word stands in the text
    TitleWord,    ///< the word stands in the title
    InCompounds,  ///< compounds with the word do
    OtherForms,   ///< other forms of the verb do
    AllParts,     ///< all parts of the compound do, each as a word or in a compound
    PartAlone,    ///< one part of the compound does
    Relatives,    ///< words of its family do ("franzose" for "frankreich")
    Synonyms,     ///< words that mean the same do ("krankenhaus" for "spital")
    HyphenPart,   ///< one part of the hyphenated word
    SideBySide,   ///< its parts, one behind the other
    Phrase,       ///< the words in this order
    LooseWord,    ///< a word of a phrase alone
    Beginning,    ///< words that begin so
    LikeSpelling, ///< words that are spelled much like it
    Near,         ///< the words near one another
};

/// A part of a query. A value that is cheap to copy: copies share what never changes.
class Clause {
public:
    struct Node;

    /// No article.
    Clause() = default;

    /// Every article, without a score.
    [[nodiscard]] static Clause all_articles();

    /// The articles that hold a term of the index.
    explicit Clause(std::string term);

    Clause(Operator bond, Clause first, Clause second);

    /// REQUIRES: at least one part, two where `bond` is not Or, And or Synonym.
    Clause(Operator bond, std::vector<Clause> parts);

    /// The articles that hold any compound of a word, counted as one word. `compounds` are the
    /// stems of the most frequent ones, for explanations and for Xapian's matcher; of a plan that
    /// is made for matching alone only the first.
    [[nodiscard]] static Clause in_compounds(
        std::string part_stem, std::vector<std::string> compounds
    );

    /// As `part`, at a share of its score.
    [[nodiscard]] static Clause scaled(Clause part, double share);

    /// As `part`; `meaning` and the word or words as understood are for explanations.
    [[nodiscard]] static Clause named(Clause part, Meaning meaning, std::string words);

    /// The articles published in a range; with a bound or two, never those without a date.
    [[nodiscard]] static Clause published(const base::InstantRange& range);

    /// The articles whose value field holds `words`, each any of some terms, within `window`
    /// positions: in this order, or in any.
    [[nodiscard]] static Clause positions(
        std::vector<Clause> words, std::uint32_t window, bool in_order
    );

    /// The articles whose words answer `pattern`, without a score. Each is looked at, so it
    /// belongs behind the terms that the pattern needs, in a Filter. Ends, as if nothing more
    /// matched, when `budget` is spent. `description` is for explanations and tests.
    [[nodiscard]] static Clause words_answer(
        index::TokenPattern pattern, std::string description, std::shared_ptr<TimeBudget> budget
    );

    /// Gives what it says, or nothing where no article matches.
    [[nodiscard]] const Node* node() const { return node_.get(); }

private:
    explicit Clause(Node node);

    std::shared_ptr<const Node> node_;
};

/// What a clause may say.
struct Clause::Node {
    struct AllArticles {};
    struct Term {
        std::string text;
    };
    struct InCompounds {
        std::string part_stem;
        std::vector<std::string> compounds;
    };
    struct Bound {
        Operator bond;
        std::vector<Clause> parts;
    };
    struct Scaled {
        Clause part;
        double share;
    };
    struct Named {
        Clause part;
        Meaning meaning;
        std::string words;
    };
    struct Published {
        base::InstantRange range;
    };
    struct Positions {
        std::vector<Clause> words;
        std::uint32_t window;
        bool in_order;
    };
    struct WordsAnswer {
        std::shared_ptr<const index::TokenPattern> pattern;
        std::string description;
        std::shared_ptr<TimeBudget> budget;
    };

    std::variant<
        AllArticles,
        Term,
        InCompounds,
        Bound,
        Scaled,
        Named,
        Published,
        Positions,
        WordsAnswer>
        value;
};

} // namespace fundstelle::query

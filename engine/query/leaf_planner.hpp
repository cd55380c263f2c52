#pragma once
// From one word, phrase, prefix or vicinity of a query to the terms that it asks for.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/field.hpp"
#include "engine/german/analyzer.hpp"
#include "engine/index/token_codes.hpp"
#include "engine/query/planner.hpp"
#include "engine/query/time_budget.hpp"

namespace fundstelle::query {

/// Where words are sought: in all texts (no field), in the title, or in a value field.
struct WordScope {
    const article::FieldRow* field = nullptr;
    double share = 1; ///< what words count

    [[nodiscard]] std::string_view prefix() const {
        return field == nullptr ? std::string_view{} : field->word_prefix;
    }
    [[nodiscard]] bool is_title() const {
        return field != nullptr && field->field == article::Field::Title;
    }
    [[nodiscard]] bool is_value() const {
        return field != nullptr && field->kind == article::FieldKind::Value;
    }
};

/// What a plan is made for.
enum class PlanFor {
    Everything,
    MatchingAlone, ///< see `plan_to_match`
};

/// Plans leaves and gathers their marks and warnings. Bounded: beyond `kMaxPlannedTerms` it gives
/// queries that match nothing.
class LeafPlanner {
public:
    LeafPlanner(
        Binding binding,
        PlanFor purpose,
        german::Analyzer& analyzer,
        const TermStatistics& statistics
    )
        : binding_(binding), purpose_(purpose), analyzer_(analyzer), statistics_(statistics) {}

    /// `wort`: its stems, joined or in all its parts; with Binding::Any each part is a choice of
    /// its own.
    [[nodiscard]] Clause word(const Word& word, const WordScope& scope);

    /// `"a b"`: exactly these words in this order.
    [[nodiscard]] Clause phrase(const Phrase& phrase, const WordScope& scope);

    /// The words of a phrase, each alone, without marks.
    [[nodiscard]] Clause loose_words(const Phrase& phrase);

    /// `wort*`: the most frequent words that begin so.
    [[nodiscard]] Clause prefix(const Prefix& prefix, const WordScope& scope);

    /// `wort~`: words spelled much like it.
    [[nodiscard]] Clause fuzzy(const Fuzzy& fuzzy, const WordScope& scope);

    /// `a NAHE/5 b`.
    [[nodiscard]] Clause near(const Near& near, const WordScope& scope);

    /// "E" before "Mail": the word that both are with a hyphen, where the index knows it. Nothing
    /// for all else.
    [[nodiscard]] std::optional<Clause> joined_with_letter(
        const Word& letter, const Word& word, const WordScope& scope
    );

    /// From now on leaves leave no marks (inside of exclusions), until set back.
    void set_marking(bool is_marking) { is_marking_ = is_marking; }

    /// Whether a word so far has parts, any of which Binding::Any takes for it.
    [[nodiscard]] bool has_parts() const { return has_parts_; }

    /// Gives what all costly conditions of the leaves share.
    [[nodiscard]] std::shared_ptr<TimeBudget> budget() const { return budget_; }

    [[nodiscard]] std::vector<Mark> take_marks() { return std::move(marks_); }

    /// Gives the words for closeness. Their other shapes are told only where there are several,
    /// which can stand near one another.
    [[nodiscard]] std::vector<SoughtWord> take_words();

    [[nodiscard]] std::vector<SoughtPhrase> take_phrases() { return std::move(phrases_); }
    [[nodiscard]] std::vector<Warning> take_warnings() { return std::move(warnings_); }

private:
    /// What a hyphenated word holds.
    struct Part {
        std::string normal;
        std::string stem;
    };

    /// One token's terms: stems that each stand for it, and its parts in order.
    struct Alternatives {
        std::string normal;
        std::vector<std::string> stems;
        std::vector<Part> parts; ///< at hyphens
        std::uint32_t position = 0;
    };

    /// Stems, known to the index, of words that a word also stands in articles as.
    struct OtherShapes {
        std::vector<std::string> forms;     ///< of the verb or the adjective
        std::vector<std::string> relatives; ///< of its family
        std::vector<std::string> synonyms;
        std::vector<std::string> parts; ///< of a compound, the head last
    };

    /// What of a word closeness looks for.
    struct SoughtStems {
        std::vector<std::string> own;
        OtherShapes shapes;
    };

    /// One word of a phrase.
    struct PrintedWord {
        std::string form;
        std::string stem;
    };

    [[nodiscard]] static std::vector<std::string> stems_of(const std::vector<Part>& parts);
    [[nodiscard]] std::vector<Alternatives> alternatives_of(std::string_view text);
    void add_genitive(Alternatives& token);
    [[nodiscard]] std::vector<PrintedWord> printed_words_of(std::string_view text);
    [[nodiscard]] Clause prefix_of_words(const Prefix& prefix);
    [[nodiscard]] Clause prefix_of_stems(const Prefix& prefix, const WordScope& scope);
    void warn_of_wide_prefix(const std::string& typed);
    [[nodiscard]] Clause term(const std::string& text);
    [[nodiscard]] Clause any_of(const std::vector<std::string>& terms);
    [[nodiscard]] Clause side_by_side(
        const std::vector<std::string>& stems, const WordScope& scope
    );
    [[nodiscard]] std::vector<index::TokenCode> codes_of(const std::vector<std::string>& stems
    ) const;
    [[nodiscard]] Clause token(const Alternatives& token, const WordScope& scope);
    [[nodiscard]] Clause printed_word(
        const Alternatives& token, Meaning meaning, const WordScope& scope
    );
    [[nodiscard]] Clause one_word(const Alternatives& token, const WordScope& scope);
    [[nodiscard]] Clause hyphenated(const Alternatives& token, const WordScope& scope);
    [[nodiscard]] Clause with_other_shapes(
        const Clause& whole, const Alternatives& token, const WordScope& scope
    );
    [[nodiscard]] Clause in_compounds(const std::string& stem, const WordScope& scope);
    [[nodiscard]] Clause any_shape(const std::vector<std::string>& stems, const WordScope& scope);
    [[nodiscard]] std::vector<std::string> other_stems(
        const std::vector<std::string>& stems, const Alternatives& token, const WordScope& scope
    ) const;
    [[nodiscard]] OtherShapes shapes_of(const Alternatives& token, const WordScope& scope);
    [[nodiscard]] std::vector<index::TokenCode> codes_of_shapes(const SoughtStems& sought) const;
    [[nodiscard]] Clause all_parts(const std::vector<std::string>& parts, const WordScope& scope);
    [[nodiscard]] Clause part_or_compound(const std::string& stem, const WordScope& scope);
    [[nodiscard]] Clause with_title(const Clause& words, double share, const Alternatives& token);
    void mark(
        MarkKind kind,
        std::vector<std::string> words,
        const std::string& weight_term,
        const WordScope& scope
    );
    void seek(
        const std::vector<std::string>& stems, const OtherShapes& shapes, const WordScope& scope
    );
    void seek_phrase(
        const index::PhrasePattern& pattern,
        const std::vector<std::string>& stems,
        const WordScope& scope
    );
    [[nodiscard]] double weight_of(const std::string& term) const;

    const Binding binding_;
    const PlanFor purpose_;
    german::Analyzer& analyzer_;
    const TermStatistics& statistics_;
    std::vector<Mark> marks_;
    std::vector<SoughtWord> words_;
    std::vector<SoughtStems> sought_; ///< of `words_`
    std::vector<SoughtPhrase> phrases_;
    std::vector<Warning> warnings_;
    std::shared_ptr<TimeBudget> budget_ = std::make_shared<TimeBudget>();
    std::size_t planned_terms_ = 0;
    bool is_marking_ = true;
    bool has_parts_ = false;
};

/// Most terms of one plan: what a match may cost at most.
inline constexpr std::size_t kMaxPlannedTerms = 500;

} // namespace fundstelle::query

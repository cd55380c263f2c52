#include "engine/query/leaf_planner.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/utf8.hpp"
#include "engine/german/abbreviation.hpp"
#include "engine/german/character.hpp"
#include "engine/german/name_genitive.hpp"
#include "engine/german/stop_words.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/operators.hpp"

namespace fundstelle::query {

namespace {

// What a hyphenated word counts beside its parts, which are words of their own; docs/ranking.md
// tells how the shares were found.
constexpr double kJoinedShare = 0.5;

/// Whether a term of this role stands for the whole token.
bool stands_for_token(german::TermRole role) {
    return role == german::TermRole::Whole || role == german::TermRole::Gender ||
           role == german::TermRole::Variant;
}

/// The same abbreviation with stops or without: "zB" and "z. B.".
std::string other_abbreviation(std::string_view printed, const german::OwnedTerm& term) {
    constexpr std::size_t kLongest = 6;
    if (term.kind == german::TokenKind::Abbreviation) {
        return german::bare_form_of(term.normal);
    }
    return printed.size() <= kLongest ? german::form_of_bare(printed) : std::string{};
}

} // namespace

std::vector<std::string> LeafPlanner::stems_of(const std::vector<Part>& parts) {
    std::vector<std::string> stems;
    for (const Part& part : parts) {
        stems.push_back(part.stem);
    }
    return stems;
}

std::vector<LeafPlanner::Alternatives> LeafPlanner::alternatives_of(std::string_view text) {
    std::vector<Alternatives> tokens;
    for (const german::OwnedTerm& term : analyzer_.analyze(text)) {
        if (term.role == german::TermRole::Whole) {
            tokens.push_back({term.normal, {}, {}, term.position});
            const std::string other =
                other_abbreviation(text.substr(term.bytes.begin, term.bytes.size()), term);
            if (!other.empty()) {
                tokens.back().stems.push_back(other);
            }
        }
        if (tokens.empty()) {
            continue;
        }
        Alternatives& token = tokens.back();
        if (term.role == german::TermRole::Part) {
            token.parts.push_back({term.normal, term.stem});
        } else if (stands_for_token(term.role) &&
                   std::find(token.stems.begin(), token.stems.end(), term.stem) == token.stems.end()) {
            token.stems.push_back(term.stem);
        }
    }
    for (Alternatives& token : tokens) {
        if (token.parts.empty() && token.stems.size() == 1) {
            add_genitive(token);
        }
    }
    return tokens;
}

/// "Moskaus" for "Moskau", and back. Where both are words the genitive is the rarer one: "Praxis"
/// is none of "Praxi".
void LeafPlanner::add_genitive(Alternatives& token) {
    std::string genitive = german::possible_genitive_of(token.normal);
    std::string base(german::possible_genitive_base(token.normal));
    const bool is_genitive = genitive.empty();
    if (is_genitive && base.empty()) {
        return;
    }
    (is_genitive ? genitive : base) = token.normal;
    const std::string other = analyzer_.stem_of(is_genitive ? base : genitive);
    const std::string& own = token.stems.front();
    const std::size_t with_s = statistics_.document_frequency(is_genitive ? own : other);
    const std::size_t without = statistics_.document_frequency(is_genitive ? other : own);
    if (other != own && (without >= with_s || without == 0) &&
        statistics_.knows_word(is_genitive ? base : genitive, other)) {
        token.stems.push_back(other);
    }
}

Clause LeafPlanner::term(const std::string& text) {
    if (planned_terms_ == kMaxPlannedTerms) {
        return no_articles();
    }
    ++planned_terms_;
    return Clause(text);
}

Clause LeafPlanner::any_of(const std::vector<std::string>& terms) {
    std::vector<Clause> queries;
    for (const std::string& text : terms) {
        queries.push_back(term(text));
    }
    return queries.empty() ? no_articles() : combined(Operator::Synonym, queries);
}

double LeafPlanner::weight_of(const std::string& term) const {
    const auto articles = static_cast<double>(statistics_.article_count());
    const auto holding = static_cast<double>(statistics_.document_frequency(term));
    return std::log(1 + (articles + 0.5) / (holding + 0.5));
}

void LeafPlanner::mark(
    MarkKind kind,
    std::vector<std::string> words,
    const std::string& weight_term,
    const WordScope& scope
) {
    if (is_marking_ && purpose_ == PlanFor::Everything && !scope.is_value()) {
        marks_.push_back({kind, std::move(words), weight_of(weight_term), scope.is_title()});
    }
}

/// Notes a phrase, for where to cut snippets.
void LeafPlanner::seek_phrase(
    const index::PhrasePattern& pattern,
    const std::vector<std::string>& stems,
    const WordScope& scope
) {
    if (is_marking_ && purpose_ == PlanFor::Everything && scope.field == nullptr) {
        double weight = 0;
        for (const std::string& stem : stems) {
            weight = std::max(weight, weight_of(stem));
        }
        phrases_.push_back({pattern, scope.share * weight});
    }
}

Clause LeafPlanner::token(const Alternatives& token, const WordScope& scope) {
    return token.parts.size() < 2 ? one_word(token, scope) : hyphenated(token, scope);
}

/// A word as it is printed.
Clause LeafPlanner::printed_word(
    const Alternatives& token, Meaning meaning, const WordScope& scope
) {
    std::vector<std::string> terms;
    for (const std::string& stem : token.stems) {
        terms.push_back(index::stem_term(scope.prefix(), stem));
        mark(MarkKind::Stem, {stem}, terms.back(), scope);
    }
    return Clause::named(
        any_of(terms), scope.is_title() ? Meaning::TitleWord : meaning, token.normal
    );
}

/// A word without hyphens: as printed, in titles and in its other shapes.
Clause LeafPlanner::one_word(const Alternatives& token, const WordScope& scope) {
    const Clause printed = printed_word(token, Meaning::Word, scope);
    const Clause word = scope.field == nullptr ? with_title(printed, 1, token) : printed;
    return scope.is_value() ? word : with_other_shapes(word, token, scope);
}

/// "Nato-Gipfel": joined, and its parts; in value fields these side by side. Where any word is
/// enough each part is a word of its own, so that the whole must not count all of it once more.
Clause LeafPlanner::hyphenated(const Alternatives& token, const WordScope& scope) {
    const Clause whole = printed_word(token, Meaning::Word, scope);
    planned_terms_ = std::min(kMaxPlannedTerms, planned_terms_ + token.parts.size());
    if (scope.is_value()) {
        const Clause in_order = side_by_side(stems_of(token.parts), scope);
        return Clause(
            Operator::Or, whole, Clause::named(in_order, Meaning::SideBySide, token.normal)
        );
    }
    has_parts_ = true;
    std::vector<Clause> choices{
        scope.field == nullptr ? with_title(whole, kJoinedShare, token)
                               : Clause::scaled(whole, kJoinedShare)};
    if (binding_ == Binding::All) {
        for (const Part& part : token.parts) {
            const Alternatives word{part.normal, {part.stem}, {}, token.position};
            seek(word.stems, shapes_of(word, scope), scope);
        }
        choices.push_back(
            Clause::named(all_parts(stems_of(token.parts), scope), Meaning::AllParts, token.normal)
        );
    } else {
        for (const Part& part : token.parts) {
            const Alternatives word{part.normal, {part.stem}, {}, token.position};
            choices.push_back(
                with_other_shapes(printed_word(word, Meaning::HyphenPart, scope), word, scope)
            );
        }
    }
    return Clause(Operator::Or, std::move(choices));
}

/// A word in the title counts more, as a field of its own would: in a long text it would be lost
/// among the others. docs/ranking.md tells how the share was found. `words` count `share` beside
/// it.
Clause LeafPlanner::with_title(const Clause& words, double share, const Alternatives& token) {
    constexpr double kTitleShare = 0.75;
    const std::string_view prefix = article::field_row(article::Field::Title).word_prefix;
    std::vector<std::string> titles;
    for (const std::string& stem : token.stems) {
        std::string title = index::stem_term(prefix, stem);
        if (statistics_.document_frequency(title) > 0) {
            titles.push_back(std::move(title));
        }
    }
    const Clause in_text = share == 1 ? words : Clause::scaled(words, share);
    if (titles.empty()) {
        return in_text;
    }
    const Clause in_title = Clause::named(any_of(titles), Meaning::TitleWord, token.normal);
    // A title's words are indexed among the texts' words too, so that this adds no article.
    return Clause(Operator::Or, in_text, Clause::scaled(in_title, kTitleShare));
}

Clause LeafPlanner::word(const Word& word, const WordScope& scope) {
    std::vector<Clause> tokens;
    for (const Alternatives& alternatives : alternatives_of(word.text)) {
        tokens.push_back(token(alternatives, scope));
    }
    if (tokens.empty()) {
        return no_articles();
    }
    const Clause all = combined(Operator::And, tokens);
    return scope.share == 1 ? all : Clause::scaled(all, scope.share);
}

std::optional<Clause> LeafPlanner::joined_with_letter(
    const Word& letter, const Word& word, const WordScope& scope
) {
    const base::CodePoint only = base::decode_at(letter.text, 0);
    if (scope.is_value() || only.length != letter.text.size() || !german::is_letter(only.value)) {
        return std::nullopt;
    }
    const std::vector<Alternatives> joined = alternatives_of(letter.text + '-' + word.text);
    if (joined.size() != 1 || joined.front().stems.size() != 1) {
        return std::nullopt;
    }
    const std::string term_text = index::stem_term(scope.prefix(), joined.front().stems.front());
    if (statistics_.document_frequency(term_text) == 0) {
        return std::nullopt;
    }
    mark(MarkKind::Stem, joined.front().stems, term_text, scope);
    return Clause::named(term(term_text), Meaning::Word, joined.front().normal);
}

} // namespace fundstelle::query

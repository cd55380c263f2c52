#include "engine/query/leaf_planner.hpp"

#include <algorithm>
#include <cmath>

#include "engine/base/utf8.hpp"
#include "engine/german/spelling.hpp"
#include "engine/german/stop_words.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/edit_distance.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kMaxPrefixTerms = 100;
constexpr std::size_t kMaxFuzzyTerms = 20;
constexpr std::size_t kMaxPhraseWords = 30;

Xapian::Query combined(Xapian::Query::op operation, const std::vector<Xapian::Query>& queries) {
    return queries.size() == 1 ? queries.front()
                               : Xapian::Query(operation, queries.begin(), queries.end());
}

Xapian::Query in_order(const std::vector<std::string>& terms) {
    if (terms.size() == 1) {
        return Xapian::Query(terms.front());
    }
    return Xapian::Query(
        Xapian::Query::OP_PHRASE,
        terms.begin(),
        terms.end(),
        static_cast<Xapian::termcount>(terms.size())
    );
}

/// Whether a term of this role stands for the whole token.
bool stands_for_token(german::TermRole role) {
    return role == german::TermRole::Whole || role == german::TermRole::Gender ||
           role == german::TermRole::Variant;
}

} // namespace

std::vector<LeafPlanner::Alternatives> LeafPlanner::alternatives_of(std::string_view text) {
    std::vector<Alternatives> tokens;
    for (const german::OwnedTerm& term : analyzer_.analyze(text)) {
        if (term.role == german::TermRole::Whole) {
            tokens.push_back({{}, {}, term.position});
        }
        if (tokens.empty()) {
            continue;
        }
        Alternatives& token = tokens.back();
        if (term.role == german::TermRole::Part) {
            token.parts.push_back(term.stem);
        } else if (stands_for_token(term.role) &&
                   std::find(token.stems.begin(), token.stems.end(), term.stem) == token.stems.end()) {
            token.stems.push_back(term.stem);
        }
    }
    return tokens;
}

Xapian::Query LeafPlanner::term(const std::string& text) {
    if (planned_terms_ == kMaxPlannedTerms) {
        return no_articles();
    }
    ++planned_terms_;
    return Xapian::Query(text);
}

Xapian::Query LeafPlanner::any_of(const std::vector<std::string>& terms) {
    std::vector<Xapian::Query> queries;
    for (const std::string& text : terms) {
        queries.push_back(term(text));
    }
    return queries.empty() ? no_articles() : combined(Xapian::Query::OP_SYNONYM, queries);
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
    if (is_marking_ && !scope.is_value()) {
        marks_.push_back({kind, std::move(words), weight_of(weight_term), scope.is_title()});
    }
}

Xapian::Query LeafPlanner::token(const Alternatives& token, const WordScope& scope) {
    std::vector<std::string> terms;
    for (const std::string& stem : token.stems) {
        terms.push_back(index::stem_term(scope.prefix(), stem));
        mark(MarkKind::Stem, {stem}, terms.back(), scope);
    }
    const Xapian::Query whole =
        scope.field == nullptr ? with_title(any_of(terms), token) : any_of(terms);
    if (token.parts.size() < 2) {
        return whole;
    }
    std::vector<std::string> parts;
    for (const std::string& part : token.parts) {
        parts.push_back(index::stem_term(scope.prefix(), part));
        mark(MarkKind::Stem, {part}, parts.back(), scope);
    }
    planned_terms_ = std::min(kMaxPlannedTerms, planned_terms_ + parts.size());
    const Xapian::Query side_by_side(Xapian::Query::OP_OR, whole, in_order(parts));
    if (binding_ == Binding::All) {
        return side_by_side;
    }
    return Xapian::Query(
        Xapian::Query::OP_OR,
        side_by_side,
        Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end())
    );
}

/// A word in the title counts more, as a field of its own would: in a long text it would be lost
/// among the others. 0.5 was best of 0.15 to 2 where titles matter (Klexikon: nDCG@10 .797 without,
/// .911 with).
Xapian::Query LeafPlanner::with_title(const Xapian::Query& words, const Alternatives& token) {
    constexpr double kTitleShare = 0.5;
    const std::string_view prefix = article::field_row(article::Field::Title).word_prefix;
    std::vector<std::string> titles;
    for (const std::string& stem : token.stems) {
        std::string title = index::stem_term(prefix, stem);
        if (statistics_.document_frequency(title) > 0) {
            titles.push_back(std::move(title));
        }
    }
    if (titles.empty()) {
        return words;
    }
    return Xapian::Query(
        Xapian::Query::OP_AND_MAYBE,
        words,
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any_of(titles), kTitleShare)
    );
}

Xapian::Query LeafPlanner::word(const Word& word, const WordScope& scope) {
    std::vector<Xapian::Query> tokens;
    for (const Alternatives& alternatives : alternatives_of(word.text)) {
        tokens.push_back(token(alternatives, scope));
    }
    return tokens.empty() ? no_articles() : combined(Xapian::Query::OP_AND, tokens);
}

Xapian::Query LeafPlanner::phrase(const Phrase& phrase, const WordScope& scope) {
    // A hyphenated word counts as its parts, so that the phrase meets it however it is printed.
    std::vector<std::string> words;
    std::vector<std::string> stems;
    std::uint32_t last_position = 0;
    for (const german::OwnedTerm& term : analyzer_.analyze(phrase.text)) {
        const bool is_printed =
            term.role == german::TermRole::Whole || term.role == german::TermRole::Part;
        if (!is_printed) {
            continue;
        }
        if (term.position == last_position) {
            words.pop_back();
            stems.pop_back();
        }
        last_position = term.position;
        words.push_back(term.normal);
        stems.push_back(index::stem_term(scope.prefix(), term.stem));
    }
    if (words.empty()) {
        return no_articles();
    }
    if (words.size() > kMaxPhraseWords) {
        warnings_.push_back(
            {0,
             "a phrase has more than " + std::to_string(kMaxPhraseWords) +
                 " words; the rest is passed over",
             "Eine Wortfolge ist zu lang; nur ihr Anfang zählt."}
        );
        words.resize(kMaxPhraseWords);
        stems.resize(kMaxPhraseWords);
    }
    planned_terms_ = std::min(kMaxPlannedTerms, planned_terms_ + 2 * words.size());
    mark(MarkKind::Phrase, words, stems.front(), scope);
    if (scope.is_value()) {
        return in_order(stems);
    }
    std::vector<std::string> forms;
    for (const std::string& word : words) {
        forms.push_back(index::form_term(word));
    }
    const Xapian::Query ranked(Xapian::Query::OP_AND, stems.begin(), stems.end());
    const Xapian::Query exact(Xapian::Query::OP_FILTER, ranked, in_order(forms));
    return scope.is_title() ? Xapian::Query(Xapian::Query::OP_FILTER, exact, in_order(stems))
                            : exact;
}

Xapian::Query LeafPlanner::prefix(const Prefix& prefix, const WordScope& scope) {
    const std::string normal = german::normal_form(prefix.text);
    const std::string folded = analyzer_.prefix_of(prefix.text);
    std::vector<std::string> stems = statistics_.terms_with_prefix(
        index::stem_term(scope.prefix(), folded), kMaxPrefixTerms + 1
    );
    if (stems.size() > kMaxPrefixTerms) {
        stems.pop_back();
        warnings_.push_back(
            {0,
             prefix.text + "* begins many words; the " + std::to_string(kMaxPrefixTerms) +
                 " most frequent count",
             "Mit „" + prefix.text + "“ beginnen viele Wörter; nur die häufigsten zählen."}
        );
    }
    mark(MarkKind::Prefix, {normal}, stems.empty() ? "" : stems.front(), scope);
    const Xapian::Query by_stem = any_of(stems);
    if (scope.field != nullptr) {
        return by_stem;
    }
    // Stems lose umlauts and endings; the forms find what begins so as printed.
    std::vector<Xapian::Query> forms;
    for (const std::string& form :
         statistics_.terms_with_prefix(index::form_term(normal), kMaxPrefixTerms)) {
        forms.push_back(term(form));
    }
    if (forms.empty()) {
        return by_stem;
    }
    return Xapian::Query(
        Xapian::Query::OP_OR,
        by_stem,
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, combined(Xapian::Query::OP_OR, forms), 0)
    );
}

Xapian::Query LeafPlanner::fuzzy(const Fuzzy& fuzzy, const WordScope& scope) {
    constexpr std::size_t kShortWord = 5;
    const std::string stem = analyzer_.stem_of(fuzzy.text);
    const std::size_t letters = base::count_code_points(stem);
    const std::size_t limit = letters <= kShortWord ? 1 : 2;
    const std::string beginning =
        index::stem_term(scope.prefix(), base::prefix_of_code_points(stem, 1));
    const std::size_t prefix_bytes = scope.prefix().size();
    std::vector<std::string> near_terms;
    for (const std::string& candidate : statistics_.terms_with_prefix(beginning, kMaxWalkedTerms)) {
        const std::string_view spelled = std::string_view(candidate).substr(prefix_bytes);
        if (edit_distance(stem, spelled, limit) <= limit) {
            near_terms.push_back(candidate);
            mark(MarkKind::Stem, {std::string(spelled)}, candidate, scope);
            if (near_terms.size() == kMaxFuzzyTerms) {
                break;
            }
        }
    }
    return any_of(near_terms);
}

Xapian::Query LeafPlanner::near(const Near& near, const WordScope& scope) {
    std::vector<Xapian::Query> operands;
    for (const std::string& word : near.words) {
        for (const Alternatives& token : alternatives_of(word)) {
            std::vector<Xapian::Query> stems;
            for (const std::string& stem : token.stems) {
                const std::string text = index::stem_term(scope.prefix(), stem);
                mark(MarkKind::Stem, {stem}, text, scope);
                stems.push_back(term(text));
            }
            operands.push_back(combined(Xapian::Query::OP_OR, stems));
        }
    }
    if (operands.empty()) {
        return no_articles();
    }
    if (operands.size() == 1) {
        return operands.front();
    }
    const auto window = static_cast<Xapian::termcount>(near.distance * (operands.size() - 1) + 1);
    return Xapian::Query(Xapian::Query::OP_NEAR, operands.begin(), operands.end(), window);
}

bool LeafPlanner::is_stop_word(const Word& word) {
    const std::vector<german::OwnedTerm> terms = analyzer_.analyze(word.text);
    return std::all_of(terms.begin(), terms.end(), [](const german::OwnedTerm& term) {
        return german::is_stop_word(term.normal);
    });
}

} // namespace fundstelle::query

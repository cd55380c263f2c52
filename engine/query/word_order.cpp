// The leaves that ask for words in some order: phrases, vicinities, parts side by side.
#include <algorithm>
#include <utility>

#include "engine/german/stop_words.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/leaf_planner.hpp"
#include "engine/query/operators.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kMaxPhraseWords = 30;

/// Terms of a value field, whose positions the index keeps.
Clause in_order(const std::vector<std::string>& terms) {
    std::vector<Clause> words;
    for (const std::string& term : terms) {
        words.emplace_back(term);
    }
    const auto window = static_cast<std::uint32_t>(words.size());
    return words.size() == 1 ? words.front() : Clause::positions(std::move(words), window, true);
}

std::string quoted(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "\"" : " ") + word;
    }
    return text + '"';
}

} // namespace

std::vector<index::TokenCode> LeafPlanner::codes_of(const std::vector<std::string>& stems) const {
    std::vector<index::TokenCode> codes;
    for (const std::string& stem : stems) {
        const std::vector<index::TokenCode> of_stem = statistics_.token_codes().codes_of_stem(stem);
        codes.insert(codes.end(), of_stem.begin(), of_stem.end());
    }
    return codes;
}

/// Words of these stems, one behind the other.
Clause LeafPlanner::side_by_side(const std::vector<std::string>& stems, const WordScope& scope) {
    const std::vector<std::string> terms = with_prefix(scope.prefix(), stems);
    if (scope.is_value()) {
        return in_order(terms);
    }
    index::PhrasePattern phrase;
    phrase.takes_any_form = true;
    for (const std::string& stem : stems) {
        phrase.words.push_back(codes_of({stem}));
    }
    return Clause(
        Operator::Filter,
        all_of(terms),
        Clause::words_answer({std::move(phrase), scope.is_title()}, quoted(stems), budget_)
    );
}

std::vector<LeafPlanner::PrintedWord> LeafPlanner::printed_words_of(std::string_view text) {
    // A hyphenated word counts as its parts, so that the phrase meets it however it is printed.
    std::vector<PrintedWord> words;
    std::uint32_t last_position = 0;
    for (const german::OwnedTerm& term : analyzer_.analyze(text)) {
        const bool is_printed =
            term.role == german::TermRole::Whole || term.role == german::TermRole::Part;
        if (!is_printed) {
            continue;
        }
        if (term.position == last_position) {
            words.pop_back();
        }
        last_position = term.position;
        words.push_back({term.normal, term.stem});
    }
    if (words.size() > kMaxPhraseWords) {
        warnings_.push_back(
            {0,
             "a phrase has more than " + std::to_string(kMaxPhraseWords) +
                 " words; the rest is passed over",
             "Eine Wortfolge ist zu lang; nur ihr Anfang zählt."}
        );
        words.resize(kMaxPhraseWords);
    }
    return words;
}

Clause LeafPlanner::phrase(const Phrase& phrase, const WordScope& scope) {
    std::vector<std::string> forms;
    std::vector<std::string> stems;
    index::PhrasePattern pattern;
    for (const PrintedWord& word : printed_words_of(phrase.text)) {
        forms.push_back(word.form);
        stems.push_back(index::stem_term(scope.prefix(), word.stem));
        pattern.words.push_back({statistics_.token_codes().code_of(word.form, word.stem)});
    }
    if (forms.empty()) {
        return no_articles();
    }
    planned_terms_ = std::min(kMaxPlannedTerms, planned_terms_ + 2 * forms.size());
    mark(MarkKind::Phrase, forms, stems.front(), scope);
    if (scope.is_value()) {
        return in_order(stems);
    }
    seek_phrase(pattern, stems, scope);
    const Clause words_in_order(
        Operator::Filter,
        all_of(stems),
        Clause::words_answer({std::move(pattern), scope.is_title()}, quoted(forms), budget_)
    );
    return Clause::named(words_in_order, Meaning::Phrase, phrase.text);
}

Clause LeafPlanner::loose_words(const Phrase& phrase) {
    std::vector<Clause> words;
    for (const german::OwnedTerm& word : analyzer_.analyze(phrase.text)) {
        if (word.role == german::TermRole::Whole && !german::is_stop_word(word.normal)) {
            seek({word.stem}, {}, {});
            words.push_back(Clause::named(
                term(index::stem_term({}, word.stem)), Meaning::LooseWord, word.normal
            ));
        }
    }
    return words.empty() ? no_articles() : combined(Operator::Or, words);
}

Clause LeafPlanner::near(const Near& near, const WordScope& scope) {
    std::vector<Clause> operands;
    index::NearPattern pattern;
    std::vector<std::string> names;
    for (const std::string& word : near.words) {
        for (const Alternatives& token : alternatives_of(word)) {
            const std::vector<std::string> terms = with_prefix(scope.prefix(), token.stems);
            std::vector<Clause> choices;
            for (std::size_t index = 0; index < terms.size(); ++index) {
                mark(MarkKind::Stem, {token.stems[index]}, terms[index], scope);
                choices.push_back(term(terms[index]));
            }
            operands.push_back(combined(Operator::Or, choices));
            pattern.words.push_back(codes_of(token.stems));
            names.push_back(token.stems.front());
        }
    }
    if (operands.empty()) {
        return no_articles();
    }
    if (operands.size() == 1) {
        return operands.front();
    }
    pattern.window = static_cast<std::uint32_t>(near.distance * (operands.size() - 1) + 1);
    if (scope.is_value()) {
        return Clause::positions(std::move(operands), pattern.window, false);
    }
    const std::string description = quoted(names) + '~' + std::to_string(pattern.window);
    const Clause vicinity(
        Operator::Filter,
        Clause(Operator::And, std::move(operands)),
        Clause::words_answer({std::move(pattern), scope.is_title()}, description, budget_)
    );
    return Clause::named(vicinity, Meaning::Near, quoted(names));
}

} // namespace fundstelle::query

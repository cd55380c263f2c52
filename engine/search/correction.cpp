#include "engine/search/correction.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "engine/base/utf8.hpp"
#include "engine/german/character.hpp"
#include "engine/german/spelling.hpp"
#include "engine/german/tokenizer.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/lexer.hpp"
#include "engine/query/parser.hpp"
#include "engine/query/planner.hpp"
#include "engine/query/term_statistics.hpp"
#include "engine/search/evaluation.hpp"
#include "engine/search/word_correction.hpp"

namespace fundstelle::search {

namespace {

/// Words from which on a query is a headline or a sentence.
constexpr std::size_t kLongQuery = 4;

/// A word as typed that is sought in the articles' texts.
struct TypedWord {
    base::ByteRange bytes; ///< of the query
    std::string normal;
    bool stands_alone = false; ///< a lexeme of its own, with nothing but a blank before it
    bool is_capital = false;
};

/// Takes the plain words out of one lexeme's text.
void take_words(
    std::string_view typed, const query::Lexeme& lexeme, std::vector<TypedWord>& words
) {
    const std::size_t begin = typed.find(lexeme.text, lexeme.offset_bytes);
    if (begin == std::string_view::npos) {
        return;
    }
    german::Tokenizer tokenizer(lexeme.text);
    while (const std::optional<german::Token> token = tokenizer.next()) {
        const bool is_word = token->kind == german::TokenKind::Word && token->is_plain;
        if (is_word) {
            const base::ByteRange bytes{begin + token->bytes.begin, begin + token->bytes.end};
            const bool is_whole =
                lexeme.kind == query::LexemeKind::Word && bytes.size() == lexeme.text.size();
            words.push_back(
                {bytes,
                 german::normal_form(typed.substr(bytes.begin, bytes.size())),
                 is_whole,
                 german::is_capital(base::decode_at(typed, bytes.begin).value)}
            );
        }
    }
}

/// Whether other words stand for it.
bool is_expanded(const query::Lexeme& lexeme) {
    return lexeme.text.ends_with('*') || lexeme.text.ends_with('~');
}

/// Gives the words that are sought in texts: not those of value fields, of exclusions, or with a
/// star or tilde.
std::vector<TypedWord> text_words(std::string_view typed) {
    std::vector<TypedWord> words;
    std::size_t skipped_depth = 0;
    bool skips_next = false;
    for (const query::Lexeme& lexeme : query::cut(typed)) {
        using query::LexemeKind;
        switch (lexeme.kind) {
            case LexemeKind::Field:
                skips_next = skips_next || lexeme.field->kind == article::FieldKind::Value;
                continue;
            case LexemeKind::MustNot:
                skips_next = true;
                continue;
            case LexemeKind::Open:
                skipped_depth += skips_next || skipped_depth > 0 ? 1 : 0;
                skips_next = false;
                continue;
            case LexemeKind::Close:
                skipped_depth -= skipped_depth > 0 ? 1 : 0;
                continue;
            case LexemeKind::Word:
            case LexemeKind::Phrase:
                break;
            default:
                continue;
        }
        if (!skips_next && skipped_depth == 0 && !is_expanded(lexeme)) {
            take_words(typed, lexeme, words);
        }
        skips_next = false;
    }
    return words;
}

std::size_t articles_with(index::Reader& reader, std::string_view normal) {
    const std::string term = index::stem_term({}, reader.analyzer().stem_of(normal));
    return reader.frozen().postings->at(reader.database()).get(term).size();
}

bool is_rare(std::size_t articles) {
    return articles < kEnoughFound;
}

/// Whether a query is nothing but words, so that a hit with all of them is all that it asks for.
bool has_only_words(std::string_view typed) {
    const std::vector<query::Lexeme> lexemes = query::cut(typed);
    return std::all_of(lexemes.begin(), lexemes.end(), [](const query::Lexeme& lexeme) {
        return lexeme.kind == query::LexemeKind::Word && !is_expanded(lexeme);
    });
}

/// A place of the query and what is to stand there.
struct Replacement {
    base::ByteRange bytes;
    std::string text;
};

std::string replaced(std::string_view typed, const std::vector<Replacement>& replacements) {
    std::string text;
    std::size_t at = 0;
    for (const Replacement& replacement : replacements) {
        text.append(typed.substr(at, replacement.bytes.begin - at)).append(replacement.text);
        at = replacement.bytes.end;
    }
    return text.append(typed.substr(at));
}

/// Gives the compound of two words that were typed with a blank between them.
std::optional<std::string> joined(
    const WordList& words, std::string_view typed, const TypedWord& left, const TypedWord& right
) {
    const std::string_view between =
        typed.substr(left.bytes.end, right.bytes.begin - left.bytes.end);
    if (!left.stands_alone || !right.stands_alone || between != " ") {
        return std::nullopt;
    }
    const auto compound = words.find(left.normal + right.normal);
    return compound ? std::optional(words.printed(*compound)) : std::nullopt;
}

/// A query's words, and what may have been meant by some of them.
struct Suspicion {
    std::size_t words = 0; ///< of the query
    std::vector<Replacement> joined;
    std::vector<std::pair<TypedWord, std::size_t>> rare; ///< with the articles that hold it
};

/// Finds what may be wrong; looking for what was meant takes longer.
Suspicion suspicion_of(index::Reader& reader, const WordList& list, std::string_view typed) {
    const std::vector<TypedWord> words = text_words(typed);
    Suspicion suspicion;
    suspicion.words = words.size();
    for (std::size_t index = 0; index < words.size(); ++index) {
        const TypedWord& word = words[index];
        if (index + 1 < words.size()) {
            if (auto compound = joined(list, typed, word, words[index + 1])) {
                suspicion.joined.push_back(
                    {{word.bytes.begin, words[index + 1].bytes.end}, std::move(*compound)}
                );
                ++index;
                continue;
            }
        }
        const std::size_t articles = articles_with(reader, word.normal);
        if (is_rare(articles)) {
            suspicion.rare.emplace_back(word, articles);
        }
    }
    return suspicion;
}

/// Gives what was probably meant, in the query's order.
std::vector<Replacement> replacements_of(const Suspicion& suspicion, const WordList& list) {
    std::vector<Replacement> replacements = suspicion.joined;
    for (const auto& [word, articles] : suspicion.rare) {
        if (auto meant = correct_word(list, {word.normal, articles, word.is_capital})) {
            replacements.push_back({word.bytes, std::move(meant->printed)});
        }
    }
    std::sort(replacements.begin(), replacements.end(), [](const auto& left, const auto& right) {
        return left.bytes.begin < right.bytes.begin;
    });
    return replacements;
}

/// Counts the articles that hold all words; nothing where that takes too long.
std::optional<std::size_t> articles_with_all(
    index::Reader& reader, std::string_view typed, const base::TimeZone& zone
) {
    constexpr std::chrono::milliseconds kPatience{100};
    const query::DatabaseStatistics statistics(reader);
    const query::Plan plan = query::plan_to_match(
        query::parse(typed, zone), query::Binding::All, {}, reader.analyzer(), statistics
    );
    SearchLimits limits;
    limits.time = kPatience;
    const Matches matches = evaluate(plan, Scoring::Off, {reader, zone, limits});
    return matches.ran_out_of_time ? std::nullopt : std::optional(matches.documents.size());
}

/// The same; nothing where they are enough, too.
std::optional<std::size_t> few_articles_with_all(
    index::Reader& reader, std::string_view typed, const base::TimeZone& zone
) {
    const auto found = articles_with_all(reader, typed, zone);
    return found && *found < kEnoughFound ? found : std::nullopt;
}

} // namespace

bool may_be_misspelt(index::Reader& reader, std::string_view typed) {
    const std::vector<TypedWord> words = text_words(typed);
    return std::any_of(words.begin(), words.end(), [&](const TypedWord& word) {
        return is_rare(articles_with(reader, word.normal));
    });
}

std::optional<std::string> correct(
    index::Reader& reader,
    const Hints& hints,
    const base::TimeZone& zone,
    std::string_view typed,
    const FoundByQuery& found_by_query
) {
    const Suspicion suspicion = suspicion_of(reader, hints.words, typed);
    if (suspicion.joined.empty() && suspicion.rare.empty()) {
        return std::nullopt;
    }
    // One word may still be in many compounds, and finding that out is fast; of several words with
    // a rare one among them there are few articles anyway. A headline is typed rightly if there is
    // an article with all of it.
    const bool is_long = suspicion.words >= kLongQuery;
    if (is_long && found_by_query.holds_all_words && has_only_words(typed)) {
        return std::nullopt;
    }
    const bool counts_first = suspicion.words == 1 || is_long;
    std::optional<std::size_t> found;
    if (counts_first && !(found = few_articles_with_all(reader, typed, zone))) {
        return std::nullopt;
    }
    if (is_long && *found > 0) {
        return std::nullopt;
    }
    const std::vector<Replacement> replacements = replacements_of(suspicion, hints.words);
    if (replacements.empty()) {
        return std::nullopt;
    }
    if (!counts_first && !(found = few_articles_with_all(reader, typed, zone))) {
        return std::nullopt;
    }
    std::string corrected = replaced(typed, replacements);
    const std::optional<std::size_t> then_found = articles_with_all(reader, corrected, zone);
    return then_found && *then_found > *found ? std::optional(std::move(corrected)) : std::nullopt;
}

} // namespace fundstelle::search

#include "engine/search/suggest.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/german/spelling.hpp"
#include "engine/german/stop_words.hpp"
#include "engine/german/tokenizer.hpp"
#include "engine/index/schema.hpp"
#include "engine/index/stored_article.hpp"
#include "engine/query/lexer.hpp"
#include "engine/search/company.hpp"
#include "engine/search/letter_folding.hpp"
#include "engine/search/match_count.hpp"

namespace fundstelle::search {

namespace {

constexpr std::size_t kMostTried = 12;      // completions whose articles are counted
constexpr std::size_t kMostCostlyTried = 6; // the same behind quotation marks, hyphens and the like
constexpr std::size_t kMostVerified = 400;  // completions compared letter by letter
constexpr std::size_t kCountUpTo = 100;     // articles of a completion in company

/// What was typed, parted before its last word.
struct TypedText {
    std::string_view before; ///< with its blanks and signs
    std::string last;        ///< normal form of the last word; empty behind a blank
    std::string company;     ///< the words before that say something, without signs
    bool is_plain = false;   ///< no signs, quotation marks, fields
};

bool begins_word(std::string_view text, std::size_t offset) {
    constexpr std::string_view kBefore = " \t\n(+:\"";
    return offset == 0 || kBefore.find(text[offset - 1]) != std::string_view::npos ||
           text.substr(0, offset).ends_with("„") || text.substr(0, offset).ends_with("“") ||
           text.substr(0, offset).ends_with("»") || text.substr(0, offset).ends_with("«");
}

/// Gives the words that stand for themselves: no stop words, nothing that is excluded, "Nato
/// Gipfel" for "Nato-Gipfel".
std::string telling_words(std::string_view before) {
    std::string words;
    bool is_excluded = false;
    for (const query::Lexeme& lexeme : query::cut(before)) {
        german::Tokenizer tokenizer(lexeme.text);
        while (const std::optional<german::Token> token = tokenizer.next()) {
            std::string normal = german::normal_form(
                std::string_view(lexeme.text).substr(token->bytes.begin, token->bytes.size())
            );
            if (!is_excluded && !german::is_stop_word(normal)) {
                std::replace(normal.begin(), normal.end(), '-', ' ');
                words += normal + ' ';
            }
        }
        is_excluded = lexeme.kind == query::LexemeKind::MustNot;
    }
    return words;
}

TypedText part(std::string_view typed) {
    std::size_t begin = typed.size();
    while (!begins_word(typed, begin)) {
        --begin;
    }
    TypedText parted;
    parted.before = typed.substr(0, begin);
    std::string normal = german::normal_form(typed.substr(begin));
    const bool is_word =
        normal.find_first_of("*~)") == std::string::npos && !normal.starts_with('-');
    std::erase(normal, '-'); // "Nato-Gip" goes on as "natogipfel"
    parted.last = is_word ? normal : std::string();
    parted.company = telling_words(parted.before);
    const std::vector<query::Lexeme> lexemes = query::cut(typed);
    parted.is_plain = std::all_of(lexemes.begin(), lexemes.end(), [](const query::Lexeme& lexeme) {
        return lexeme.kind == query::LexemeKind::Word;
    });
    return parted;
}

/// The beginnings under which completions are sought: "muen" goes on as "muenster" and "munchen".
std::vector<std::string> beginnings_of(const std::string& last) {
    std::vector<std::string> beginnings = {without_dots(last)};
    std::string without_pairs = beginnings.front();
    for (const std::string_view pair : {"ae", "oe", "ue"}) {
        for (std::size_t at = without_pairs.find(pair); at != std::string::npos;
             at = without_pairs.find(pair, at + 1)) {
            without_pairs.erase(at + 1, 1);
        }
    }
    if (without_pairs != beginnings.front()) {
        beginnings.push_back(without_pairs);
    }
    return beginnings;
}

using ScoredWord = std::pair<double, std::size_t>;

bool is_better(const ScoredWord& left, const ScoredWord& right) {
    return left.first != right.first ? left.first > right.first : left.second < right.second;
}

/// Gives words that go on as typed, by frequency and freshness; `takes` chooses among them.
template <typename Takes>
std::vector<ScoredWord> going_on(const WordList& words, const std::string& last, Takes&& takes) {
    std::vector<ScoredWord> scored;
    for (const std::string& beginning : beginnings_of(last)) {
        const auto [first, behind] = words.with_beginning(beginning);
        for (std::size_t word = first; word < behind; ++word) {
            if (takes(word)) {
                scored.emplace_back(words.score(word), word);
            }
        }
    }
    const auto verified = static_cast<std::ptrdiff_t>(std::min(scored.size(), kMostVerified));
    std::partial_sort(scored.begin(), scored.begin() + verified, scored.end(), is_better);
    scored.resize(static_cast<std::size_t>(verified));
    std::vector<ScoredWord> best;
    std::unordered_set<std::uint32_t> stems;
    for (const ScoredWord& candidate : scored) {
        const std::size_t word = candidate.second;
        if (begins_as_typed(words.normal(word), last) && stems.insert(words.stem(word)).second) {
            best.push_back(candidate);
        }
    }
    return best;
}

/// Gives how probable a word of this score is in the company of the words before, from how many
/// of the sample's articles hold it. Source: Dirichlet smoothing, Zhai and Lafferty, ACM Trans.
/// Inf. Syst. 22 (2004).
double probability(double score, double together, const Company& company) {
    constexpr double kPrior = 32;      // articles
    constexpr double kPlentiful = 1e5; // a word that stands so often is to be expected anywhere
    const double elsewhere = std::exp(score) / kPlentiful;
    return (together + kPrior * elsewhere) / (static_cast<double>(company.articles) + kPrior);
}

/// Gives words that go on as typed, best first, one a stem.
std::vector<std::size_t> completions(
    const WordList& words, const std::string& last, const Company& company, std::size_t limit
) {
    const auto stands_in_company = [&](std::size_t word) {
        return company.by_stem.contains(words.stem(word));
    };
    std::vector<ScoredWord> scored;
    if (company.articles > 0) {
        scored = going_on(words, last, stands_in_company);
    }
    for (auto& [score, word] : scored) {
        const auto together = static_cast<double>(company.by_stem.at(words.stem(word)));
        score = probability(score, together, company);
    }
    for (auto [score, word] :
         going_on(words, last, [&](std::size_t word) { return !stands_in_company(word); })) {
        scored.emplace_back(probability(score, 0, company), word);
    }
    std::sort(scored.begin(), scored.end(), is_better);
    std::vector<std::size_t> best;
    for (std::size_t place = 0; place < std::min(limit, scored.size()); ++place) {
        best.push_back(scored[place].second);
    }
    return best;
}

/// Gives in how many articles a word stands.
std::size_t articles_with(index::Reader& reader, std::string_view normal) {
    return reader.database().get_termfreq(index::stem_term({}, reader.analyzer().stem_of(normal)));
}

std::vector<Suggestion> suggest_words(
    index::Reader& reader,
    const WordList& words,
    const base::TimeZone& zone,
    const TypedText& typed,
    std::size_t limit
) {
    Company company;
    if (!typed.company.empty()) {
        company = company_of(reader, typed.company, without_dots(typed.last), zone);
    }
    // Words that find nothing together are sought one by one.
    const bool counts_alone = typed.is_plain && company.articles == 0;
    // To see whether words stand in a row takes reading articles.
    const bool is_cheap = typed.is_plain && typed.before.find('-') == std::string_view::npos;
    const std::size_t tried = is_cheap ? kMostTried : kMostCostlyTried;
    const std::size_t counted = is_cheap ? kCountUpTo : 1;
    std::vector<Suggestion> suggestions;
    for (const std::size_t word : completions(words, typed.last, company, tried)) {
        if (suggestions.size() == limit) {
            break;
        }
        // The normal form has no hyphens, at which a query would look for the parts as well.
        const std::string in_company = std::string(typed.before) + std::string(words.normal(word));
        Suggestion suggestion;
        suggestion.text = std::string(typed.before) + words.printed(word);
        suggestion.count = counts_alone ? articles_with(reader, words.normal(word))
                                        : count_matches(reader, in_company, zone, counted);
        if (suggestion.count > 0) {
            suggestions.push_back(std::move(suggestion));
        }
    }
    return suggestions;
}

/// Gives the title as the index has it now, or nothing where it has another.
std::optional<Suggestion> current_title(
    index::Reader& reader, const TitleList& titles, std::size_t title
) {
    Suggestion suggestion;
    suggestion.kind = SuggestionKind::Title;
    suggestion.count = titles.copies(title);
    std::string bytes;
    try {
        (void)reader.database().get_document(titles.document(title));
        bytes = reader.parts().read(index::Part::Card, titles.document(title));
    } catch (const Xapian::DocNotFoundError&) {
        return std::nullopt; // deleted since
    }
    const index::HitCard card = index::decode_hit_card(bytes);
    suggestion.text = card.title;
    suggestion.id = card.id;
    return folded_title(card.title) == titles.folded(title) ? std::optional(suggestion)
                                                            : std::nullopt;
}

std::vector<Suggestion> suggest_titles(
    index::Reader& reader, const TitleList& titles, std::string_view typed, std::size_t limit
) {
    std::vector<Suggestion> suggestions;
    std::string folded = folded_title(typed);
    if (typed.ends_with(' ') && !folded.empty()) {
        folded += ' ';
    }
    if (base::count_code_points(folded) < 2) {
        return suggestions;
    }
    for (const std::size_t title : titles.holding(folded, limit)) {
        if (auto suggestion = current_title(reader, titles, title)) {
            suggestions.push_back(std::move(*suggestion));
        }
    }
    return suggestions;
}

} // namespace

std::vector<Suggestion> suggest(
    index::Reader& reader,
    const Hints& hints,
    const base::TimeZone& zone,
    std::string_view typed,
    std::size_t limit
) {
    const TypedText parted = part(typed);
    std::vector<Suggestion> titles;
    if (parted.is_plain) {
        titles = suggest_titles(reader, hints.titles, typed, limit);
    }
    const std::size_t kept_for_titles = std::min(titles.size(), limit * 2 / 5);
    std::vector<Suggestion> suggestions;
    if (!parted.last.empty()) {
        suggestions = suggest_words(reader, hints.words, zone, parted, limit - kept_for_titles);
    }
    for (Suggestion& title : titles) {
        if (suggestions.size() < limit) {
            suggestions.push_back(std::move(title));
        }
    }
    return suggestions;
}

} // namespace fundstelle::search

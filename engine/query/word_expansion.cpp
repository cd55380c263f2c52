// The leaves that stand for many words: beginnings and misspellings.
#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/german/spelling.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/edit_distance.hpp"
#include "engine/query/leaf_planner.hpp"
#include "engine/query/operators.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kMaxPrefixTerms = 100;
constexpr std::size_t kMaxFuzzyTerms = 20;

/// Words are known without their hyphens: "nato-g*" begins "natogeneralsekretär".
std::string form_of_beginning(std::string_view typed) {
    std::string normal = german::normal_form(typed);
    std::erase(normal, '-');
    return normal;
}

/// A beginning as typed and as it may be printed: umlauts and ß may be written with two letters.
std::vector<std::string> spellings_of_beginning(const std::string& normal) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPairs = {
        {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}}};
    std::vector<std::string> spellings = {normal};
    for (const bool to_two_letters : {true, false}) {
        std::string spelling = normal;
        for (const auto& [letter, two_letters] : kPairs) {
            const std::string_view from = to_two_letters ? letter : two_letters;
            const std::string_view to = to_two_letters ? two_letters : letter;
            for (std::size_t at = spelling.find(from); at != std::string::npos;
                 at = spelling.find(from, at + to.size())) {
                spelling.replace(at, from.size(), to);
            }
        }
        if (std::find(spellings.begin(), spellings.end(), spelling) == spellings.end()) {
            spellings.push_back(spelling);
        }
    }
    return spellings;
}

} // namespace

void LeafPlanner::warn_of_wide_prefix(const std::string& typed) {
    warnings_.push_back(
        {0,
         typed + "* begins many words; the " + std::to_string(kMaxPrefixTerms) +
             " most frequent count",
         "Mit „" + typed + "“ beginnen viele Wörter; nur die häufigsten zählen."}
    );
}

Clause LeafPlanner::prefix(const Prefix& prefix, const WordScope& scope) {
    return scope.field == nullptr ? prefix_of_words(prefix) : prefix_of_stems(prefix, scope);
}

/// In fields only stems are known, which lose umlauts and endings.
Clause LeafPlanner::prefix_of_stems(const Prefix& prefix, const WordScope& scope) {
    std::vector<std::string> stems = statistics_.terms_with_prefix(
        index::stem_term(scope.prefix(), analyzer_.prefix_of(prefix.text)), kMaxPrefixTerms + 1
    );
    if (stems.size() > kMaxPrefixTerms) {
        stems.pop_back();
        warn_of_wide_prefix(prefix.text);
    }
    const std::string weight_term = stems.empty() ? "" : stems.front();
    mark(MarkKind::Prefix, {german::normal_form(prefix.text)}, weight_term, scope);
    return Clause::named(any_of(stems), Meaning::Beginning, prefix.text);
}

Clause LeafPlanner::prefix_of_words(const Prefix& prefix) {
    std::vector<std::string> stems;
    index::AnyPattern pattern;
    for (const std::string& beginning : spellings_of_beginning(form_of_beginning(prefix.text))) {
        std::vector<WordForm> words = statistics_.words_with_prefix(beginning, kMaxPrefixTerms + 1);
        if (words.size() > kMaxPrefixTerms) {
            words.pop_back();
            warn_of_wide_prefix(prefix.text);
        }
        for (const WordForm& word : words) {
            pattern.words.push_back(statistics_.token_codes().code_of(word.form, word.stem));
            if (std::find(stems.begin(), stems.end(), word.stem) == stems.end()) {
                stems.push_back(word.stem);
            }
        }
        mark(MarkKind::Prefix, {beginning}, stems.empty() ? "" : stems.front(), {});
    }
    if (stems.empty()) {
        return no_articles();
    }
    std::sort(pattern.words.begin(), pattern.words.end());
    const Clause beginning(
        Operator::Filter,
        any_of(with_prefix({}, stems)),
        Clause::words_answer({std::move(pattern), false}, prefix.text + '*', budget_)
    );
    return Clause::named(beginning, Meaning::Beginning, prefix.text);
}

Clause LeafPlanner::fuzzy(const Fuzzy& fuzzy, const WordScope& scope) {
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
    return Clause::named(any_of(near_terms), Meaning::LikeSpelling, fuzzy.text);
}

} // namespace fundstelle::query

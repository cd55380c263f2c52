// What a word also stands in an article as: other forms, its family, parts, compounds.
#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/german/comparison.hpp"
#include "engine/german/learned_family.hpp"
#include "engine/german/spelling.hpp"
#include "engine/german/synonyms.hpp"
#include "engine/german/verb_forms.hpp"
#include "engine/german/verbal_noun.hpp"
#include "engine/german/word_family.hpp"
#include "engine/index/schema.hpp"
#include "engine/query/leaf_planner.hpp"

namespace fundstelle::query {

namespace {

/// Most compounds of a word, and of each of its parts, that count for nearness; more brought
/// nothing.
constexpr std::size_t kMostSoughtCompounds = 6;
constexpr std::size_t kMostSoughtOfPart = 3;

/// A word that fewer articles hold than a page needs at most is sought as its synonyms, too.
constexpr std::size_t kFewArticles = 100;

void append(std::vector<std::string>& all, std::vector<std::string> more) {
    std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// Forms of the verb or the adjective that a word may be a form of.
std::vector<std::string> possible_forms(const std::string& spelled) {
    std::vector<std::string> forms = german::forms_of(german::infinitive_of(spelled));
    const auto degrees = german::degrees_of(spelled);
    forms.insert(forms.end(), degrees.begin(), degrees.end());
    return forms;
}

/// Words that may be of the same family.
std::vector<std::string> possible_family(const std::string& normal, const std::string& spelled) {
    std::vector<std::string> relatives = german::possible_relatives(normal);
    append(relatives, german::verb_forms_of_noun(spelled));
    append(relatives, german::possible_nouns_of_verb(spelled));
    append(relatives, german::learned_relatives(spelled));
    return relatives;
}

} // namespace

/// Those stems that are none of the word's own and that the index has, each once.
std::vector<std::string> LeafPlanner::other_stems(
    const std::vector<std::string>& stems, const Alternatives& token, const WordScope& scope
) const {
    std::vector<std::string> others;
    for (const std::string& stem : stems) {
        const bool is_new =
            std::find(token.stems.begin(), token.stems.end(), stem) == token.stems.end() &&
            std::find(others.begin(), others.end(), stem) == others.end();
        if (is_new && statistics_.document_frequency(index::stem_term(scope.prefix(), stem)) > 0) {
            others.push_back(stem);
        }
    }
    return others;
}

LeafPlanner::OtherShapes LeafPlanner::shapes_of(const Alternatives& token, const WordScope& scope) {
    const auto stems_of_words = [this](const std::vector<std::string>& words) {
        std::vector<std::string> stems;
        for (const std::string& word : words) {
            stems.push_back(analyzer_.stem_of(word));
        }
        return stems;
    };
    const std::string spelled = german::canonical_spelling(token.normal);
    std::vector<std::string> relatives;
    std::vector<std::string> synonyms;
    for (const std::string& stem : token.stems) {
        append(relatives, german::country_relatives(stem));
        if (statistics_.document_frequency(index::stem_term({}, stem)) < kFewArticles) {
            append(synonyms, german::synonym_stems(stem));
        }
    }
    append(relatives, stems_of_words(possible_family(token.normal, spelled)));
    OtherShapes shapes;
    shapes.forms = other_stems(stems_of_words(possible_forms(spelled)), token, scope);
    shapes.relatives = other_stems(relatives, token, scope);
    shapes.synonyms = other_stems(synonyms, token, scope);
    if (!token.stems.empty()) {
        shapes.parts = statistics_.parts_of(token.normal, token.stems.front());
    }
    if (shapes.parts.size() < 2) {
        shapes.parts.clear();
    }
    return shapes;
}

/// Notes a word for closeness.
void LeafPlanner::seek(
    const std::vector<std::string>& stems, const OtherShapes& shapes, const WordScope& scope
) {
    if (is_marking_ && scope.field == nullptr && !stems.empty()) {
        const double weight = weight_of(index::stem_term({}, stems.front()));
        words_.push_back({codes_of(stems), scope.share * weight, {}});
        sought_.push_back({stems, shapes});
    }
}

std::vector<index::TokenCode> LeafPlanner::codes_of_shapes(const SoughtStems& sought) const {
    const auto& [own, shapes] = sought;
    std::vector<std::string> stems;
    append(stems, shapes.forms);
    append(stems, shapes.relatives);
    append(stems, shapes.parts);
    for (const std::string& stem : own) {
        append(stems, statistics_.compounds_with(stem, kMostSoughtCompounds));
    }
    for (const std::string& part : shapes.parts) {
        append(stems, statistics_.compounds_with(part, kMostSoughtOfPart));
    }
    return codes_of(stems);
}

std::vector<SoughtWord> LeafPlanner::take_words() {
    if (words_.size() > 1) {
        for (std::size_t place = 0; place < words_.size(); ++place) {
            words_[place].other_codes = codes_of_shapes(sought_[place]);
        }
    }
    return std::move(words_);
}

} // namespace fundstelle::query

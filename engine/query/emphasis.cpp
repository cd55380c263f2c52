#include "engine/query/emphasis.hpp"

#include <string>
#include <variant>

#include "engine/base/utf8.hpp"
#include "engine/german/character.hpp"

namespace fundstelle::query {

namespace {

/// What a word in lower case counts beside nouns and names; docs/ranking.md tells how it was found.
constexpr double kLowerCaseShare = 0.75;

/// "Gipfel" and "AfD", but not "NATO" or "G7".
bool is_like_a_noun(const std::string& word) {
    const base::CodePoint first = base::decode_at(word, 0);
    if (!german::is_capital(first.value) || first.length >= word.size()) {
        return false;
    }
    const base::CodePoint second = base::decode_at(word, first.length);
    return german::is_letter(second.value) && !german::is_capital(second.value);
}

bool is_in_lower_case(const std::string& word) {
    const base::CodePoint first = base::decode_at(word, 0);
    return german::is_letter(first.value) && !german::is_capital(first.value);
}

} // namespace

Emphasis::Emphasis(const Group& group) {
    if (group.kind != GroupKind::Sequence) {
        return;
    }
    for (std::size_t index = 1; index < group.members.size(); ++index) {
        const auto* word = std::get_if<Word>(&group.members[index].node.value);
        shows_nouns_ = shows_nouns_ || (word != nullptr && is_like_a_noun(word->text));
    }
}

double Emphasis::of(const Member& member) const {
    const auto* word = std::get_if<Word>(&member.node.value);
    const bool counts_less = shows_nouns_ && word != nullptr && member.demand == Demand::Plain &&
                             is_in_lower_case(word->text);
    return counts_less ? kLowerCaseShare : 1;
}

} // namespace fundstelle::query

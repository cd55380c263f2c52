#include "engine/query/loose_phrase.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/german/tokenizer.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kLongPhraseWords = 4;

/// Adds the words of a phrase, each as one of the query.
void add_words(const Phrase& phrase, std::vector<Member>& members) {
    german::Tokenizer tokens(phrase.text);
    while (const std::optional<german::Token> token = tokens.next()) {
        if (members.size() < kMaxQueryWords) {
            const base::ByteRange bytes = token->bytes;
            const std::string word = phrase.text.substr(bytes.begin, bytes.size());
            members.push_back({Demand::Plain, Node{Word{word}}});
        }
    }
}

} // namespace

std::optional<ParsedQuery> words_of_long_phrase(const ParsedQuery& parsed) {
    const std::vector<Member>& members = parsed.tree.root.members;
    if (members.size() != 1 || members.front().demand != Demand::Plain) {
        return std::nullopt;
    }
    const auto* phrase = std::get_if<Phrase>(&members.front().node.value);
    if (phrase == nullptr) {
        return std::nullopt;
    }
    ParsedQuery loose;
    add_words(*phrase, loose.tree.root.members);
    if (loose.tree.root.members.size() < kLongPhraseWords) {
        return std::nullopt;
    }
    loose.warnings = parsed.warnings;
    loose.warnings.push_back(
        {0,
         "the phrase stands nowhere; articles with its words are shown",
         "Die Wortfolge kommt nirgends vor; gezeigt werden Artikel mit ihren Wörtern."}
    );
    return loose;
}

std::optional<ParsedQuery> with_words_of_phrases(
    std::string_view typed, const base::TimeZone& zone, std::span<const std::string> nowhere
) {
    ParsedQuery loose = parse(typed, zone);
    Group& root = loose.tree.root;
    if (root.kind != GroupKind::Sequence || root.members.size() < 2) {
        return std::nullopt;
    }
    bool is_any_loose = false;
    for (Member& member : std::exchange(root.members, {})) {
        const auto* phrase = std::get_if<Phrase>(&member.node.value);
        if (phrase == nullptr || member.demand != Demand::Plain ||
            std::find(nowhere.begin(), nowhere.end(), phrase->text) == nowhere.end()) {
            root.members.push_back(std::move(member));
            continue;
        }
        is_any_loose = true;
        add_words(*phrase, root.members);
        loose.warnings.push_back(
            {0,
             '"' + phrase->text + "\" stands nowhere; its words are sought",
             "„" + phrase->text + "“ kommt nirgends vor; gesucht wird nach den Wörtern."}
        );
    }
    return is_any_loose ? std::optional(std::move(loose)) : std::nullopt;
}

} // namespace fundstelle::query

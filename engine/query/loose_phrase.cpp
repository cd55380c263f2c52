#include "engine/query/loose_phrase.hpp"

#include <string>
#include <utility>

#include "engine/german/tokenizer.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kLongPhraseWords = 4;

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
    german::Tokenizer tokens(phrase->text);
    while (const std::optional<german::Token> token = tokens.next()) {
        const std::string word =
            phrase->text.substr(token->bytes.begin, token->bytes.end - token->bytes.begin);
        if (loose.tree.root.members.size() < kMaxQueryWords) {
            loose.tree.root.members.push_back({Demand::Plain, Node{Word{word}}});
        }
    }
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

} // namespace fundstelle::query

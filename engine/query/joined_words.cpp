#include "engine/query/joined_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/german/tokenizer.hpp"

namespace fundstelle::query {

namespace {

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

/// "Art." before "5": with the number it is an article of a law.
bool is_counted(const Lexeme& word, const Lexeme& next) {
    return (word.text == "Art." || word.text == "art.") && is_digit(next.text.front());
}

/// "20.15" before "Uhr": with it a time, the same as "20:15".
bool is_timed(const Lexeme& word, const Lexeme& next) {
    const std::size_t stop = word.text.find('.');
    const bool has_shape = (stop == 1 || stop == 2) && word.text.size() == stop + 3;
    return next.text == "Uhr" && has_shape &&
           std::all_of(word.text.begin(), word.text.end(), [](char byte) {
               return byte == '.' || is_digit(byte);
           });
}

/// Walks over tokens and words side by side.
class Joining {
public:
    explicit Joining(std::string_view text) : tokens_(text) {}

    /// Whether a token goes on from before `end` to behind `begin`. Both ascend from call to call.
    [[nodiscard]] bool is_one_token(std::size_t end, std::size_t begin) {
        while (!token_ || token_->bytes.end <= end) {
            token_ = tokens_.next();
            if (!token_) {
                return false;
            }
        }
        return token_->bytes.begin < end && token_->bytes.end > begin;
    }

private:
    german::Tokenizer tokens_;
    std::optional<german::Token> token_;
};

} // namespace

std::vector<Lexeme> join_words(std::vector<Lexeme> lexemes, std::string_view text) {
    Joining joining(text);
    std::vector<Lexeme> joined;
    std::size_t end = 0; // of the last word, in the text
    for (Lexeme& lexeme : lexemes) {
        const bool is_word = lexeme.kind == LexemeKind::Word;
        const std::size_t end_of_this = lexeme.offset_bytes + lexeme.text.size();
        if (is_word && !joined.empty() && joined.back().kind == LexemeKind::Word &&
            (joining.is_one_token(end, lexeme.offset_bytes) || is_counted(joined.back(), lexeme) ||
             is_timed(joined.back(), lexeme))) {
            joined.back().text += ' ' + lexeme.text;
        } else {
            joined.push_back(std::move(lexeme));
        }
        end = is_word ? end_of_this : end;
    }
    return joined;
}

} // namespace fundstelle::query

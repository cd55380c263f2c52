#include "engine/query/joined_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/german/tokenizer.hpp"

namespace fundstelle::query {

namespace {

std::size_t end_of(const Lexeme& word) {
    return word.offset_bytes + word.text.size();
}

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
    explicit Joining(std::string_view text) : text_(text), tokens_(text) {}

    /// Whether a token goes from one word into the next.
    [[nodiscard]] bool is_one_token(const Lexeme& word, const Lexeme& next) {
        while (!token_ || token_->bytes.end <= end_of(word)) {
            token_ = tokens_.next();
            if (!token_) {
                return false;
            }
        }
        return token_->bytes.begin < end_of(word) && token_->bytes.end > next.offset_bytes;
    }

    void join(Lexeme& word, const Lexeme& next) const {
        word.text = text_.substr(word.offset_bytes, end_of(next) - word.offset_bytes);
    }

private:
    std::string_view text_;
    german::Tokenizer tokens_;
    std::optional<german::Token> token_;
};

} // namespace

std::vector<Lexeme> join_words(std::vector<Lexeme> lexemes, std::string_view text) {
    Joining joining(text);
    std::vector<Lexeme> joined;
    for (Lexeme& lexeme : lexemes) {
        const bool are_words = !joined.empty() && lexeme.kind == LexemeKind::Word &&
                               joined.back().kind == LexemeKind::Word;
        if (are_words && (joining.is_one_token(joined.back(), lexeme) ||
                          is_counted(joined.back(), lexeme) || is_timed(joined.back(), lexeme))) {
            joining.join(joined.back(), lexeme);
        } else {
            joined.push_back(std::move(lexeme));
        }
    }
    return joined;
}

} // namespace fundstelle::query

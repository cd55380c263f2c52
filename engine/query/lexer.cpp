#include "engine/query/lexer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/base/utf8.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kUsualDistance = 10;

bool is_space(char32_t value) {
    return value <= 0x20 || value == 0xA0 || value == 0x2007 || value == 0x202F ||
           value == 0x3000 || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 ||
           value == 0x2029;
}

bool is_quotation_mark(char32_t value) {
    constexpr std::array<char32_t, 7> kMarks = {U'"', U'„', U'“', U'”', U'‟', U'»', U'«'};
    return std::find(kMarks.begin(), kMarks.end(), value) != kMarks.end();
}

constexpr auto kConjunctions =
    std::to_array<std::string_view>({"und", "oder", "sowie", "bzw.", "beziehungsweise"});

/// Reads "NAHE", "NEAR/5" and so on.
std::optional<std::size_t> distance_of(std::string_view word) {
    if (!word.starts_with("NAHE") && !word.starts_with("NEAR")) {
        return std::nullopt;
    }
    const std::string_view rest = word.substr(4);
    if (rest.empty()) {
        return kUsualDistance;
    }
    constexpr std::size_t kLongest = 10;
    const bool is_number = rest.size() >= 2 && rest.size() <= kLongest && rest.front() == '/' &&
                           std::all_of(rest.begin() + 1, rest.end(), [](char byte) {
                               return byte >= '0' && byte <= '9';
                           });
    if (!is_number) {
        return std::nullopt;
    }
    std::size_t distance = 0;
    for (const char digit : rest.substr(1)) {
        distance = distance * 10 + static_cast<std::size_t>(digit - '0');
    }
    return distance;
}

/// Walks over the text once.
class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {}

    std::vector<Lexeme> run() {
        while (offset_ < text_.size()) {
            step();
        }
        return std::move(lexemes_);
    }

private:
    void step() {
        const base::CodePoint next = base::decode_at(text_, offset_);
        if (is_space(next.value)) {
            offset_ += next.length;
        } else if (is_quotation_mark(next.value)) {
            take_phrase(next.length);
        } else if (next.value == '(') {
            add(LexemeKind::Open, 1);
        } else if (next.value == ')') {
            add(LexemeKind::Close, 1);
        } else if (next.value == '+' || next.value == '-') {
            take_sign(next.value);
        } else {
            take_word();
        }
    }

    void add(LexemeKind kind, std::size_t bytes, std::string text = {}) {
        lexemes_.push_back({kind, std::move(text), offset_, nullptr, 0, true});
        offset_ += bytes;
    }

    /// A sign counts only between a blank or bracket and something: "a - b" has a dash,
    /// „"Al-Qaida"-Mitglied“ a hyphen, and so has "Personen und -gruppen".
    void take_sign(char32_t sign) {
        const bool is_behind_something =
            offset_ > 0 && text_[offset_ - 1] != '(' && !is_behind_space();
        std::size_t end = offset_;
        while (end < text_.size() && (text_[end] == '+' || text_[end] == '-')) {
            ++end;
        }
        const bool is_before_something =
            end < text_.size() && !is_space(base::decode_at(text_, end).value) && text_[end] != ')';
        const bool is_hung = sign == '-' && is_behind_conjunction();
        if (is_before_something && !is_behind_something && !is_hung) {
            add(sign == '+' ? LexemeKind::Must : LexemeKind::MustNot, 0);
        }
        offset_ = end;
    }

    /// Whether the word before joins two halves of words.
    [[nodiscard]] bool is_behind_conjunction() const {
        return !lexemes_.empty() && lexemes_.back().kind == LexemeKind::Word &&
               std::find(kConjunctions.begin(), kConjunctions.end(), lexemes_.back().text) !=
                   kConjunctions.end();
    }

    [[nodiscard]] bool is_behind_space() const {
        std::size_t begin = offset_ - 1;
        while (begin > 0 && (static_cast<unsigned char>(text_[begin]) & 0xc0) == 0x80) {
            --begin;
        }
        return is_space(base::decode_at(text_, begin).value);
    }

    void take_phrase(std::size_t mark_length) {
        const std::size_t begin = offset_ + mark_length;
        std::size_t end = begin;
        std::size_t closing_length = 0;
        while (end < text_.size() && closing_length == 0) {
            const base::CodePoint next = base::decode_at(text_, end);
            if (is_quotation_mark(next.value)) {
                closing_length = next.length;
            } else {
                end += next.length;
            }
        }
        add(LexemeKind::Phrase, 0, std::string(text_.substr(begin, end - begin)));
        lexemes_.back().is_closed = closing_length > 0;
        offset_ = end + closing_length;
    }

    /// Gives where the word ends that begins at `begin`: "Bürger(innen)" keeps its brackets,
    /// "(Bürger)" does not.
    [[nodiscard]] std::size_t end_of_word(std::size_t begin) const {
        std::size_t end = begin;
        int open_inside = 0;
        while (end < text_.size()) {
            const base::CodePoint next = base::decode_at(text_, end);
            if (is_space(next.value) || is_quotation_mark(next.value)) {
                break;
            }
            if (next.value == ')' && --open_inside < 0) {
                break;
            }
            open_inside += next.value == '(' ? 1 : 0;
            end += next.length;
        }
        if (open_inside > 0) {
            end = std::min(
                end, text_.find('(', begin)
            ); // a bracket that never closes is none of the word's
        }
        return end;
    }

    void take_word() {
        const std::size_t end = end_of_word(offset_);
        const std::string_view word = text_.substr(offset_, end - offset_);
        if (take_scope(word)) {
            return;
        }
        if (word == "UND" || word == "AND") {
            add(LexemeKind::And, word.size());
        } else if (word == "ODER" || word == "OR") {
            add(LexemeKind::Or, word.size());
        } else if (word == "NICHT" || word == "NOT") {
            add(LexemeKind::MustNot, word.size());
        } else if (const std::optional<std::size_t> distance = distance_of(word)) {
            add(LexemeKind::Near, word.size());
            lexemes_.back().distance = *distance;
        } else {
            add(LexemeKind::Word, word.size(), std::string(word));
        }
    }

    /// Takes "titel:" or "datum:2022" where something follows the colon at once.
    bool take_scope(std::string_view word) {
        const std::size_t colon = word.find(':');
        if (colon == std::string_view::npos || colon == 0) {
            return false;
        }
        const article::FieldRow* field = article::find_query_field(word.substr(0, colon));
        const std::size_t behind = offset_ + colon + 1;
        if (field == nullptr || behind >= text_.size() ||
            is_space(base::decode_at(text_, behind).value) || text_[behind] == ')') {
            return false;
        }
        const bool is_date = field->kind == article::FieldKind::Instant;
        if (is_date && colon + 1 == word.size()) {
            return false; // a quotation mark or bracket follows, which no date has
        }
        if (is_date) {
            add(LexemeKind::Date, word.size(), std::string(word.substr(colon + 1)));
        } else if (text_[behind] == '-' && colon + 2 < word.size()) {
            add(LexemeKind::MustNot, 0); // "titel:-wort"
            add(LexemeKind::Field, colon + 2);
        } else {
            add(LexemeKind::Field, colon + 1);
        }
        lexemes_.back().field = field;
        return true;
    }

    std::string_view text_;
    std::size_t offset_ = 0;
    std::vector<Lexeme> lexemes_;
};

} // namespace

bool ends_in_conjunction(std::string_view text) {
    constexpr std::string_view kBefore = " (+-:";
    return std::any_of(kConjunctions.begin(), kConjunctions.end(), [&](std::string_view word) {
        return text.ends_with(word) &&
               (text.size() == word.size() ||
                kBefore.find(text[text.size() - word.size() - 1]) != std::string_view::npos);
    });
}

std::vector<Lexeme> cut(std::string_view text) {
    return Lexer(text).run();
}

} // namespace fundstelle::query

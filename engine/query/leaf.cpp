#include "engine/query/leaf.hpp"

#include <string_view>
#include <utility>

#include "engine/base/utf8.hpp"
#include "engine/german/character.hpp"
#include "engine/query/date_range.hpp"

namespace fundstelle::query {

namespace {

constexpr std::size_t kShortestPrefix = 2; // code points

/// Whether a text holds anything to look for; a dash or an emoji is nothing.
bool has_letter_or_digit(std::string_view text) {
    for (std::size_t offset = 0; offset < text.size();) {
        const base::CodePoint next = base::decode_at(text, offset);
        if (german::is_letter(next.value) || german::is_digit(next.value)) {
            return true;
        }
        offset += next.length;
    }
    return false;
}

std::string trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    const std::size_t end = text.find_last_not_of(" \t\r\n");
    return begin == std::string_view::npos ? "" : std::string(text.substr(begin, end - begin + 1));
}

std::optional<Node> phrase(const Lexeme& lexeme, const WarnOfLeaf& warn) {
    if (!lexeme.is_closed) {
        warn("quotation mark is not closed", "Ein Anführungszeichen ist nicht geschlossen.");
    }
    if (!has_letter_or_digit(lexeme.text)) {
        return std::nullopt;
    }
    return Node{Phrase{trimmed(lexeme.text)}};
}

std::optional<Node> word(std::string text, const WarnOfLeaf& warn) {
    const char last = text.back();
    if (last == '*' || last == '~') {
        const std::size_t end = text.find_last_not_of("*~");
        text.resize(end == std::string::npos ? 0 : end + 1);
    }
    if (!has_letter_or_digit(text)) {
        return std::nullopt;
    }
    if (last == '*' && base::count_code_points(text) < kShortestPrefix) {
        warn(
            "a star needs two letters before it",
            "Ein Stern braucht mindestens zwei Buchstaben davor."
        );
        return Node{Word{std::move(text)}};
    }
    if (last == '*') {
        return Node{Prefix{std::move(text)}};
    }
    if (last == '~') {
        return Node{Fuzzy{std::move(text)}};
    }
    return Node{Word{std::move(text)}};
}

} // namespace

std::optional<Node> leaf_of(
    const Lexeme& lexeme, const base::TimeZone& zone, const WarnOfLeaf& warn
) {
    if (lexeme.kind == LexemeKind::Phrase) {
        return phrase(lexeme, warn);
    }
    if (lexeme.kind == LexemeKind::Date) {
        return Node{DateScope{parse_date_expression(lexeme.text, zone).value(), lexeme.text}};
    }
    return word(lexeme.text, warn);
}

} // namespace fundstelle::query

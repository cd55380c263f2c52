#include "engine/query/wrong_dates.hpp"

#include <iterator>

#include "engine/base/utf8.hpp"
#include "engine/query/date_range.hpp"

namespace fundstelle::query {

void cut_wrong_dates(
    std::vector<Lexeme>& lexemes,
    std::string_view text,
    const base::TimeZone& zone,
    const WarnOfDate& warn
) {
    for (std::size_t at = 0; at < lexemes.size();) {
        const Lexeme& lexeme = lexemes[at];
        if (lexeme.kind != LexemeKind::Date || parse_date_expression(lexeme.text, zone)) {
            ++at;
            continue;
        }
        const std::string shown = base::shorten(lexeme.text, 40);
        warn(
            at,
            '"' + shown + "\" is not a date; it is sought as a word",
            "„" + shown + "“ ist kein Datum; es wird als Wort gesucht."
        );
        const std::size_t begin = text.find(':', lexeme.offset_bytes) + 1;
        std::vector<Lexeme> pieces = cut(lexeme.text);
        for (Lexeme& piece : pieces) {
            piece.offset_bytes += begin;
        }
        const auto place = lexemes.erase(lexemes.begin() + static_cast<std::ptrdiff_t>(at));
        lexemes.insert(
            place, std::make_move_iterator(pieces.begin()), std::make_move_iterator(pieces.end())
        );
    }
}

} // namespace fundstelle::query

#include "engine/german/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "engine/base/utf8.hpp"
#include "engine/german/character.hpp"

namespace fundstelle::german {

namespace {

/// Looks at a text from one place on, without moving.
class View {
public:
    explicit View(std::string_view text) : text_(text) {}

    /// The code point at `offset`, or 0 at the end.
    [[nodiscard]] base::CodePoint at(std::size_t offset) const {
        return offset < text_.size() ? base::decode_at(text_, offset) : base::CodePoint{0, 0};
    }

    /// The first offset at or behind `offset` that is not an unseen character.
    [[nodiscard]] std::size_t past_unseen(std::size_t offset) const {
        for (base::CodePoint next = at(offset); next.length > 0 && is_unseen(next.value);
             next = at(offset)) {
            offset += next.length;
        }
        return offset;
    }

    [[nodiscard]] bool starts_with(std::size_t offset, std::string_view wanted) const {
        return text_.substr(offset).starts_with(wanted);
    }

    [[nodiscard]] std::size_t size() const { return text_.size(); }
    [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
        return text_.substr(begin, end - begin);
    }

private:
    std::string_view text_;
};

bool is_word_character(char32_t value) {
    return is_letter(value) || is_digit(value);
}

std::size_t end_of_digits(const View& text, std::size_t offset) {
    while (is_digit(text.at(offset).value)) {
        ++offset;
    }
    return offset;
}

/// The end of a run of letters, digits and unseen characters; an unseen character at its end is
/// left out.
std::size_t end_of_run(const View& text, std::size_t offset) {
    std::size_t end = offset;
    for (;;) {
        const base::CodePoint next = text.at(offset);
        if (next.length == 0 || !(is_word_character(next.value) || is_unseen(next.value))) {
            return end;
        }
        offset += next.length;
        if (!is_unseen(next.value)) {
            end = offset;
        }
    }
}

/// ".000", " 000": the end of further groups of exactly three digits, all with the same separator.
std::size_t end_of_groups(const View& text, std::size_t end) {
    const base::CodePoint separator = text.at(end);
    if (separator.value != U'.' && !is_blank(separator.value)) {
        return end;
    }
    for (;;) {
        const base::CodePoint next = text.at(end);
        const std::size_t group = end + next.length;
        const std::size_t group_end =
            next.value == separator.value ? end_of_digits(text, group) : group;
        const bool is_group = next.value == separator.value && group_end == group + 3 &&
                              !is_letter(text.at(group_end).value);
        if (!is_group) {
            return end;
        }
        end = group_end;
    }
}

bool is_followed_by_hour(const View& text, std::size_t offset) {
    const base::CodePoint blank = text.at(offset);
    return is_blank(blank.value) && text.starts_with(offset + blank.length, "Uhr");
}

/// "20:15", "20.15 Uhr"
std::size_t end_of_time(const View& text, std::size_t end) {
    const char32_t separator = text.at(end).value;
    const std::size_t minutes_end = end_of_digits(text, end + 1);
    const bool has_two_digits = minutes_end == end + 3;
    const bool is_time =
        has_two_digits &&
        (separator == U':' || (separator == U'.' && is_followed_by_hour(text, minutes_end)));
    return is_time ? minutes_end : end;
}

std::size_t end_of_number(const View& text, std::size_t begin) {
    std::size_t end = end_of_digits(text, begin);
    const std::size_t digits = end - begin;
    if (digits <= 2) {
        if (const std::size_t time_end = end_of_time(text, end); time_end != end) {
            return time_end;
        }
    }
    if (digits <= 3) {
        end = end_of_groups(text, end);
    }
    const bool has_fraction = text.at(end).value == U',' && is_digit(text.at(end + 1).value);
    return has_fraction ? end_of_digits(text, end + 1) : end;
}

/// "*innen", ":in", "_innen", "/-innen", "(innen)": the end of a gender ending, or `offset` where
/// there is none.
std::size_t end_of_gender(const View& text, std::size_t offset) {
    constexpr std::array<std::string_view, 6> kSigns = {"*", ":", "_", "/-", "/", "("};
    for (const std::string_view sign : kSigns) {
        if (!text.starts_with(offset, sign)) {
            continue;
        }
        for (const std::string_view ending : {"innen", "in"}) {
            std::size_t end = offset + sign.size();
            if (!text.starts_with(end, ending)) {
                continue;
            }
            end += ending.size();
            const bool is_closed = sign != "(" || text.at(end).value == U')';
            if (is_closed && !is_word_character(text.at(end + (sign == "(" ? 1 : 0)).value)) {
                return end + (sign == "(" ? 1 : 0);
            }
        }
    }
    return offset;
}

/// Goes on behind a run while signs bind more of the same word to it.
std::size_t end_of_word(const View& text, std::size_t begin) {
    std::size_t end = end_of_run(text, begin);
    for (;;) {
        if (const std::size_t gender = end_of_gender(text, end); gender != end) {
            end = gender;
            continue;
        }
        const std::size_t sign_at = text.past_unseen(end);
        const base::CodePoint sign = text.at(sign_at);
        const std::size_t behind = text.past_unseen(sign_at + sign.length);
        const char32_t next = text.at(behind).value;
        const bool binds = (is_hyphen(sign.value) && is_word_character(next)) ||
                           (is_apostrophe(sign.value) && is_letter(next)) ||
                           (sign.value == U'&' && is_capital(next) && end - begin <= 3);
        if (sign.length == 0 || !binds) {
            return end;
        }
        end = end_of_run(text, behind);
    }
}

bool ends_address(char32_t value) {
    constexpr std::u32string_view kEnds = U"<>\"„“”»«()[]{}|";
    return value <= 0x20 || is_blank(value) || kEnds.find(value) != std::u32string_view::npos;
}

/// The end of an address that begins at `begin`, without the punctuation of its sentence.
std::size_t end_of_address(const View& text, std::size_t begin) {
    std::size_t end = begin;
    for (base::CodePoint next = text.at(end); next.length > 0 && !ends_address(next.value);
         next = text.at(end)) {
        end += next.length;
    }
    constexpr std::string_view kPunctuation = ".,;:!?'";
    while (end > begin && kPunctuation.find(text.between(end - 1, end)) != std::string_view::npos) {
        --end;
    }
    return end;
}

/// Whether "word.tld" stands at `word_end`: a domain right behind a word.
bool is_domain(const View& text, std::size_t word_end) {
    constexpr std::array<std::string_view, 10> kDomains = {
        ".de", ".com", ".org", ".net", ".at", ".ch", ".eu", ".info", ".tv", ".berlin"};
    return std::any_of(kDomains.begin(), kDomains.end(), [&](std::string_view domain) {
        return text.starts_with(word_end, domain) &&
               !is_word_character(text.at(word_end + domain.size()).value);
    });
}

/// "z. B.", "d.h.", "u. a. m.": single letters with full stops. The end, or `begin` where there are
/// fewer than two.
std::size_t end_of_abbreviation(const View& text, std::size_t begin) {
    std::size_t end = begin;
    std::size_t at = begin;
    int letters = 0;
    for (;;) {
        const base::CodePoint letter = text.at(at);
        const std::size_t stop = at + letter.length;
        if (letter.length == 0 || !is_letter(letter.value) || text.at(stop).value != U'.') {
            break;
        }
        ++letters;
        end = stop + 1;
        at = end;
        if (is_blank(text.at(at).value)) {
            at += text.at(at).length;
        }
    }
    return letters >= 2 ? end : begin;
}

/// "§ 218", "§§ 3a": the end, or `begin` where no number follows.
std::size_t end_of_paragraph(const View& text, std::size_t begin) {
    std::size_t at = begin;
    while (text.at(at).value == U'§') {
        at += text.at(at).length;
    }
    while (is_blank(text.at(at).value)) {
        at += text.at(at).length;
    }
    const std::size_t digits_end = end_of_digits(text, at);
    if (digits_end == at) {
        return begin;
    }
    const base::CodePoint letter = text.at(digits_end);
    const bool has_letter =
        is_letter(letter.value) && !is_word_character(text.at(digits_end + letter.length).value);
    return has_letter ? digits_end + letter.length : digits_end;
}

/// What begins at a place, or a token of no bytes where nothing does.
Token token_at(const View& text, std::size_t begin) {
    const base::CodePoint first = text.at(begin);
    if (first.value == U'§') {
        return {{begin, end_of_paragraph(text, begin)}, TokenKind::Paragraph, false};
    }
    if ((first.value == U'@' || first.value == U'#') && is_letter(text.at(begin + 1).value)) {
        std::size_t end = end_of_run(text, begin + 1);
        while (text.at(end).value == U'_' && is_word_character(text.at(end + 1).value)) {
            end = end_of_run(text, end + 1);
        }
        return {{begin, end}, first.value == U'@' ? TokenKind::Mention : TokenKind::Hashtag, false};
    }
    if (is_digit(first.value)) {
        const std::size_t end = end_of_number(text, begin);
        const std::size_t word_end = end_of_word(text, begin);
        return word_end > end ? Token{{begin, word_end}, TokenKind::Word, false}
                              : Token{{begin, end}, TokenKind::Number, false};
    }
    if (!is_letter(first.value)) {
        return {{begin, begin}, TokenKind::Word, false};
    }
    if (text.starts_with(begin, "http://") || text.starts_with(begin, "https://") ||
        text.starts_with(begin, "www.")) {
        return {{begin, end_of_address(text, begin)}, TokenKind::Address, false};
    }
    if (const std::size_t end = end_of_abbreviation(text, begin); end != begin) {
        return {{begin, end}, TokenKind::Abbreviation, false};
    }
    const std::size_t end = end_of_word(text, begin);
    const bool is_mail = text.at(end).value == U'@' && is_word_character(text.at(end + 1).value);
    if (is_mail || is_domain(text, end)) {
        return {{begin, end_of_address(text, begin)}, TokenKind::Address, false};
    }
    return {{begin, end}, TokenKind::Word, false};
}

bool ends_sentence(char32_t value) {
    return value == U'.' || value == U'!' || value == U'?' || value == U'\n' || value == U'…';
}

} // namespace

std::optional<Token> Tokenizer::next() {
    const View text(text_);
    while (offset_ < text_.size()) {
        const base::CodePoint here = text.at(offset_);
        Token token = token_at(text, offset_);
        if (token.bytes.size() > 0) {
            token.begins_sentence = sentence_begins_;
            sentence_begins_ = false;
            offset_ = token.bytes.end;
            return token;
        }
        sentence_begins_ = sentence_begins_ || ends_sentence(here.value);
        offset_ += here.length;
    }
    return std::nullopt;
}

} // namespace fundstelle::german

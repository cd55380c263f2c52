// From a token of each kind to its terms.
#include <algorithm>
#include <optional>

#include "engine/german/abbreviation.hpp"
#include "engine/german/address.hpp"
#include "engine/german/analysis.hpp"
#include "engine/german/character.hpp"
#include "engine/german/gendered_word.hpp"
#include "engine/german/number_token.hpp"
#include "engine/german/spelling.hpp"

namespace fundstelle::german {

namespace {

/// A part of a hyphenated word that says nothing alone: "E" of "E-Mail".
bool is_single_letter(std::string_view printed) {
    const base::CodePoint first = base::decode_at(printed, 0);
    return first.length == printed.size() && is_letter(first.value);
}

/// "C & A" is "c&a".
std::string without_blanks(std::string_view word) {
    std::string dense;
    for (std::size_t offset = 0; offset < word.size();) {
        const base::CodePoint letter = base::decode_at(word, offset);
        if (!is_blank(letter.value)) {
            dense.append(word.substr(offset, letter.length));
        }
        offset += letter.length;
    }
    return dense;
}

std::string joined(const std::vector<std::string>& words) {
    std::string whole;
    for (const std::string& word : words) {
        whole += word;
    }
    return whole;
}

} // namespace

void Analysis::take(const Token& token) {
    const Place place{token.kind, position_, token.bytes};
    switch (token.kind) {
        case TokenKind::Word:
            take_word(token);
            return;
        case TokenKind::Paragraph:
            take_paragraph(token);
            break;
        case TokenKind::Number:
            emit_plain(number_form(printed(token.bytes)), TermRole::Whole, place);
            break;
        case TokenKind::Abbreviation:
            take_abbreviation(token);
            break;
        case TokenKind::Address:
            take_address(token);
            break;
        case TokenKind::Mention:
        case TokenKind::Hashtag:
            take_tagged(token);
            break;
    }
    hung_.forget();
    ++position_;
}

bool Analysis::is_any_wanted(const std::vector<std::string>& parts) const {
    return is_wanted(joined(parts)) ||
           std::any_of(parts.begin(), parts.end(), [this](const std::string& part) {
               return is_wanted(part);
           });
}

void Analysis::take_word(const Token& token) {
    const std::vector<base::ByteRange> parts = parts_of(token.bytes);
    if (parts.size() > 1) {
        take_hyphenated(token, parts);
        return;
    }
    const std::string_view word = printed(token.bytes);
    const Place place{token.kind, position_, token.bytes};
    if (word.find('&') == std::string_view::npos) {
        take_gendered(word, TermRole::Whole, place);
    } else {
        emit_stemmed(without_blanks(normal_form(word)), TermRole::Whole, place);
    }
    if (is_article_number(token.bytes)) {
        emit_plain("artikel", TermRole::Variant, place);
    }
    if (behind_or_before_hyphen(token.bytes) || hung_.are_waiting()) {
        follow_hung_words(token.bytes, normal_form(word));
    }
    ++position_;
}

void Analysis::take_hyphenated(const Token& token, const std::vector<base::ByteRange>& parts) {
    std::vector<std::string> wholes;
    std::vector<std::string> forms;
    for (const base::ByteRange& part : parts) {
        const std::optional<GenderedWord> gendered = gendered_word(printed(part));
        wholes.push_back(gendered ? gendered->whole : std::string(printed(part)));
        forms.push_back(gendered ? gendered->forms.front() : wholes.back());
    }
    const bool is_followed = hangs(token.bytes.end) || hung_.are_waiting();
    if (!is_followed && forms == wholes && !is_any_wanted(wholes)) {
        position_ += static_cast<std::uint32_t>(parts.size());
        return;
    }
    const Place whole{token.kind, position_, token.bytes};
    emit_known(joined(wholes), TermRole::Whole, whole);
    if (forms != wholes) {
        emit_known(joined(forms), TermRole::Gender, whole);
    }
    const bool is_spaced = is_blank(base::decode_at(text_, parts.front().end).value); // "A 8"
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const Place place{token.kind, position_, parts[index]};
        if (!is_single_letter(printed(parts[index])) || is_spaced) {
            emit_known(wholes[index], TermRole::Part, place);
        }
        if (forms[index] != wholes[index]) {
            emit_known(forms[index], TermRole::Gender, place);
        }
        ++position_;
    }
    if (hangs(token.bytes.end)) {
        hung_.hang(normal_form(joined(wholes)), whole.position, token.bytes);
    } else if (hung_.are_waiting()) {
        emit_completed(hung_.take_last_part(normal_form(wholes.back())));
    }
}

/// The word itself, and its other forms where it is a gendered one.
void Analysis::take_gendered(std::string_view printed_word, TermRole role, const Place& place) {
    const std::optional<GenderedWord> gendered = gendered_word(printed_word);
    if (!gendered) {
        emit_known(printed_word, role, place);
        return;
    }
    emit_known(gendered->whole, role, place);
    for (const std::string& form : gendered->forms) {
        emit_known(form, TermRole::Gender, place);
    }
}

/// "§ 218" is one token; "Paragraf 218" stands for the same, but its words are printed and count.
void Analysis::take_paragraph(const Token& token) {
    const std::string_view whole = printed(token.bytes);
    const std::size_t digits = whole.find_first_of("0123456789");
    const base::ByteRange number{token.bytes.begin + digits, token.bytes.end};
    const std::string number_text = normal_form(printed(number));
    emit_plain("§" + number_text, TermRole::Whole, {token.kind, position_, token.bytes});
    const bool is_spelled_out = is_letter(base::decode_at(whole, 0).value);
    if (is_spelled_out) {
        const std::string_view word = whole.substr(0, whole.find_first_of(" \xC2\xE2"));
        const base::ByteRange bytes{token.bytes.begin, token.bytes.begin + word.size()};
        emit_known(word, TermRole::Part, {TokenKind::Word, position_, bytes});
        ++position_;
    }
    emit_plain(
        number_text,
        is_spelled_out ? TermRole::Part : TermRole::Number,
        {token.kind, position_, number}
    );
}

void Analysis::take_abbreviation(const Token& token) {
    const std::string_view word = printed(token.bytes);
    const Place place{token.kind, position_, token.bytes};
    emit_plain(abbreviation_form(word), TermRole::Whole, place);
    emit_known(acronym_of(word), TermRole::Variant, place);
}

void Analysis::take_address(const Token& token) {
    const std::string_view address = printed(token.bytes);
    const std::string normal = normal_form(address);
    const std::string_view bare = bare_address(normal);
    sink_({normal, bare, TermRole::Whole, token.kind, position_, token.bytes, 0});
    if (const std::string_view host = host_of(bare); host != bare) {
        emit_plain(host, TermRole::Host, {token.kind, position_, token.bytes});
    }
    for (const base::ByteRange& name : host_names(address)) {
        const base::ByteRange bytes{token.bytes.begin + name.begin, token.bytes.begin + name.end};
        emit_known(printed(bytes), TermRole::Part, {TokenKind::Word, position_, bytes});
    }
}

void Analysis::take_tagged(const Token& token) {
    const std::string_view word = printed(token.bytes);
    const Place place{token.kind, position_, token.bytes};
    emit_stemmed(normal_form(word), TermRole::Whole, place);
    emit_known(word.substr(1), TermRole::Variant, {TokenKind::Word, position_, token.bytes});
}

/// The places of a hyphenated word's parts, and of a letter and its number ("A 8"); one where there
/// is neither. The hyphen of "/-innen" parts nothing, nor do the blanks of "C & A".
std::vector<base::ByteRange> Analysis::parts_of(base::ByteRange bytes) const {
    std::vector<base::ByteRange> parts;
    const bool is_firm = printed(bytes).find('&') != std::string_view::npos;
    std::size_t begin = bytes.begin;
    for (std::size_t offset = bytes.begin; offset < bytes.end;) {
        const base::CodePoint letter = base::decode_at(text_, offset);
        const bool is_behind_slash = offset > bytes.begin && text_[offset - 1] == '/';
        const bool parts_word =
            is_hyphen(letter.value) ? !is_behind_slash : is_blank(letter.value) && !is_firm;
        if (parts_word) {
            parts.push_back({begin, offset});
            begin = offset + letter.length;
        }
        offset += letter.length;
    }
    parts.push_back({begin, bytes.end});
    return parts;
}

/// "Art. 5"
bool Analysis::is_article_number(base::ByteRange word) const {
    constexpr std::size_t kLongestGap = 3;
    const std::string_view name = printed(word);
    const std::string_view behind = text_.substr(word.end, kLongestGap + 1);
    const std::size_t number = behind.find_first_not_of(". ");
    return name == "Art" && behind.starts_with('.') && number != std::string_view::npos &&
           number <= kLongestGap && is_digit(static_cast<unsigned char>(behind[number]));
}

} // namespace fundstelle::german

#include "engine/german/tokenizer.hpp"

#include "engine/german/abbreviation.hpp"
#include "engine/german/address.hpp"
#include "engine/german/gendered_word.hpp"
#include "engine/german/letter_run.hpp"
#include "engine/german/number_token.hpp"
#include "engine/german/spaced_name.hpp"
#include "engine/german/text_view.hpp"

namespace fundstelle::german {

namespace {

/// Whether the letters in [begin, end) are a word of their own, whatever follows: no sign behind
/// them can bind more to it. Most words of a text are; for the others the rules are asked.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
    if (end == text.size()) {
        return true;
    }
    const bool is_last = end + 1 == text.size();
    const char behind = is_last ? ' ' : text[end + 1];
    constexpr std::size_t kShortestParagraphWord = 8;
    switch (text[end]) {
        case ' ':
            return !may_be_spaced_name(text, begin, end) &&
                   (end - begin < kShortestParagraphWord || (text[begin] | 0x20) != 'p' ||
                    behind < '0' || behind > '9');
        case ',':
        case ';':
        case '!':
        case '?':
        case '"':
        case ')':
        case '\n':
            return true;
        case '.':
            return end - begin > 2 && (behind == ' ' || behind == '\n') &&
                   !text.substr(begin).starts_with("Art.");
        case ':':
        case '-':
            return behind == ' ' || behind == '\n';
        default:
            return false;
    }
}

bool goes_on(char32_t value) {
    return is_letter(value) || is_digit(value) || is_mark(value) || is_small_digit(value);
}

/// The end of a run of letters, digits and unseen characters; an unseen character at its end is
/// left out.
std::size_t end_of_run(const TextView& text, std::size_t offset) {
    std::size_t end = offset;
    for (;;) {
        const base::CodePoint next = text.at(offset);
        const bool is_hidden = is_unseen(next.value);
        if (next.length == 0 || !(is_hidden || goes_on(next.value))) {
            return end;
        }
        offset += next.length;
        end = is_hidden ? end : offset;
    }
}

bool begins_part(char32_t value) {
    return is_letter(value) || is_digit(value);
}

/// Goes on behind a run while signs bind more of the same word to it.
std::size_t end_of_word(const TextView& text, std::size_t begin) {
    std::size_t run = begin; // the hyphenated part that is being read
    std::size_t end = end_of_run(text, begin);
    for (;;) {
        if (const std::size_t gender = end_of_gender(text, run, end); gender != end) {
            end = gender;
            continue;
        }
        const std::size_t sign_at = text.past_unseen(end);
        const base::CodePoint sign = text.at(sign_at);
        const std::size_t behind = text.past_unseen(sign_at + sign.length);
        const char32_t next = text.at(behind).value;
        const bool is_hyphenated = is_hyphen(sign.value) && begins_part(next);
        const bool is_bound = (is_apostrophe(sign.value) && is_letter(next)) ||
                              (sign.value == U'&' && is_capital(next) && end - begin <= 3);
        if (!is_hyphenated && !is_bound) {
            return end;
        }
        run = is_hyphenated ? behind : run;
        end = end_of_run(text, behind);
    }
}

Token token_of(std::size_t begin, std::size_t end, TokenKind kind) {
    return {{begin, end}, kind, false, false};
}

/// "@name", "#stich_wort", or no bytes.
Token tagged_token(const TextView& text, std::size_t begin) {
    const bool is_mention = text.at(begin).value == U'@';
    if (!is_letter(text.at(begin + 1).value)) {
        return token_of(begin, begin, TokenKind::Word);
    }
    std::size_t end = end_of_run(text, begin + 1);
    while (text.at(end).value == U'_' && begins_part(text.at(end + 1).value)) {
        end = end_of_run(text, end + 1);
    }
    return token_of(begin, end, is_mention ? TokenKind::Mention : TokenKind::Hashtag);
}

/// What begins at a letter.
Token lettered_token(const TextView& text, std::size_t begin) {
    if (const std::size_t end = end_of_address(text, begin); end != begin) {
        return token_of(begin, end, TokenKind::Address);
    }
    if (const std::size_t end = end_of_abbreviation(text, begin); end != begin) {
        return token_of(begin, end, TokenKind::Abbreviation);
    }
    if (const std::size_t end = end_of_paragraph(text, begin); end != begin) {
        return token_of(begin, end, TokenKind::Paragraph);
    }
    if (const std::size_t end = end_of_numbered_letter(text, begin); end != begin) {
        return token_of(begin, end, TokenKind::Word);
    }
    if (const std::size_t end = end_of_spaced_firm(text, begin); end != begin) {
        return token_of(begin, end, TokenKind::Word);
    }
    return token_of(begin, end_of_word(text, begin), TokenKind::Word);
}

/// What begins at a digit.
Token numbered_token(const TextView& text, std::size_t begin) {
    if (const std::size_t end = end_of_address(text, begin); end != begin) {
        return token_of(begin, end, TokenKind::Address);
    }
    const std::size_t end = end_of_number(text, begin);
    const std::size_t word_end = end_of_word(text, begin);
    return word_end > end ? token_of(begin, word_end, TokenKind::Word)
                          : token_of(begin, end, TokenKind::Number);
}

/// What begins at a place, or a token of no bytes where nothing does.
Token token_at(const TextView& text, std::size_t begin) {
    const char32_t first = text.at(begin).value;
    if (first == U'§') {
        return token_of(begin, end_of_paragraph(text, begin), TokenKind::Paragraph);
    }
    if (first == U'@' || first == U'#') {
        return tagged_token(text, begin);
    }
    if (is_digit(first)) {
        return numbered_token(text, begin);
    }
    return is_letter(first) ? lettered_token(text, begin) : token_of(begin, begin, TokenKind::Word);
}

bool ends_sentence(char32_t value) {
    return value == U'.' || value == U'!' || value == U'?' || value == U'\n' || value == U'…';
}

/// ASCII that no token begins with.
bool is_between_tokens(char byte) {
    return static_cast<unsigned char>(byte) < 0x80 && !is_ascii_word(byte) && byte != '@' &&
           byte != '#';
}

/// Whether the word in [begin, end) may be more than it seems: "BürgerInnen", "Ost- und".
bool may_have_other_forms(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view word = text.substr(begin, end - begin);
    return word.ends_with("In") || word.ends_with("Innen") ||
           (end < text.size() && text[end] == '-') || (begin > 0 && text[begin - 1] == '-');
}

} // namespace

PassedWords Tokenizer::pass_over(const WordBeginnings& wanted, std::uint32_t most) {
    PassedWords passed;
    while (!lists_paragraphs_ && passed.count < most && offset_ < text_.size()) {
        if (is_between_tokens(text_[offset_])) {
            sentence_begins_ =
                sentence_begins_ || ends_sentence(static_cast<unsigned char>(text_[offset_]));
            ++offset_;
            continue;
        }
        const std::size_t end = is_ascii_letter(text_[offset_])
                                    ? past_german_letters(text_, offset_)
                                    : offset_; // digits and umlauts are left to the rules
        if (end == offset_ || wanted.allows(text_.substr(offset_, end - offset_)) ||
            !stands_alone(text_, offset_, end) || may_have_other_forms(text_, offset_, end)) {
            break;
        }
        passed = {passed.count + 1, {offset_, end}, passed.last};
        sentence_begins_ = false;
        offset_ = end;
    }
    return passed;
}

std::optional<Token> Tokenizer::next() {
    while (offset_ < text_.size()) {
        const bool is_lettered =
            is_ascii_letter(text_[offset_]) || is_latin_letter_at(text_, offset_);
        Token token;
        if (is_lettered) {
            const std::size_t end = past_german_letters(text_, offset_);
            if (stands_alone(text_, offset_, end)) {
                token = {{offset_, end}, TokenKind::Word, false, true};
            } else {
                token = token_at(TextView(text_), offset_);
                // "Art" may be the "Art. 5" of a law.
                token.is_plain = token.kind == TokenKind::Word && token.bytes.end == end &&
                                 text_.substr(offset_, token.bytes.size()) != "Art";
            }
        } else if (text_[offset_] == ' ' || text_[offset_] == ',') {
            ++offset_;
            continue;
        } else {
            token = token_at(TextView(text_), offset_);
        }
        if (token.bytes.size() > 0) {
            settle(token);
            return token;
        }
        const base::CodePoint here = base::decode_at(text_, offset_);
        sentence_begins_ = sentence_begins_ || ends_sentence(here.value);
        offset_ += here.length;
    }
    return std::nullopt;
}

void Tokenizer::settle(Token& token) {
    token.begins_sentence = sentence_begins_;
    sentence_begins_ = false;
    offset_ = token.bytes.end;
    if (token.kind == TokenKind::Paragraph || lists_paragraphs_) {
        settle_paragraph(token);
    }
}

void Tokenizer::settle_paragraph(Token& token) {
    const std::string_view printed = text_.substr(token.bytes.begin, token.bytes.size());
    if (token.kind == TokenKind::Paragraph) {
        lists_paragraphs_ = begins_paragraph_list(printed);
    } else if (!token.begins_sentence && is_paragraph_number(printed)) {
        token.kind = TokenKind::Paragraph;
        token.is_plain = false;
    } else {
        lists_paragraphs_ = printed == "und" || printed == "bis" || printed == "oder";
    }
}

} // namespace fundstelle::german

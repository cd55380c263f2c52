#include "engine/german/analyzer.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "engine/german/character.hpp"
#include "engine/german/hung_word.hpp"
#include "engine/german/spelling.hpp"

namespace fundstelle::german {

namespace {

/// A hung word that waits for the one that completes it.
struct HungWord {
    std::string normal;
    std::uint32_t position = 0;
    base::ByteRange bytes;
    int tokens_since = 0;
    bool is_bound = false; ///< "und" has come
};

std::string without(std::string_view text, std::string_view unwanted) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept), [&](char byte) {
        return unwanted.find(byte) == std::string_view::npos;
    });
    return kept;
}

/// The normal form of a number: no group separators, ":" in times.
std::string number_form(std::string_view printed) {
    std::string form;
    bool is_time = printed.find(':') != std::string_view::npos;
    std::size_t groups = 0;
    for (const char byte : printed) {
        groups += byte == '.' ? 1 : 0;
    }
    // "20.15" reached us only where "Uhr" follows: groups have three digits.
    const std::size_t stop = printed.rfind('.');
    const bool is_dotted_time = groups == 1 && printed.size() - stop == 3;
    is_time = is_time || is_dotted_time;
    for (const char byte : printed) {
        if ((byte >= '0' && byte <= '9') || byte == ',') {
            form += byte;
        } else if (is_time && (byte == '.' || byte == ':')) {
            form += ':';
        }
    }
    return form;
}

/// The word before a gender sign and what follows it: {"Bürger", "innen"}; nothing for other words.
struct GenderForms {
    std::string_view base;
    std::string_view ending;
};

std::optional<GenderForms> gender_forms(std::string_view printed) {
    for (const std::string_view ending : {"innen", "in"}) {
        std::string_view rest = printed;
        if (rest.ends_with(')')) {
            rest.remove_suffix(1);
        }
        if (!rest.ends_with(ending)) {
            continue;
        }
        rest.remove_suffix(ending.size());
        const std::size_t base_end = rest.find_last_not_of("*:_/-(");
        const bool has_sign = base_end != std::string_view::npos && base_end + 1 < rest.size();
        const bool is_hyphen_alone = has_sign && rest.substr(base_end + 1) == "-";
        if (has_sign && !is_hyphen_alone) {
            return GenderForms{rest.substr(0, base_end + 1), ending};
        }
    }
    // "BürgerInnen"
    for (const std::string_view ending : {"Innen", "In"}) {
        const std::size_t base = printed.size() - std::min(printed.size(), ending.size());
        const bool follows_small_letter =
            base >= 3 && printed[base - 1] >= 'a' && printed[base - 1] <= 'z';
        if (printed.ends_with(ending) && follows_small_letter) {
            return GenderForms{printed.substr(0, base), ending == "In" ? "in" : "innen"};
        }
    }
    return std::nullopt;
}

/// One walk over one text.
class Analysis {
public:
    Analysis(
        std::string_view text,
        Stemmer& stemmer,
        std::uint32_t first_position,
        const Analyzer::Sink& sink
    )
        : text_(text), stemmer_(stemmer), sink_(sink), position_(first_position) {}

    std::uint32_t run() {
        Tokenizer tokenizer(text_);
        while (const std::optional<Token> token = tokenizer.next()) {
            take(*token);
        }
        return position_;
    }

private:
    [[nodiscard]] std::string_view printed(base::ByteRange bytes) const {
        return text_.substr(bytes.begin, bytes.size());
    }

    void emit(
        std::string_view normal,
        TermRole role,
        TokenKind kind,
        std::uint32_t position,
        base::ByteRange bytes
    ) {
        if (!normal.empty()) {
            const bool is_word =
                kind == TokenKind::Word || kind == TokenKind::Hashtag || kind == TokenKind::Mention;
            sink_({normal, is_word ? stemmer_.stem(normal) : normal, role, kind, position, bytes});
        }
    }

    void take(const Token& token) {
        const std::string_view word = printed(token.bytes);
        switch (token.kind) {
            case TokenKind::Word:
                take_word(token, word);
                return;
            case TokenKind::Number:
                emit(number_form(word), TermRole::Whole, token.kind, position_, token.bytes);
                break;
            case TokenKind::Abbreviation:
                emit(
                    without(normal_form(word), " \xc2\xa0"),
                    TermRole::Whole,
                    token.kind,
                    position_,
                    token.bytes
                );
                break;
            case TokenKind::Paragraph:
                take_paragraph(token, word);
                break;
            case TokenKind::Address:
                take_address(token, word);
                break;
            case TokenKind::Mention:
            case TokenKind::Hashtag: {
                const std::string normal = normal_form(word);
                emit(normal, TermRole::Whole, token.kind, position_, token.bytes);
                emit(
                    std::string_view(normal).substr(1),
                    TermRole::Variant,
                    TokenKind::Word,
                    position_,
                    token.bytes
                );
                break;
            }
        }
        ++position_;
    }

    void take_paragraph(const Token& token, std::string_view word) {
        const std::size_t digits = word.find_first_of("0123456789");
        const std::string number = normal_form(word.substr(digits));
        emit("§" + number, TermRole::Whole, token.kind, position_, token.bytes);
        emit(number, TermRole::Number, token.kind, position_, token.bytes);
    }

    /// The whole address, and the name of its host ("spiegel" of "www.spiegel.de/politik").
    void take_address(const Token& token, std::string_view word) {
        const std::string normal = normal_form(word);
        emit(normal, TermRole::Whole, token.kind, position_, token.bytes);
        std::string_view host = normal;
        for (const std::string_view head : {"https://", "http://", "www."}) {
            if (host.starts_with(head)) {
                host.remove_prefix(head.size());
            }
        }
        if (const std::size_t sign = host.find('@'); sign != std::string_view::npos) {
            host.remove_prefix(sign + 1);
        }
        host = host.substr(0, host.find_first_of(".:/?"));
        if (host != normal) {
            emit(host, TermRole::Variant, TokenKind::Word, position_, token.bytes);
        }
    }

    void take_word(const Token& token, std::string_view word) {
        const std::optional<GenderForms> gender = gender_forms(word);
        if (gender) {
            const std::string base = without(normal_form(gender->base), "-");
            emit(
                base + std::string(gender->ending),
                TermRole::Whole,
                token.kind,
                position_,
                token.bytes
            );
            emit(base, TermRole::Gender, token.kind, position_, token.bytes);
            ++position_;
        } else if (const std::vector<base::ByteRange> parts = parts_of(token.bytes);
                   parts.size() > 1) {
            take_hyphenated(token, parts);
        } else {
            take_plain(token, word);
        }
    }

    void take_plain(const Token& token, std::string_view word) {
        const std::string normal = normal_form(word);
        emit(normal, TermRole::Whole, token.kind, position_, token.bytes);
        if (normal == "art" && is_followed_by_number(token.bytes.end)) {
            emit("artikel", TermRole::Variant, token.kind, position_, token.bytes);
        }
        complete_hung_word(normal);
        if (begins_hung_word(token.bytes.end)) {
            hung_ = HungWord{normal, position_, token.bytes, 0, false};
        }
        ++position_;
    }

    void take_hyphenated(const Token& token, const std::vector<base::ByteRange>& parts) {
        std::string joined;
        std::vector<std::string> normals;
        for (const base::ByteRange& part : parts) {
            normals.push_back(normal_form(printed(part)));
            joined += normals.back();
        }
        emit(joined, TermRole::Whole, token.kind, position_, token.bytes);
        for (std::size_t index = 0; index < parts.size(); ++index) {
            emit(normals[index], TermRole::Part, token.kind, position_, parts[index]);
            ++position_;
        }
        complete_hung_word(joined);
    }

    /// The places of a hyphenated word's parts; one where there is no hyphen.
    [[nodiscard]] std::vector<base::ByteRange> parts_of(base::ByteRange bytes) const {
        std::vector<base::ByteRange> parts;
        std::size_t begin = bytes.begin;
        for (std::size_t offset = bytes.begin; offset < bytes.end;) {
            const base::CodePoint letter = base::decode_at(text_, offset);
            if (is_hyphen(letter.value)) {
                if (offset > begin) {
                    parts.push_back({begin, offset});
                }
                begin = offset + letter.length;
            }
            offset += letter.length;
        }
        if (begin < bytes.end) {
            parts.push_back({begin, bytes.end});
        }
        return parts;
    }

    [[nodiscard]] bool is_followed_by_number(std::size_t offset) const {
        const std::string_view rest = text_.substr(offset);
        const std::size_t digit = rest.find_first_not_of(". ");
        return rest.starts_with('.') && digit != std::string_view::npos && digit <= 2 &&
               is_digit(static_cast<unsigned char>(rest[digit]));
    }

    /// "Ost-" before a blank.
    [[nodiscard]] bool begins_hung_word(std::size_t offset) const {
        return offset + 1 < text_.size() && text_[offset] == '-' && text_[offset + 1] == ' ';
    }

    /// "Ost- und Mitteleuropa": gives "osteuropa" at the place of "Ost".
    void complete_hung_word(std::string_view normal) {
        if (!hung_) {
            return;
        }
        ++hung_->tokens_since;
        if (hung_->tokens_since == 1 && binds_hung_words(normal)) {
            hung_->is_bound = true;
            return;
        }
        if (hung_->is_bound && hung_->tokens_since == 2) {
            if (const std::string_view tail = shared_tail(normal); !tail.empty()) {
                const std::string whole = hung_->normal + std::string(tail);
                emit(whole, TermRole::Hung, TokenKind::Word, hung_->position, hung_->bytes);
            }
        }
        hung_.reset();
    }

    std::string_view text_;
    Stemmer& stemmer_;
    const Analyzer::Sink& sink_;
    std::uint32_t position_;
    std::optional<HungWord> hung_;
};

} // namespace

std::uint32_t Analyzer::analyze(
    std::string_view text, std::uint32_t first_position, const Sink& sink
) {
    return Analysis(text, stemmer_, first_position, sink).run();
}

std::vector<OwnedTerm> Analyzer::analyze(std::string_view text) {
    std::vector<OwnedTerm> terms;
    analyze(text, 1, [&](const Term& term) {
        terms.push_back(
            {std::string(term.normal),
             std::string(term.stem),
             term.role,
             term.kind,
             term.position,
             term.bytes}
        );
    });
    return terms;
}

std::string Analyzer::stem_of(std::string_view word) {
    return std::string(stemmer_.stem(normal_form(word)));
}

std::string Analyzer::prefix_of(std::string_view word) const {
    std::string folded = canonical_prefix(normal_form(word));
    // Stems have no umlauts.
    for (const auto& [umlaut, vowel] :
         {std::pair{"ä", "a"}, std::pair{"ö", "o"}, std::pair{"ü", "u"}}) {
        for (std::size_t at = folded.find(umlaut); at != std::string::npos;
             at = folded.find(umlaut, at)) {
            folded.replace(at, 2, vowel);
        }
    }
    return folded;
}

} // namespace fundstelle::german

#include "engine/german/analysis.hpp"

#include <limits>
#include <optional>

#include "engine/german/spelling.hpp"

namespace fundstelle::german {

std::uint32_t Analysis::run(TokenPlace from) {
    position_ = from.position;
    Tokenizer tokenizer(text_, from.byte);
    while (const std::size_t count =
               choice_ == nullptr ? read_ahead(tokenizer) : read_next_wanted(tokenizer)) {
        for (std::size_t index = 0; index < count; ++index) {
            const ExpectedToken& expected = ahead_[index];
            if (expected.token.is_plain) {
                take_plain_word(expected);
            } else {
                take(expected.token);
            }
            before_ = {expected.token.bytes, before_[0]};
        }
    }
    return position_;
}

/// Passes over words that are not wanted, unless one completes a hung word, and reads one token.
std::size_t Analysis::read_next_wanted(Tokenizer& tokenizer) {
    if (!hung_.are_waiting()) {
        pass_over(tokenizer);
    }
    if (position_ > stretch_.last) {
        return 0;
    }
    const std::optional<Token> token = tokenizer.next();
    ahead_.front().token = token.value_or(Token{});
    return token ? 1 : 0;
}

/// Reads some tokens at once, so that memory brings what is known of one word while another is
/// looked for: a large memo lies in no cache.
std::size_t Analysis::read_ahead(Tokenizer& tokenizer) {
    std::size_t count = 0;
    while (count < ahead_.size()) {
        const std::optional<Token> token = tokenizer.next();
        if (!token) {
            break;
        }
        ahead_[count] = {*token, token->is_plain ? words_.expect(printed(token->bytes)) : 0};
        ++count;
    }
    for (std::size_t index = 0; index < count; ++index) {
        words_.fetch(ahead_[index].hash);
    }
    return count;
}

/// Up to the stretch all words are passed over, within it those that begin otherwise than the
/// wanted ones.
void Analysis::pass_over(Tokenizer& tokenizer) {
    static constexpr WordBeginnings kNone;
    const bool is_before = position_ < stretch_.first;
    const PassedWords passed = tokenizer.pass_over(
        is_before ? kNone : *beginnings_,
        is_before ? stretch_.first - position_ : std::numeric_limits<std::uint32_t>::max()
    );
    position_ += passed.count;
    if (passed.count > 1) {
        before_ = {passed.last, passed.before_last};
    } else if (passed.count == 1) {
        before_ = {passed.last, before_[0]};
    }
}

void Analysis::emit_stemmed(std::string_view normal, TermRole role, const Place& place) {
    if (!normal.empty()) {
        sink_({normal, words_.stem_of(normal), role, place.kind, place.position, place.bytes, 0});
    }
}

void Analysis::emit_plain(std::string_view normal, TermRole role, const Place& place) {
    if (!normal.empty()) {
        sink_({normal, normal, role, place.kind, place.position, place.bytes, 0});
    }
}

void Analysis::emit_known(const KnownWord& known, TermRole role, const Place& place) {
    if (!known.normal.empty()) {
        sink_(
            {known.normal, known.stem, role, place.kind, place.position, place.bytes, known.number}
        );
    }
}

void Analysis::take_plain_word(const ExpectedToken& expected) {
    const Token& token = expected.token;
    const std::string_view word = printed(token.bytes);
    const Place place{token.kind, position_, token.bytes};
    constexpr std::size_t kShortestGendered = 6; // "Innen" alone is none
    if (word.size() >= kShortestGendered && (word.ends_with("In") || word.ends_with("Innen"))) {
        take_gendered(word, TermRole::Whole, place);
        hung_.forget();
        ++position_;
        return;
    }
    if (choice_ == nullptr) {
        emit_known(words_.find(word, expected.hash), TermRole::Whole, place);
    } else if (is_wanted(word)) {
        emit_known(word, TermRole::Whole, place);
    }
    if (behind_or_before_hyphen(token.bytes) || hung_.are_waiting()) {
        follow_hung_words(token.bytes, words_.find(word).normal);
    }
    ++position_;
}

bool Analysis::behind_or_before_hyphen(base::ByteRange bytes) const {
    return (bytes.end < text_.size() && text_[bytes.end] == '-') ||
           (bytes.begin > 0 && text_[bytes.begin - 1] == '-');
}

/// "Ost-" waits for its other half, "-ausgänge" finds it before, and any word may complete those
/// that wait.
void Analysis::follow_hung_words(base::ByteRange bytes, std::string_view normal) {
    if (hangs(bytes.end)) {
        hung_.hang(std::string(normal), position_, bytes);
        return;
    }
    const bool is_cut = bytes.begin > 0 && text_[bytes.begin - 1] == '-' &&
                        (bytes.begin == 1 || text_[bytes.begin - 2] == ' ');
    if (is_cut) {
        complete_from_before(bytes);
    }
    if (hung_.are_waiting()) {
        emit_completed(hung_.take(normal));
    }
}

/// Whether a hyphen and white space or a comma follow a word.
bool Analysis::hangs(std::size_t word_end) const {
    const std::string_view behind = text_.substr(word_end, 2);
    return behind.size() == 2 && behind[0] == '-' &&
           std::string_view(" ,\n").find(behind[1]) != std::string_view::npos;
}

void Analysis::emit_completed(const std::vector<CompletedWord>& words) {
    for (const CompletedWord& word : words) {
        emit_stemmed(word.normal, TermRole::Hung, {TokenKind::Word, word.position, word.bytes});
    }
}

/// "Haupteingänge und -ausgänge": gives "hauptausgänge" at the place of "ausgänge".
void Analysis::complete_from_before(base::ByteRange bytes) {
    if (before_[1].size() == 0 || !binds_hung_words(normal_form(printed(before_[0])))) {
        return;
    }
    const std::string_view word = printed(before_[1]);
    const std::string whole = normal_form(word);
    const std::string head = word.find('-') != std::string_view::npos
                                 ? normal_form(word.substr(0, word.find('-')))
                                 : std::string(shared_head(whole));
    if (!head.empty()) {
        const std::string completed = head + normal_form(printed(bytes));
        emit_stemmed(completed, TermRole::Hung, {TokenKind::Word, position_, bytes});
    }
}

} // namespace fundstelle::german
